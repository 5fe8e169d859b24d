import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { shownState } from '../activities/activity-state'
import { StateTag } from '../activities/activity-words'
import type { TraineePlan } from './trainees.server'

/** The days of one trainee's plan; what is past and done is folded, today is open. */
export function PlanDays({ plan }: { plan: TraineePlan }) {
  const words = useMessages(signoffMessages)
  return (
    <Panel>
      <ol className="divide-y divide-line">
        {plan.days.map((day) => {
          const done = day.activities.filter((a) => a.state === 'done').length
          const unfinished = day.day <= plan.currentDay && done < day.activities.length
          return (
            <li key={day.day}>
              <details open={day.day === plan.currentDay || (unfinished && day.day >= plan.currentDay - 1)}>
                <summary className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
                  <strong className="num">{words.dayOfPlan(day.day)}</strong>
                  <span className="min-w-0 flex-1 basis-40 break-words">{day.title}</span>
                  <span className="num text-sm text-grey max-sm:w-full">
                    {day.on ? <LocalDate on={day.on} /> : null} · {words.countDone(done, day.activities.length)}
                  </span>
                </summary>
                <ul className="mb-3 grid gap-1 pl-1">
                  {day.activities.map((activity) => (
                    <li key={activity.id} className="flex flex-wrap items-center gap-2 py-1">
                      <StateTag state={shownState(activity)} />
                      <Link
                        to={`/mentor/trainees/${plan.enrolmentId}/activities/${activity.id}`}
                        className="min-w-0 break-words"
                      >
                        {activity.title}
                      </Link>
                    </li>
                  ))}
                  <li className="pt-1">
                    <Link
                      to={`/mentor/trainees/${plan.enrolmentId}/days/${day.day}`}
                      className="inline-flex min-h-11 items-center"
                    >
                      {words.daySheet}
                    </Link>
                  </li>
                </ul>
              </details>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
