import { type Courses, courseOf } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertCohortMentors } from '#db/queries/cohorts'
import { type EnrolmentRow, findEnrolment, lockEnrolment, updateEnrolment } from '#db/queries/enrolments'
import { insertMentorChange } from '#db/queries/mentor-changes'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { agreeAnew } from './agree.server'
import { decideOfferAnswer, openOffer } from './hand-over'
import { findMentorLocked, loadMentorChanges, type NamedMentorChange } from './mentor-changes.server'

interface AnswerInput {
  actor: Actor
  personId: string
  now: number
  enrolmentId: string
}

interface Answered {
  enrolment: EnrolmentRow
  offer: NamedMentorChange
}

/** Locks person and enrolment, and finds the question that this person is asked. */
async function lockOffer(tx: Tx, input: AnswerInput): Promise<Outcome<Answered>> {
  const mentor = await findMentorLocked(tx, input.personId)
  const locked = await lockEnrolment(tx, input.enrolmentId)
  const enrolment = locked && (await findEnrolment(tx, input.enrolmentId))
  if (!enrolment) return refuse('not-found')
  const changes = await loadMentorChanges(tx, enrolment.id)
  const decided = decideOfferAnswer({ changes, isMentor: mentor !== null }, input.personId)
  if (!decided.ok) return decided
  if (enrolment.ended_at !== null) return refuse('wrong-state')
  return accept({ enrolment, offer: openOffer(changes)! })
}

async function record(
  tx: Tx,
  input: AnswerInput,
  { enrolment, offer }: Answered,
  { event, reason }: { event: 'accepted' | 'declined'; reason: string | null },
): Promise<void> {
  await insertMentorChange(tx, {
    id: newId(),
    enrolment_id: enrolment.id,
    revision: offer.revision + 1,
    event,
    mentor_id: input.personId,
    from_mentor_id: enrolment.mentor_id,
    by_id: input.personId,
    reason,
    at: input.now,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: event === 'accepted' ? 'change:mentor' : 'decline:mentor',
    entity: 'enrolment',
    entityId: enrolment.id,
    enrolmentId: enrolment.id,
    reason: reason ?? offer.reason,
    before: { mentor_id: enrolment.mentor_id, mentor: enrolment.mentor_name },
    after:
      event === 'accepted'
        ? { mentor_id: input.personId, mentor: offer.mentorName }
        : { mentor_id: enrolment.mentor_id, mentor: enrolment.mentor_name },
  })
}

/** From here on the work is the new mentor's; what the old one signed stays signed by him. */
export function acceptTrainee(db: Db, input: AnswerInput & { courses: Courses }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockOffer(tx, input)
    if (!found.ok) return found
    const { enrolment, offer } = found.value
    const { now } = input
    const updated = await updateEnrolment(tx, enrolment.id, enrolment.revision, {
      mentor_id: input.personId,
      mentor_accepted_at: now,
    })
    if (updated === 0) return refuse('stale')
    const content = courseOf(input.courses, enrolment.course_id)
    await agreeAnew(tx, { ...input, content, mentorId: input.personId, mentorName: offer.mentorName })
    await insertCohortMentors(tx, enrolment.cohort_id, [input.personId])
    await record(tx, input, found.value, { event: 'accepted', reason: null })
    const about = { traineeName: enrolment.trainee_name, mentorName: offer.mentorName }
    await notify(tx, { to: enrolment.trainee_id, kind: 'mentor-accepted', payload: about, now })
    await notify(tx, { to: enrolment.mentor_id, kind: 'mentee-handed-over', payload: about, now })
    await notify(tx, {
      to: offer.byId,
      kind: 'hand-over-accepted',
      payload: { ...about, enrolmentId: enrolment.id },
      now,
    })
    return accept()
  })
}

/** The question goes back to the manager who asked, with the reason; nothing has changed hands. */
export function declineTrainee(db: Db, input: AnswerInput & { reason: string }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockOffer(tx, input)
    if (!found.ok) return found
    const { enrolment, offer } = found.value
    const { now, reason } = input
    await record(tx, input, found.value, { event: 'declined', reason })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
    const { mentorName } = offer
    await notify(tx, { to: offer.byId, kind: 'hand-over-declined', payload: { ...about, mentorName, reason }, now })
    await notify(tx, { to: enrolment.mentor_id, kind: 'mentee-stays', payload: about, now })
    await notify(tx, { to: enrolment.trainee_id, kind: 'mentor-stays', payload: { mentorName }, now })
    return accept()
  })
}
