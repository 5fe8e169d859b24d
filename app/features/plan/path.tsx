import { Link } from '@remix-run/react'
import { Icon, type IconName } from '#app/components/ui/icon'
import { LocalDate } from '#app/components/ui/time'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'
import type { DayState, PathDay, PathWeek } from './plan-path'

const LOOK: Record<DayState, { icon: IconName; classes: string; word: string }> = {
  done: { icon: 'done', classes: 'border-green bg-green-soft', word: 'text-green' },
  waiting: { icon: 'clock', classes: 'border-amber bg-amber-soft', word: 'text-amber' },
  missed: { icon: 'alert', classes: 'border-amber border-dashed bg-raised', word: 'text-amber' },
  today: { icon: 'next', classes: 'border-primary border-2 bg-primary-soft', word: 'text-primary font-bold' },
  unlocked: { icon: 'open', classes: 'border-primary bg-raised', word: 'text-primary' },
  ahead: { icon: 'open', classes: 'border-line bg-raised', word: 'text-grey' },
  ended: { icon: 'open', classes: 'border-line bg-raised', word: 'text-grey' },
}

/** Seven columns on a desk and on paper, two on a tablet, one on a phone: the rest days stay where they are in the week. */
export function PlanPath({ weeks }: { weeks: readonly PathWeek[] }) {
  const words = useMessages(planMessages)
  return (
    <div className="grid gap-4 print:gap-2">
      {weeks.map((week, n) => (
        <section key={week.from} aria-label={words.week(n + 1)}>
          <h2 className="mb-2 text-sm print:mb-1 font-bold text-grey">
            {words.week(n + 1)}{' '}
            <span className="num font-normal">
              {week.from.slice(5).replace('-', '/')}–{week.to.slice(5).replace('-', '/')}
            </span>
          </h2>
          {week.cells.length === 0 ? (
            <p className="rounded-lg border border-dashed border-line px-3 py-2 text-grey">{words.restWeeks}</p>
          ) : (
            <ol className="grid gap-2 sm:grid-cols-2 lg:grid-cols-7 print:grid-cols-7 print:gap-1">
              {week.cells.map((cell) =>
                cell.kind === 'day' ? (
                  <DayCell key={cell.on} cell={cell} />
                ) : cell.kind === 'rest' ? (
                  <li
                    key={cell.on}
                    className="rounded-lg border border-dashed border-line px-3 py-2 text-sm text-faint lg:min-h-28 print:min-h-0 print:px-1 print:py-1 print:text-xs"
                  >
                    <LocalDate on={cell.on} />{' '}
                    <span className="whitespace-nowrap lg:block print:inline">{words[cell.reason]}</span>
                  </li>
                ) : (
                  <li key={cell.on} className="hidden lg:block print:block" aria-hidden="true" />
                ),
              )}
            </ol>
          )}
        </section>
      ))}
    </div>
  )
}

function DayCell({ cell }: { cell: PathDay }) {
  const words = useMessages(planMessages)
  const locale = useLocale()
  const look = LOOK[cell.state]
  return (
    <li>
      <Link
        to={`/plan/${cell.day}`}
        className={`flex h-full flex-col gap-1 rounded-lg border px-3 py-2 text-ink no-underline hover:bg-sunken lg:min-h-28 print:min-h-0 print:px-1 print:py-1 ${look.classes}`}
      >
        {/* An English date finds room beside some numbers only; below each of them it stands in one line. */}
        <span
          className={`flex flex-wrap items-baseline justify-between gap-x-2 ${locale === 'en' ? 'lg:flex-col' : ''}`}
        >
          <span className="num font-bold">{words.day(cell.day)}</span>
          <span className="num text-xs text-grey">{formatLocalDate(cell.on, locale)}</span>
        </span>
        <span className="text-sm leading-snug break-words">{cell.title}</span>
        {cell.gates.map((mark) => (
          <span
            key={mark.gate}
            className="inline-flex items-start gap-1 self-start rounded border border-amber bg-amber-soft px-1.5 text-sm font-medium text-amber print:px-0.5"
          >
            <Icon name="flag" size={14} className="mt-1" />
            {words.gates[mark.gate]}
          </span>
        ))}
        {cell.unconfirmedExam ? (
          <span className="inline-flex items-start gap-1 text-sm text-amber">
            <Icon name="help" size={14} className="mt-1" />
            {words.unconfirmed}
          </span>
        ) : null}
        <span className={`mt-auto inline-flex items-center gap-1 text-xs ${look.word}`}>
          <Icon name={look.icon} size={13} />
          {words.states[cell.state]}
          {cell.state === 'ahead' || cell.state === 'done' ? null : (
            <span className="num">{words.count(cell.done, cell.total)}</span>
          )}
        </span>
      </Link>
    </li>
  )
}

/** Whoever is still in training meets these. */
const LEGEND = (Object.keys(LOOK) as DayState[]).filter((state) => state !== 'ended')

export function PathLegend() {
  const words = useMessages(planMessages)
  return (
    <ul aria-label={words.legend} className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {LEGEND.map((state) => (
        <li key={state} className={`inline-flex items-center gap-1 ${LOOK[state].word}`}>
          <Icon name={LOOK[state].icon} size={14} />
          {words.states[state]}
        </li>
      ))}
      <li className="inline-flex items-center gap-1 text-amber">
        <Icon name="flag" size={14} />
        {words.gateMark}
      </li>
    </ul>
  )
}
