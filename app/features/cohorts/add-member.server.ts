import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import { lockCohort } from '#db/queries/cohorts'
import { listActiveWithRole, listEnrolmentsOfPeople } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { enrol } from './enrol.server'
import { findMentorLocked } from './mentor-changes.server'

interface AddMemberInput {
  actor: Actor
  now: number
  cohortId: string
  personId: string
  mentorId: string
  joinedOn: string
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
    const enrolmentId = await enrol(tx, {
      actor: input.actor,
      now: input.now,
      cohort,
      trainee: { id: trainee.id, name: trainee.display_name },
      mentor: { id: mentor.id, name: mentor.display_name },
      joinedOn: input.joinedOn,
    })
    return accept({ enrolmentId })
  })
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('already-enrolled')
    throw error
  })
}
