import { Link } from '@remix-run/react'
import { BarRows } from '#app/components/charts/bar-rows'
import { LineChart } from '#app/components/charts/line-chart'
import { TableFold } from '#app/components/charts/table-fold'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { dossierMessages } from '#app/i18n/dossier'
import { formatDate, formatFullDateTime, formatNumber, formatPercent } from '#app/i18n/format'
import { type Locale, useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { typingMessages } from '#app/i18n/typing'
import { TypingCurveFigure } from '../typing/typing-curve-figure'
import type { Dossier } from './dossier.server'
import { StaffLink } from './staff-link'

function shortDate(at: number, locale: Locale): string {
  return formatDate(at, locale).split(' ')[0] ?? ''
}

/** Every released paper with its topics against the line. */
export function DossierExams({ dossier }: { dossier: Pick<Dossier, 'exams'> }) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <Panel title={words.exams}>
      {dossier.exams.length === 0 ? <p className="text-grey">{words.examsNone}</p> : null}
      <div className="grid gap-x-8 md:grid-cols-2">
        {dossier.exams.map((exam) => (
          <section key={exam.attemptId} className="print-page mb-5 min-w-0">
            <h3 className="flex flex-wrap items-center gap-2 font-bold">
              <Link to={`/exams/attempts/${exam.attemptId}/result`}>{exam.title}</Link>
              <Tag tone={exam.passed ? 'green' : 'amber'}>{exam.passed ? words.passed : words.failed}</Tag>
              <span className="num font-normal">
                {words.examLine(formatNumber(exam.percent, locale, 1), exam.passPercent)}
              </span>
            </h3>
            <p className="mb-2 text-sm text-grey">{words.satOn(formatFullDateTime(exam.startedAt, locale))}</p>
            {exam.topics.length > 0 ? <ExamTopics exam={exam} /> : null}
          </section>
        ))}
      </div>
    </Panel>
  )
}

function ExamTopics({ exam }: { exam: Dossier['exams'][number] }) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <>
      <BarRows
        title={words.topicsChart(exam.title, exam.passPercent)}
        passPercent={exam.passPercent}
        rows={exam.topics.map((t) => ({
          key: t.topic,
          label: t.name,
          percent: t.percent,
          text: formatPercent(t.percent, locale),
        }))}
      />
      <TableFold>
        <Table
          caption={exam.title}
          rows={exam.topics}
          rowKey={(t) => t.topic}
          columns={[
            { key: 'topic', head: words.topicColumns.topic, cell: (t) => t.name },
            {
              key: 'points',
              head: words.topicColumns.points,
              align: 'right',
              cell: (t) => `${formatNumber(t.points, locale, 2)} / ${t.max}`,
            },
            {
              key: 'percent',
              head: words.topicColumns.percent,
              align: 'right',
              cell: (t) => formatPercent(t.percent, locale),
            },
          ]}
        />
      </TableFold>
    </>
  )
}

export function DossierTyping({ dossier }: { dossier: Pick<Dossier, 'typing' | 'typed'> }) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  const typingWords = useMessages(typingMessages)
  const { typing, typed } = dossier
  return (
    <Panel title={words.typing}>
      {typing.length === 0 ? (
        <p className="text-grey">{words.typingNone}</p>
      ) : (
        <>
          {typed ? <TypingCurveFigure curve={typed} /> : null}
          <TableFold>
            <Table
              caption={words.typing}
              rows={typing.map((run, n) => ({ ...run, n }))}
              rowKey={(run) => String(run.n)}
              columns={[
                { key: 'at', head: words.typingColumns.when, cell: (run) => <Instant at={run.at} year /> },
                { key: 'purpose', head: words.typingColumns.purpose, cell: (run) => words.typingPurposes[run.purpose] },
                {
                  key: 'speed',
                  head: words.typingColumns.speed,
                  align: 'right',
                  cell: (run) => formatNumber(run.speed, locale, 1),
                },
                {
                  key: 'accuracy',
                  head: words.typingColumns.accuracy,
                  align: 'right',
                  cell: (run) => `${formatNumber(run.accuracy, locale, 1)}%`,
                },
                {
                  key: 'band',
                  head: words.typingColumns.band,
                  cell: (run) =>
                    run.standing === 'counts'
                      ? (words.bands[run.band ?? ''] ?? '–')
                      : run.purpose === 'practice'
                        ? typingWords.tooFast
                        : typingWords.standings[run.standing],
                },
              ]}
            />
          </TableFold>
        </>
      )}
    </Panel>
  )
}

/** `place`: where a drill is read card by card. */
export function DossierDrills({ dossier, place }: { dossier: Pick<Dossier, 'drills'>; place: string }) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  const rulings = useMessages(rulingMessages)
  const { drills } = dossier
  return (
    <Panel title={words.drills}>
      {drills.length === 0 ? (
        <p className="text-grey">{words.drillsNone}</p>
      ) : (
        <LineChart
          title={words.drillsChart}
          points={drills.map((d) => ({ label: shortDate(d.at, locale), value: d.percent }))}
          passLine={80}
        >
          <TableFold>
            <Table
              caption={words.drills}
              rows={drills.map((d, n) => ({ ...d, n }))}
              rowKey={(d) => String(d.n)}
              columns={[
                { key: 'at', head: words.drillColumns.when, cell: (d) => <Instant at={d.at} year /> },
                {
                  key: 'what',
                  head: words.drillColumns.what,
                  cell: (d) => (d.drillId ? <Link to={`${place}/${d.drillId}`}>{d.title}</Link> : d.title),
                },
                { key: 'purpose', head: words.drillColumns.purpose, cell: (d) => words.purposes[d.purpose] },
                {
                  key: 'percent',
                  head: words.drillColumns.percent,
                  align: 'right',
                  cell: (d) => {
                    const low = formatNumber(d.percent, locale, 1)
                    return d.percentHigh > d.percent ? rulings.range(low, formatNumber(d.percentHigh, locale, 1)) : low
                  },
                },
              ]}
            />
          </TableFold>
        </LineChart>
      )}
    </Panel>
  )
}

/** Oral and phone sheets, the mystery report, observation sheets of live days. */
export function DossierSheets({
  dossier,
}: {
  dossier: Pick<Dossier, 'sheets' | 'decides' | 'enrolmentId'> & { parts: Pick<Dossier['parts'], 'daily'> }
}) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  const { daily } = dossier.parts
  return (
    <Panel title={words.sheets}>
      <p className="mb-3 font-medium">
        {daily.percent === null ? words.dailyNone : words.dailyLine(formatNumber(daily.percent, locale, 1))}
      </p>
      {dossier.sheets.length === 0 ? <p className="text-grey">{words.sheetsNone}</p> : null}
      {dossier.sheets.map((entry) => (
        <section key={entry.activityId} className="mb-4">
          <h3 className="font-bold">
            <StaffLink
              decides={dossier.decides}
              to={`/mentor/trainees/${dossier.enrolmentId}/activities/${entry.activityId}`}
            >
              {words.sheetHead(entry.day, entry.title)}
            </StaffLink>
          </h3>
          {entry.sheets.map((sheet) => (
            <Sheet key={sheet.id} sheet={sheet} />
          ))}
          {entry.hidden > 0 ? <p className="text-sm text-grey">{words.hidden(entry.hidden)}</p> : null}
        </section>
      ))}
    </Panel>
  )
}

function Sheet({ sheet }: { sheet: Dossier['sheets'][number]['sheets'][number] }) {
  const words = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <div className="mt-1 border-l-2 border-line pl-3">
      <p className="num flex flex-wrap items-center gap-x-3">
        {words.sheetBy(sheet.examinerName, formatNumber(sheet.percent, locale, 1))}
        {sheet.stateMark === null ? null : <span>{words.stateMark(sheet.stateMark)}</span>}
        <span className="text-sm text-grey">
          <Instant at={sheet.madeAt} show="date" year />
        </span>
      </p>
      {sheet.hardFaults.map((fault) => (
        <Notice key={fault} tone="red" title={words.hardFault}>
          {fault}
        </Notice>
      ))}
      <p className="break-words text-grey">{sheet.comment}</p>
      {sheet.lines.length > 0 ? (
        <details className="print:not-open:hidden">
          <summary className="min-h-8 content-center text-sm text-primary underline">{words.details}</summary>
          <Table
            caption={words.details}
            rows={sheet.lines}
            rowKey={(line) => line.criterionId}
            columns={[
              { key: 'title', head: words.criterion, cell: (line) => line.title },
              { key: 'level', head: words.level, align: 'right', cell: (line) => line.level },
              {
                key: 'points',
                head: words.points,
                align: 'right',
                cell: (line) => `${formatNumber(line.points, locale, 1)} / ${line.weight}`,
              },
              { key: 'note', head: words.note, cell: (line) => line.note },
            ]}
          />
        </details>
      ) : null}
    </div>
  )
}
