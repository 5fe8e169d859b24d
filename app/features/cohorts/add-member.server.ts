import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import { lockCohort } from '#db/queries/cohorts'
import { listActiveWithRole, listEnrolmentsOfPeople } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { enrol } from './enrol.server'
import { decideEnrol } from './enrol-again'
import { findMentorLocked } from './mentor-changes.server'
import { loadPastTrainings } from './past-trainings.server'

interface AddMemberInput {
  actor: Actor
  now: number
  cohortId: string
  personId: string
  mentorId: string
  joinedOn: string
  /** Asked of who has been through training before. */
  whyAgain?: string
}

/** The first day begins with the mentor, so nobody is enrolled without one. */
export function addMember(db: Db, input: AddMemberInput): Promise<Outcome<{ enrolmentId: string }>> {
  const attempt = inTransaction(db, async (tx) => {
    const cohort = await lockCohort(tx, input.cohortId)
    if (!cohort) return refuse('not-found')
    const trainee = (await listActiveWithRole(tx, 'trainee')).find((p) => p.id === input.personId)
    const mentor = await findMentorLocked(tx, input.mentorId)
    if (!trainee || !mentor || trainee.id === mentor.id) return refuse('invalid-reference')
    const known = await listEnrolmentsOfPeople(tx, [trainee.id])
    if (known.some((e) => e.ended_at === null || e.cohort_id === cohort.id))
      return refuse('already-enrolled', trainee.display_name)
    const past = await loadPastTrainings(tx, [trainee.id])
    const decided = decideEnrol(past, { courseId: cohort.course_id, whyAgain: input.whyAgain ?? '' })
    if (!decided.ok) return decided
    const enrolmentId = await enrol(tx, {
      actor: input.actor,
      now: input.now,
      cohort,
      trainee: { id: trainee.id, name: trainee.display_name },
      mentor: { id: mentor.id, name: mentor.display_name },
      joinedOn: input.joinedOn,
      again: decided.value && { after: decided.value.enrolmentId, why: input.whyAgain?.trim() ?? '' },
    })
    return accept({ enrolmentId })
  })
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('already-enrolled')
    throw error
  })
}
