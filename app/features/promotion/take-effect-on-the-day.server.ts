import type { Courses } from '#app/content/content.server'
import { addDays, localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { findDecision, listDueDecisions } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { listDecisions } from '#db/queries/facts'
import { inTransaction } from '#db/transaction'
import { newestDecisions } from '../activities/decision-facts'
import { SYSTEM } from '../audit/audit.server'
import { pinnedCourse } from '../cohorts/pinned-course.server'
import { DATED, isEffective, KIND_RULES } from './decision-kinds'
import { hasCome, takeEffect } from './take-effect.server'

interface Asked {
  now: number
  courses: Courses
  /** One enrolment, on the way of a request; left out: everybody's. */
  enrolmentId?: string
}

/** Lets every promotion and every leaving whose day has come take effect, once. Answers how many did. */
export async function takeEffectOnTheDay(db: Db, { now, courses, enrolmentId }: Asked): Promise<number> {
  let done = 0
  // No clock on earth is a whole day ahead of this one; whose day it is already, the cohort's own zone says.
  const latest = addDays(localDateOf(now, 'UTC'), 1)
  const due = await listDueDecisions(db, { on: latest, verdicts: DATED, ...(enrolmentId ? { enrolmentId } : {}) })
  for (const { id, verdict, zone, effective_on } of due) {
    if (!hasCome({ verdict, effectiveOn: effective_on }, now, zone)) continue
    if (await takeEffectOf(db, { decisionId: id, now, courses })) done++
  }
  return done
}

function takeEffectOf(db: Db, { decisionId, now, courses }: { decisionId: string; now: number; courses: Courses }) {
  return inTransaction(db, async (tx) => {
    const known = await findDecision(tx, decisionId)
    if (!known) return false
    await lockEnrolment(tx, known.enrolment_id)
    const enrolment = await findEnrolment(tx, known.enrolment_id)
    const decision = newestDecisions(await listDecisions(tx, [known.enrolment_id])).find((d) => d.id === decisionId)
    // Replaced, or done by a request, since it was found.
    if (!enrolment || !decision || !isEffective(decision)) return false
    if (!KIND_RULES[decision.kind].states.includes(enrolment.state)) return false
    const effect = { ...decision, decisionId, contractMonths: null }
    const { course_id: courseId, plan_version_id: planVersionId } = enrolment
    const content = await pinnedCourse(tx, courses, { courseId, planVersionId })
    await takeEffect(tx, { actor: SYSTEM, now, content, enrolment, effect, supersession: null })
    return true
  })
}
