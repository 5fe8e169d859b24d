import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertTypingRuling, listTypingRulings, listTypingRunsOfActivity } from '#db/queries/typing'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { lockActivityCase } from '../activities/activity-case.server'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { actsFor } from '../activities/signers'
import { tellTestResult } from '../activities/tell-test-result.server'
import { type TypingVerdict, typingStanding } from '../activities/typing-standing'
import { type Actor, appendAudit } from '../audit/audit.server'
import { isFinalState } from '../cohorts/enrolment-states'
import { decideTypingRuling, isRunDecidedOn } from './typing-ruling'

interface RuleTypingInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  runId: string
  verdict: TypingVerdict
  reason: string
  expectedRevision: number
}

/** Says whether a run counts that was faster than hands are, or not only typed. What was said before stays on record below it. */
export function ruleTyping(db: Db, input: RuleTypingInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, delegations } = found.value
    const runs = await listTypingRunsOfActivity(tx, enrolment.id, input.activityId)
    const run = runs.find((r) => r.id === input.runId)
    if (!run) return refuse('not-found')
    const [newest] = await listTypingRulings(tx, [run.id])
    const decided = decideTypingRuling({
      standing: typingStanding({ finishedAt: run.finished_at, held: run.held === 1, verdict: run.verdict }),
      held: run.held === 1,
      revision: newest?.revision ?? 0,
      expectedRevision: input.expectedRevision,
      traineeId: enrolment.trainee_id,
      actorId: input.viewer.id,
      isMentor: actsFor(input.viewer, { enrolment, activityId: input.activityId, role: 'mentor', delegations }),
      decidedOn: isRunDecidedOn(entry, run.started_at),
      ended: isFinalState(enrolment.state),
    })
    if (!decided.ok) return decided
    await insertTypingRuling(tx, {
      id: newId(),
      run_id: run.id,
      revision: decided.value.revision,
      verdict: input.verdict,
      reason: input.reason,
      ruled_by: input.viewer.id,
      ruled_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'rule:typing',
      entity: 'typing_run',
      entityId: run.id,
      enrolmentId: enrolment.id,
      reason: input.reason,
      before: { verdict: run.verdict },
      after: { run: run.run, speed: run.speed, verdict: input.verdict, revision: decided.value.revision },
    })
    await tellTestResult(tx, input)
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}
