import { Link } from '@remix-run/react'
import { Icon } from '#app/components/ui/icon'
import { Panel } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { examMessages } from '#app/i18n/exams'
import { formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import type { ResultPoint } from './today-view'

/** More would bury the day; the rest stands on the results page. */
const SHOWN = 8

/** A bar per exam against its own pass line, oldest first; every figure stands beside its bar as text. */
export function ResultChart({ results }: { results: readonly ResultPoint[] }) {
  const words = useMessages(todayMessages)
  const exams = useMessages(examMessages)
  return (
    <Panel title={words.curve}>
      <ol className="grid gap-3 lg:gap-2">
        {results.slice(-SHOWN).map((point) => (
          <li
            key={`${point.at}-${point.title}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 lg:grid-cols-[minmax(0,17rem)_minmax(4rem,1fr)_auto]"
          >
            <p className="num flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className="min-w-0 break-words">
                {point.title}
                {point.again ? ` · ${exams.kinds[point.again]}` : ''}
              </span>
              <span className="text-sm text-grey">
                <Instant at={point.at} show="date" />
              </span>
            </p>
            <Bar point={point} />
            <Figures point={point} />
          </li>
        ))}
      </ol>
      <p className="mt-3">
        <Link to="/results" className="inline-flex min-h-11 items-center">
          {words.allResults}
        </Link>
      </p>
    </Panel>
  )
}

function Bar({ point: { percent, passPercent } }: { point: ResultPoint }) {
  return (
    <svg
      viewBox="0 0 100 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="order-last col-span-2 h-4 w-full lg:order-none lg:col-span-1"
    >
      <rect className="fig-track" x="0" y="3" width="100" height="10" />
      <rect
        className={percent >= passPercent ? 'fig-bar' : 'fig-bar-warn'}
        x="0"
        y="3"
        width={Math.min(100, percent)}
        height="10"
      />
      <line className="fig-tick" x1={passPercent} x2={passPercent} y1="0" y2="16" />
    </svg>
  )
}

function Figures({ point: { percent, passPercent } }: { point: ResultPoint }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  const passed = percent >= passPercent
  return (
    <p className="num flex items-baseline justify-end gap-2">
      <span
        className={`inline-flex items-center justify-end gap-1 text-sm whitespace-nowrap lg:w-40 ${passed ? 'text-grey' : 'text-amber'}`}
      >
        {passed ? null : <Icon name="alert" size={14} />}
        {passed ? words.passLine(passPercent) : words.belowLine(passPercent)}
      </span>
      <strong className="w-14 text-right">{formatPercent(percent, locale)}</strong>
    </p>
  )
}
