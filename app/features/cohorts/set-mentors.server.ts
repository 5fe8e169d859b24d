import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listCohortMentors, lockCohort, replaceCohortMentors } from '#db/queries/cohorts'
import { listEnrolmentsOfCohort } from '#db/queries/enrolments'
import { listActiveWithRole } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'

interface SetMentorsInput {
  actor: Actor
  now: number
  cohortId: string
  mentors: readonly string[]
}

/** Whoever still has a trainee here stays on the list; their trainees need another mentor first. */
export function setMentors(db: Db, input: SetMentorsInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    if (!(await lockCohort(tx, input.cohortId))) return refuse('not-found')
    const allowed = new Set((await listActiveWithRole(tx, 'mentor')).map((m) => m.id))
    if (input.mentors.some((id) => !allowed.has(id))) return refuse('invalid-reference')
    const members = await listEnrolmentsOfCohort(tx, input.cohortId)
    const busy = members.flatMap((e) => (e.ended_at === null && e.mentor_id ? [e.mentor_id] : []))
    const before = await listCohortMentors(tx, input.cohortId)
    const after = [...new Set([...input.mentors, ...busy])]
    await replaceCohortMentors(tx, input.cohortId, after)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'set:mentors',
      entity: 'cohort',
      entityId: input.cohortId,
      before: before.map((m) => m.id),
      after,
    })
    return accept()
  })
}
