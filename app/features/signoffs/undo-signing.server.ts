import { type Content, type Courses, courseOf } from '#app/content/content.server'
import type { SignerRole } from '#app/content/plan'
import { accept, type Outcome, type Refusal, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listStandingSignOffsAt } from '#db/queries/signoffs'
import { inTransaction } from '#db/transaction'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { lockActivityCase } from '../activities/activity-case.server'
import { isPromotedUpon } from '../activities/decision-facts'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import type { Actor } from '../audit/audit.server'
import { decideUndo } from './sign-off'
import { writeSignOff } from './write-sign-off.server'

interface UndoInput {
  actor: Actor
  signer: Pick<Viewer, 'id' | 'roles' | 'displayName'>
  now: number
  courses: Courses
  /** The moment of the tap: one signature, or all that were chosen together. */
  signedAt: number
  /** What the record says in place of a reason that nobody is asked for. */
  reason: string
}

/** Takes back what one tap of this person signed, each in a transaction of its own; answers how many. */
export async function undoSigning(db: Db, { courses, signedAt, ...acting }: UndoInput): Promise<Outcome<number>> {
  let undone = 0
  let reason: Refusal = 'stale'
  for (const row of await listStandingSignOffsAt(db, acting.signer.id, signedAt)) {
    const relation = await findEnrolmentRelation(db, row.enrolment_id, acting.signer.id)
    if (!relation || !canOnEnrolment(acting.signer, 'sign:activity', relation, row.activity_id)) continue
    const content = courseOf(courses, relation.courseId)
    const outcome = await undoOne(db, {
      ...acting,
      content,
      enrolmentId: row.enrolment_id,
      activityId: row.activity_id,
      slot: row.slot,
    })
    if (outcome.ok) undone++
    else reason = outcome.reason
  }
  return undone > 0 ? accept(undone) : refuse(reason)
}

interface OneInput extends Omit<UndoInput, 'courses' | 'signedAt'> {
  content: Content
  enrolmentId: string
  activityId: string
  slot: SignerRole
}

function undoOne(db: Db, input: OneInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, facts, progress } = found.value
    const newest = facts.signOffs.find((s) => s.slot === input.slot)
    const decided = decideUndo({
      newest,
      signerId: input.signer.id,
      state: enrolment.state,
      promotedUpon: newest !== undefined && isPromotedUpon(newest.signedAt, progress.facts.decisions),
      now: input.now,
    })
    if (!decided.ok) return decided
    await writeSignOff(tx, found.value, input, { ...decided.value, verdict: 'withdrawn', comment: input.reason })
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}
