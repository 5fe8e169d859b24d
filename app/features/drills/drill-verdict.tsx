import { Panel, Tag } from '#app/components/ui/layout'
import { dailyMessages } from '#app/i18n/daily'
import { drillMessages } from '#app/i18n/drills'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { CompareChart } from './compare-chart'
import type { DrillView } from './drills.server'

type Result = NonNullable<DrillView['result']>

/** How many replies were beyond the shop's line, and beyond the platform's. */
function LateLine({ late: { breachSeconds, breaches, lost } }: { late: NonNullable<Result['late']> }) {
  const words = useMessages(dailyMessages).late
  if (breaches > 0) return <p className="num mt-1 font-medium text-red">{words.count(breachSeconds, breaches, lost)}</p>
  return breachSeconds === null ? null : <p className="num mt-1 text-grey">{words.none(breachSeconds)}</p>
}

/** What a finished drill came to: passed or not where the whole range says the same, else it waits for the mentor. */
export function DrillVerdict({
  result,
  passPercent,
  purpose,
}: {
  result: Result
  passPercent: number
  purpose: DrillView['purpose']
}) {
  const words = useMessages(drillMessages)
  const rulings = useMessages(rulingMessages)
  const locale = useLocale()
  const { percent, percentHigh, passed, openQuestions, late, compare } = result
  const number = (value: number) => formatNumber(value, locale, 1)
  return (
    <Panel title={words.resultTitle} tone={passed ? 'green' : 'amber'}>
      <p className="num text-xl font-bold">
        <Tag tone={passed ? 'green' : 'amber'}>
          {passed === null ? rulings.awaitsTag : passed ? words.passed : words.failed}
        </Tag>{' '}
        {percentHigh > percent
          ? rulings.rangeLine(number(percent), number(percentHigh), passPercent)
          : words.resultLine(number(percent), passPercent)}
      </p>
      {passed === null ? <p className="mt-2">{rulings.awaits(openQuestions)}</p> : null}
      {passed !== null && purpose === 'exam' && openQuestions > 0 ? (
        <p className="mt-2">{rulings.stillOpen(openQuestions)}</p>
      ) : null}
      {purpose === 'practice' ? <p className="mt-2 text-sm text-grey">{rulings.practiceOpen}</p> : null}
      {result.meanMs === null ? null : (
        <p className="num mt-1">
          {words.meanTime} {words.seconds(Math.round(result.meanMs / 1000))}
        </p>
      )}
      {late ? <LateLine late={late} /> : null}
      {compare ? (
        <p className="mt-1">
          {words.compare(number(compare.percent), compare.faster)}
          {compare.wanted === null ? null : ` · ${words.compareWanted(compare.wanted)}`}
        </p>
      ) : null}
      {compare && result.meanMs !== null ? (
        <CompareChart before={compare} now={{ percent, meanMs: result.meanMs, passPercent }} />
      ) : null}
    </Panel>
  )
}
