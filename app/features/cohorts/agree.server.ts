import type { Content } from '#app/content/content.server'
import { newId } from '#db/ids'
import { insertEntry, listEntriesOfKinds, withdrawEntriesOfKinds } from '#db/queries/activities'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { AGREED, type Agreement, agreementText, decideAgreement, standingAgreement } from './agreement'

const KINDS = Object.values(AGREED)

interface Word {
  actor: Actor
  now: number
  enrolmentId: string
  activityId: string
  mentorId: string
}

/** The mentor's word, given with the acceptance of the trainee. */
export async function writeMentorsWord(tx: Tx, { actor, now, ...word }: Word, agreement: Agreement): Promise<void> {
  const id = newId()
  await insertEntry(tx, {
    id,
    enrolment_id: word.enrolmentId,
    activity_id: word.activityId,
    kind: AGREED.mentor,
    data: JSON.stringify(agreement),
    created_by: word.mentorId,
    created_at: now,
  })
  await appendAudit(tx, {
    actor,
    now,
    action: `add:${AGREED.mentor}`,
    entity: 'activity-entry',
    entityId: id,
    enrolmentId: word.enrolmentId,
    after: { activityId: word.activityId, ...agreement },
  })
}

/** What the two had agreed no longer binds: it stays on record. */
export function endAgreement(tx: Tx, enrolmentId: string): Promise<unknown> {
  return withdrawEntriesOfKinds(tx, enrolmentId, KINDS)
}

interface NewMentor {
  mentorName: string
  content: Pick<Content, 'activityById' | 'checklists'>
}

/** Another mentor takes over under today's text, and the trainee is asked anew. Nothing where nothing had been agreed. */
export async function agreeAnew(
  tx: Tx,
  { actor, now, enrolmentId, mentorId, mentorName, content }: Omit<Word, 'activityId'> & NewMentor,
): Promise<void> {
  const entries = await listEntriesOfKinds(tx, enrolmentId, KINDS)
  const standing = standingAgreement(entries, 'mentor') ?? standingAgreement(entries, 'trainee')
  if (!standing) return
  await endAgreement(tx, enrolmentId)
  const earlier = JSON.parse(standing.data) as Agreement
  const settings = content.activityById.get(standing.activity_id)?.settings ?? {}
  const text = agreementText(content, settings)
  const agreed = text && decideAgreement(text, { ...earlier, mentorId, mentorName }, text.version)
  // A course that has dropped the text leaves the one that was agreed to.
  const agreement = agreed?.ok ? agreed.value : { ...earlier, mentorId, mentorName }
  await writeMentorsWord(tx, { actor, now, enrolmentId, mentorId, activityId: standing.activity_id }, agreement)
}
