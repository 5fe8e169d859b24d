import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { feedbackMessages } from '#app/i18n/feedback'
import { useMessages } from '#app/i18n/messages'
import { VOICES } from '../lessons/feedback'
import type { FeedbackToday } from './team-today'

/** How far the questionnaires of one's own lectures are. */
export function FeedbackTodayView({ lectures }: { lectures: readonly FeedbackToday[] }) {
  const words = useMessages(feedbackMessages)
  return (
    <Panel title={words.today}>
      <ul className="grid">
        {lectures.map(({ to, title, cohortName, voices, waiting }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{words.ofCohort(title, cohortName)}</span>
              <span className="num text-sm text-grey">
                {voices > 0 ? words.todayReady(voices) : words.todayWaiting(waiting, VOICES)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
