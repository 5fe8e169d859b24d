import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findPerson } from '#db/queries/accounts'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { insertWaivers, listWaiverRevisions } from '#db/queries/waivers'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import { signedPromotion } from '../activities/decision-facts'
import { asksForAll, listPromotionPreconditions, type Precondition } from '../activities/preconditions'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideTakeBack, decideWaive, type WaiverCase } from './waivers'

export interface WaiverInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  subjects: readonly string[]
  reason: string
  /** How many rows the list had on the page that was read. */
  expectedRevision: number
}

const VERDICTS = {
  waived: { decide: decideWaive, action: 'waive:precondition', notice: 'waived' },
  withdrawn: { decide: decideTakeBack, action: 'take-back:waiver', notice: 'waiver-withdrawn' },
} as const
type Verdict = keyof typeof VERDICTS

/** Several at once with one reason; each is stored, audited and told by its own name. */
export function waivePrecondition(db: Db, input: WaiverInput): Promise<Outcome> {
  return writeVerdict(db, 'waived', input)
}

/** From then on it is missing again. */
export function takeBackWaiver(db: Db, input: WaiverInput): Promise<Outcome> {
  return writeVerdict(db, 'withdrawn', input)
}

function writeVerdict(db: Db, verdict: Verdict, input: WaiverInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    if (enrolment.trainee_id === input.viewer.id) return refuse('self-signing')
    const may = decideReach(input.viewer, 'decide:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const { given, activityId, revisions } = await loadWaiverCase(tx, enrolment, input)
    const chosen = VERDICTS[verdict].decide(given, { ...input, managerId: input.viewer.id })
    if (!chosen.ok) return chosen
    const rows = chosen.value.map(({ subject }) => ({
      id: newId(),
      enrolment_id: enrolment.id,
      subject,
      revision: Math.max(0, ...revisions.filter((r) => r.subject === subject).map((r) => r.revision)) + 1,
      verdict,
      reason: input.reason.trim(),
      decided_by: input.viewer.id,
      decided_at: input.now,
    }))
    await insertWaivers(tx, rows)
    for (const row of rows)
      await appendAudit(tx, {
        actor: input.actor,
        now: input.now,
        action: VERDICTS[verdict].action,
        entity: 'waiver',
        entityId: row.id,
        enrolmentId: enrolment.id,
        reason: row.reason,
        after: {
          subject: row.subject,
          title: chosen.value.find((p) => p.subject === row.subject)?.title ?? null,
          revision: row.revision,
        },
      })
    await tell(tx, verdict, { input, chosen: chosen.value, to: enrolment.trainee_id, activityId })
    return accept()
  })
}

async function loadWaiverCase(tx: Tx, enrolment: EnrolmentRow, input: WaiverInput) {
  const [progress] = await loadProgress(tx, [enrolment], input)
  const { activities, facts, calendar } = progress!
  const revisions = await listWaiverRevisions(tx, enrolment.id)
  const given: WaiverCase = {
    traineeId: enrolment.trainee_id,
    state: enrolment.state,
    preconditions: listPromotionPreconditions(activities, { facts, today: calendar.today }),
    promoted: signedPromotion(facts.decisions) !== undefined,
    revision: revisions.length,
  }
  return { given, revisions, activityId: activities.find(asksForAll)?.activity.id ?? '' }
}

async function tell(
  tx: Tx,
  verdict: Verdict,
  about: { input: WaiverInput; chosen: readonly Precondition[]; to: string; activityId: string },
) {
  const { input, chosen } = about
  const by = await findPerson(tx, input.viewer.id)
  await notify(tx, {
    to: about.to,
    kind: VERDICTS[verdict].notice,
    payload: {
      activityId: ledTo(chosen, about.activityId),
      things: chosen.map(({ title, subject }) => title ?? subject),
      reason: input.reason.trim(),
      managerName: by?.display_name ?? '',
    },
    now: input.now,
  })
}

/** To the row that was waived; where it is none, or several, to the final, which lists all that were. */
function ledTo(chosen: readonly Precondition[], finalId: string): string {
  const [only, ...others] = chosen
  return others.length === 0 && only?.what === 'activity' ? only.subject : finalId
}
