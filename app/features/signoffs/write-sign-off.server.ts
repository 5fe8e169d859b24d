import type { Content } from '#app/content/content.server'
import type { SignerRole } from '#app/content/plan'
import { newId } from '#db/ids'
import { updateEnrolment } from '#db/queries/enrolments'
import { insertSignOff } from '#db/queries/signoffs'
import type { Tx } from '#db/transaction'
import type { ActivityCase } from '../activities/activity-case.server'
import { asksAcceptance } from '../activities/signers'
import { type Actor, appendAudit } from '../audit/audit.server'
import { endAgreement, writeMentorsWord } from '../cohorts/agree.server'
import { agreementText, decideAgreement } from '../cohorts/agreement'
import { notify } from '../notifications/notify.server'
import type { DecidedSignOff, SignVerdict } from './sign-off'

interface Signing {
  actor: Actor
  content: Pick<Content, 'checklists'>
  signer: { id: string; displayName: string }
  now: number
  activityId: string
  slot: SignerRole
}

type Given = DecidedSignOff & { verdict: SignVerdict }

/** The slot's next revision with its audit line; the trainee is told. */
export async function writeSignOff(tx: Tx, found: ActivityCase, input: Signing, given: Given): Promise<void> {
  const { enrolment, entry, facts } = found
  const newest = facts.signOffs.find((s) => s.slot === input.slot)
  const id = newId()
  await insertSignOff(tx, {
    id,
    enrolment_id: enrolment.id,
    activity_id: input.activityId,
    slot: input.slot,
    revision: given.revision,
    trainee_id: enrolment.trainee_id,
    signer_id: input.signer.id,
    verdict: given.verdict,
    comment: given.comment,
    redo_by_on: given.redoByOn,
    took_place_on: given.tookPlaceOn,
    signed_at: input.now,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: 'sign:activity',
    entity: 'sign-off',
    entityId: id,
    enrolmentId: enrolment.id,
    reason: given.comment,
    before: newest ? { verdict: newest.verdict, revision: newest.revision, signerId: newest.signerId } : null,
    after: { activityId: input.activityId, slot: input.slot, ...given },
  })
  if (input.slot === 'mentor' && asksAcceptance(entry.activity)) await recordAcceptance(tx, found, input, given)
  await tellTrainee(tx, found, input, given)
}

/** D01-2: the mentor's signature is the acceptance, and the word to what both agree to; taking it back opens the question again. */
async function recordAcceptance(
  tx: Tx,
  { enrolment, entry }: ActivityCase,
  { now, content, actor, signer }: Signing,
  { verdict }: Given,
): Promise<void> {
  const text = agreementText(content, entry.activity.settings)
  const pair = { traineeName: enrolment.trainee_name, mentorId: signer.id, mentorName: signer.displayName }
  const agreed = verdict === 'signed' && text ? decideAgreement(text, pair, text.version) : null
  if (verdict !== 'signed') await endAgreement(tx, enrolment.id)
  const word = { actor, now, enrolmentId: enrolment.id, activityId: entry.activity.id, mentorId: signer.id }
  if (agreed?.ok) await writeMentorsWord(tx, word, agreed.value)
  await updateEnrolment(tx, enrolment.id, enrolment.revision, {
    mentor_accepted_at: verdict === 'signed' ? now : null,
  })
}

async function tellTrainee(tx: Tx, { enrolment, entry }: ActivityCase, input: Signing, given: Given): Promise<void> {
  const to = enrolment.trainee_id
  const { now, slot } = input
  const comment = given.comment ?? ''
  const about = {
    activityId: input.activityId,
    title: entry.activity.title,
    slot,
    signerName: input.signer.displayName,
  }
  if (given.verdict === 'not_yet')
    return notify(tx, { to, now, kind: 'not-yet', payload: { ...about, comment, redoByOn: given.redoByOn } })
  if (given.verdict === 'withdrawn')
    return notify(tx, { to, now, kind: 'sign-withdrawn', payload: { ...about, comment } })
  if (slot === 'mentor' && asksAcceptance(entry.activity))
    return notify(tx, { to, now, kind: 'mentor-accepted', payload: { mentorName: input.signer.displayName } })
  return notify(tx, { to, now, kind: 'signed', payload: about })
}
