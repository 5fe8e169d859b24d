// Decides what the waiting rules are asked with, for somebody whose whole way is known.
import { settledAppealsOn } from '../activities/gate-since'
import type { Progress } from '../activities/progress'
import { decisionActivity, secondTestsOf } from './gate-tests'
import { probationDays } from './probation-days'
import { type WantedInput, wantedInput } from './wanted'

export function wantedOf(
  progress: Omit<Progress, 'enrolment'> & { enrolment: Progress['enrolment'] & { probation_until_on: string | null } },
): WantedInput {
  const { enrolment, facts, calendar, activities, decideBy } = progress
  return wantedInput({
    enrolment,
    today: calendar.today,
    planOn: (kind) =>
      (kind === 'promotion' ? activities.find((a) => a.activity.gate === 'D22') : decisionActivity(activities, kind))
        ?.on ?? null,
    decisions: facts.decisions,
    released: [...facts.activities.values()].flatMap((a) => a.attempts),
    secondTests: (kind) => secondTestsOf(progress, kind),
    decideBy,
    appealsSettledOn: (kind) => settledAppealsOn(kind, progress),
    leaving: facts.leaving,
    probation: probationDays(enrolment, calendar.rules),
  })
}
