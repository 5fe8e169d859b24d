import { Link } from '@remix-run/react'
import { MeasureBars } from '#app/components/charts/measure-bars'
import { TableFold } from '#app/components/charts/table-fold'
import { EmptyState, Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { dailyMessages } from '#app/i18n/daily'
import { drillMessages } from '#app/i18n/drills'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { PhraseLine, PhraseLines } from './daily.server'

/** As many bars as can be taken in at a glance. */
const BARS = 8

const secondsOf = (ms: number) => Math.round(ms / 1000)

/** When a phrase comes back, from today on. */
export function DueWords({ line }: { line: PhraseLine }) {
  const words = useMessages(dailyMessages)
  const locale = useLocale()
  return <>{words.again(formatLocalDate(line.dueOn, locale), line.dueInDays)}</>
}

/** What was agreed after the gate of day 3, and how far it is; nothing before. */
export function TargetLine({ lines: { target, lines } }: { lines: PhraseLines }) {
  const words = useMessages(dailyMessages)
  if (target === null) return null
  const means = lines.flatMap(({ meanMs }) => (meanMs === null ? [] : [meanMs]))
  const mean = means.length === 0 ? null : secondsOf(means.reduce((total, ms) => total + ms, 0) / means.length)
  const isReached = mean !== null && mean <= target
  return (
    <p className="num mt-2">
      <strong>{isReached ? words.targetReached(target) : words.target(target)}</strong>
      {mean === null ? null : <> · {words.meanOfAll(mean)}</>}
      <span className="block text-sm text-grey">{words.targetFrom}</span>
    </p>
  )
}

/** Speed and mark of every phrase that was practised: the slowest drawn, all of them in the table. */
export function PhraseLinesPanel({ lines }: { lines: PhraseLines }) {
  const words = useMessages(dailyMessages)
  const drill = useMessages(drillMessages)
  const slowest = lines.lines
    .flatMap(({ code, name, meanMs }) => (meanMs === null ? [] : [{ code, name, meanMs }]))
    .sort((a, b) => b.meanMs - a.meanMs)
    .slice(0, BARS)
  if (lines.lines.length === 0 && lines.target === null) return null
  return (
    <Panel title={words.linesTitle}>
      <TargetLine lines={lines} />
      {lines.lines.length === 0 ? (
        <EmptyState title={words.linesEmpty} icon="zap" />
      ) : (
        <>
          <p className="mb-3 text-sm text-grey">{words.linesLead}</p>
          {slowest.length > 0 ? (
            <figure className="mb-3">
              <figcaption className="mb-1 text-sm text-grey">{words.chart}</figcaption>
              <MeasureBars
                title={words.chart}
                bars={slowest.map(({ code, name, meanMs }) => ({
                  key: code,
                  label: name,
                  value: secondsOf(meanMs),
                  text: drill.seconds(secondsOf(meanMs)),
                }))}
                line={lines.target === null ? null : { value: lines.target, text: words.goal }}
                better="less"
              />
            </figure>
          ) : null}
          <TableFold>
            <PhraseTable lines={lines.lines} />
          </TableFold>
        </>
      )}
    </Panel>
  )
}

function PhraseTable({ lines }: { lines: readonly PhraseLine[] }) {
  const words = useMessages(dailyMessages)
  const drill = useMessages(drillMessages)
  return (
    <Table
      caption={words.linesTitle}
      rows={lines}
      rowKey={(row) => row.code}
      columns={[
        {
          key: 'phrase',
          head: words.columns.phrase,
          cell: (row) => (
            <Link to={`/practice/phrases?q=${row.code}`}>
              <span lang="zh-CN">{row.name}</span> <code>/{row.code}</code>
            </Link>
          ),
        },
        { key: 'times', head: words.columns.times, align: 'right', cell: (row) => row.times },
        { key: 'mark', head: words.columns.mark, align: 'right', cell: (row) => row.lastMark },
        {
          key: 'mean',
          head: words.columns.mean,
          align: 'right',
          cell: (row) => (row.meanMs === null ? '–' : drill.seconds(secondsOf(row.meanMs))),
        },
        { key: 'due', head: words.columns.due, cell: (row) => <DueWords line={row} /> },
      ]}
    />
  )
}

/** One phrase of the library, as it goes so far. */
export function PhraseSoFar({ line }: { line: PhraseLine }) {
  const words = useMessages(dailyMessages)
  const locale = useLocale()
  const when = words.again(formatLocalDate(line.dueOn, locale), line.dueInDays)
  const parts = [
    words.standing(line.times, line.lastMark),
    ...(line.meanMs === null ? [] : [words.standingMean(secondsOf(line.meanMs))]),
    words.standingDue(when),
  ]
  return <span className="num w-full text-sm text-grey">{parts.join(words.comma)}</span>
}
