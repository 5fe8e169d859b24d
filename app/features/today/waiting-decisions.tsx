import { Link } from '@remix-run/react'
import { Panel, Tag } from '#app/components/ui/layout'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import type { WaitingDecision } from './team-today'

/** What is to be decided, the late first, each with the way to its form. */
export function WaitingDecisions({ waiting, all }: { waiting: readonly WaitingDecision[]; all: number }) {
  const words = useMessages(todayMessages).team
  const kinds = useMessages(decisionKindMessages)
  const locale = useLocale()
  return (
    <Panel id="decisions" title={words.decisions} tone={waiting.some(({ isLate }) => isLate) ? 'amber' : 'plain'}>
      <ul className="grid">
        {waiting.map((one) => (
          <li key={`${one.enrolmentId}-${one.kind}`}>
            <Link
              to={`/manager/trainees/${one.enrolmentId}/decide/${one.kind}`}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{`${one.traineeName} · ${kinds[one.kind]}`}</span>
              {one.dueOn ? (
                <Tag tone={one.isLate ? 'red' : 'grey'}>
                  {(one.isLate ? words.decideLate : words.decideBy)(formatLocalDate(one.dueOn, locale))}
                </Tag>
              ) : (
                <span className="num text-sm text-grey">{words.decideSince(formatLocalDate(one.sinceOn, locale))}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {all > waiting.length ? <p className="num mt-2 text-grey">{words.more(all - waiting.length)}</p> : null}
    </Panel>
  )
}
