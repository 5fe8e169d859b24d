import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { voidingMessages } from '#app/i18n/voidings'
import type { VoidingToday } from './team-today'

/** Papers to be annulled that wait for this person's word. */
export function VoidingsTodayView({ voidings }: { voidings: readonly VoidingToday[] }) {
  const words = useMessages(voidingMessages)
  if (voidings.length === 0) return null
  return (
    <Panel tone="amber" title={words.inbox} id="voidings">
      <ul className="grid">
        {voidings.map((line) => (
          <li key={line.voidingId}>
            <Link
              to={`/voidings/${line.voidingId}`}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{`${line.candidate} · ${line.title}`}</span>
              <span className="num text-sm text-grey">
                <Instant at={line.since} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
