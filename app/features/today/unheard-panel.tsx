import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import type { ManagerToday } from './team-today'

/** Who else examines is named in the cohort. */
export function UnheardPanel({ unheard }: Pick<ManagerToday, 'unheard'>) {
  const words = useMessages(todayMessages).team
  const { oral } = useMessages(examMessages)
  return (
    <Panel id="unheard" tone="amber" title={words.unheard}>
      <p className="mb-2">{words.unheardLead}</p>
      <ul className="grid">
        {unheard.map(({ enrolmentId, cohortId, traineeName, title }) => (
          <li key={`${enrolmentId} ${title}`}>
            <Link
              to={`/admin/cohorts/${cohortId}/delegates`}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{traineeName}</span>
              <span className="text-sm text-grey">{oral(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
