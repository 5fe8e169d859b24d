import type { Content } from '#app/content/content.server'
import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { updateEnrolment } from '#db/queries/enrolments'
import { insertSignOff } from '#db/queries/signoffs'
import { inTransaction, type Tx } from '#db/transaction'
import { type ActivityCase, lockActivityCase } from '../activities/activity-case.server'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { asksAcceptance } from '../activities/signers'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { type DecidedSignOff, decideSignOff, type SignCommand, type Signer } from './sign-off'

export interface SignActivityInput extends SignCommand {
  actor: Actor
  signer: Signer & { displayName: string }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

/** Signs, says "not yet", or takes a signature back; always as the slot's next revision, never as an edit. */
export function signActivity(db: Db, input: SignActivityInput): Promise<Outcome<{ revision: number }>> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, delegations, progress } = found.value
    const newest = facts.signOffs.find((s) => s.slot === input.slot)
    const decided = decideSignOff(
      {
        activity: entry.activity,
        enrolment,
        delegations,
        signer: input.signer,
        state: enrolment.state,
        status: entry.status,
        newest,
        today: progress.calendar.today,
      },
      input,
    )
    if (!decided.ok) return decided
    const id = newId()
    await insertSignOff(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: input.activityId,
      slot: input.slot,
      revision: decided.value.revision,
      trainee_id: enrolment.trainee_id,
      signer_id: input.signer.id,
      verdict: input.verdict,
      comment: decided.value.comment,
      redo_by_on: decided.value.redoByOn,
      signed_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'sign:activity',
      entity: 'sign-off',
      entityId: id,
      enrolmentId: enrolment.id,
      reason: decided.value.comment,
      before: newest ? { verdict: newest.verdict, revision: newest.revision, signerId: newest.signerId } : null,
      after: { activityId: input.activityId, slot: input.slot, verdict: input.verdict, ...decided.value },
    })
    if (input.slot === 'mentor' && asksAcceptance(entry.activity)) await recordAcceptance(tx, found.value, input)
    await tellTrainee(tx, found.value, input, decided.value)
    await notifySignersWhenReady(tx, found.value, input)
    return accept({ revision: decided.value.revision })
  })
}

/** D01-2: the mentor's signature is the acceptance; taking it back opens the question again. */
async function recordAcceptance(tx: Tx, { enrolment }: ActivityCase, input: SignActivityInput): Promise<void> {
  await updateEnrolment(tx, enrolment.id, enrolment.revision, {
    mentor_accepted_at: input.verdict === 'signed' ? input.now : null,
  })
}

async function tellTrainee(
  tx: Tx,
  { enrolment, entry }: ActivityCase,
  input: SignActivityInput,
  decided: DecidedSignOff,
): Promise<void> {
  const to = enrolment.trainee_id
  const { now, slot } = input
  const about = {
    activityId: input.activityId,
    title: entry.activity.title,
    slot,
    signerName: input.signer.displayName,
  }
  if (input.verdict === 'not_yet')
    return notify(tx, {
      to,
      now,
      kind: 'not-yet',
      payload: { ...about, comment: decided.comment ?? '', redoByOn: decided.redoByOn },
    })
  if (input.verdict === 'withdrawn')
    return notify(tx, { to, now, kind: 'sign-withdrawn', payload: { ...about, comment: decided.comment ?? '' } })
  if (slot === 'mentor' && asksAcceptance(entry.activity))
    return notify(tx, { to, now, kind: 'mentor-accepted', payload: { mentorName: input.signer.displayName } })
  return notify(tx, { to, now, kind: 'signed', payload: about })
}
