import { Link } from '@remix-run/react'
import { Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { formatLocalDate, formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { GateTest } from './recommendation'

/** What the tests of a gate's day say, the newest sitting first and the earlier ones under it. */
export function GateTests({ tests, enrolmentId }: { tests: readonly GateTest[]; enrolmentId: string | null }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const say = (value: number, unit: GateTest['unit']) =>
    unit === 'percent' ? formatPercent(value, locale) : words.perMinute(formatNumber(value, locale, 1))
  const sayAgain = ({ state, on, lastOn }: NonNullable<GateTest['again']>) => {
    if (state === 'ahead') return words.secondTest.ahead(formatLocalDate(on, locale))
    const said = words.secondTest[state]
    return typeof said === 'string' ? said : said(formatLocalDate(lastOn, locale))
  }
  return (
    <Panel title={words.tests}>
      <Table
        caption={words.tests}
        rows={tests}
        rowKey={(test) => test.activityId}
        columns={[
          {
            key: 'test',
            head: words.testColumns.test,
            cell: (test) =>
              test.attemptId ? (
                <Link to={`/exams/attempts/${test.attemptId}/result`}>{test.title}</Link>
              ) : test.drillId ? (
                <Link to={`/mentor/drills/${test.drillId}`}>{test.title}</Link>
              ) : enrolmentId ? (
                <Link to={`/mentor/trainees/${enrolmentId}/activities/${test.activityId}`}>{test.title}</Link>
              ) : (
                test.title
              ),
          },
          {
            key: 'value',
            head: words.testColumns.value,
            align: 'right',
            cell: (test) => (
              <>
                {test.undecided && test.undecided.percentHigh > test.undecided.percent
                  ? words.range(
                      formatPercent(test.undecided.percent, locale),
                      formatPercent(test.undecided.percentHigh, locale),
                    )
                  : test.value === null
                    ? '–'
                    : say(test.value, test.unit)}
                {test.earlier.length > 0 ? (
                  <span className="block text-sm text-grey">
                    {words.firstResult(test.earlier.map((value) => say(value, test.unit)).join(' · '))}
                  </span>
                ) : null}
              </>
            ),
          },
          { key: 'line', head: words.testColumns.line, align: 'right', cell: (test) => say(test.line, test.unit) },
          {
            key: 'state',
            head: <span className="sr-only">{words.preconditions}</span>,
            cell: (test) => (
              <>
                <TestState test={test} />
                {test.again ? <span className="num block text-sm text-grey">{sayAgain(test.again)}</span> : null}
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function TestState({ test }: { test: GateTest }) {
  const words = useMessages(promotionMessages)
  if (test.value === null && test.undecided) return <Tag tone="amber">{words.awaitsMentor(test.undecided.open)}</Tag>
  if (test.isHeld) return <Tag tone="amber">{words.awaitsLook}</Tag>
  if (test.value === null) return <Tag>{words.noResult}</Tag>
  if (test.value >= test.line) return <Tag tone="green">{words.reached}</Tag>
  return test.value < test.farLine ? <Tag tone="red">{words.far}</Tag> : <Tag tone="amber">{words.below}</Tag>
}
