import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { EmptyState, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { listExamParts } from '#app/features/activities/exam-parts.server'
import { ExamPartsPanel } from '#app/features/activities/exam-parts-panel'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { findOwnEnrolment } from '#app/features/attempts/attempts.server'
import { AttemptTag } from '#app/features/attempts/exam-start'
import { getResultsOverview } from '#app/features/grading/results.server'
import { ScoreCurve } from '#app/features/grading/score-curve'
import { loadTypingCurve } from '#app/features/typing/typing-curve.server'
import { TypingCurveFigure } from '#app/features/typing/typing-curve-figure'
import { requireSomewhere } from '#app/http/auth.server'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { examMessages } from '#app/i18n/exams'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { typingMessages } from '#app/i18n/typing'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'read:result')
  const enrolmentId = await findOwnEnrolment(context.db, viewer.id)
  if (!enrolmentId)
    return { exams: [], drills: [], typing: [], curve: [], steps: [], parts: [], typed: null, hasFile: false }
  const content = await context.content()
  const now = context.clock.now()
  const [overview, steps, parts, typed] = await Promise.all([
    getResultsOverview(context.db, { enrolmentId, content }),
    listOwnFailedSteps(context.db, { traineeId: viewer.id, content, now }),
    listExamParts(context.db, { enrolmentId, content, now }),
    loadTypingCurve(context.db, enrolmentId),
  ])
  return { ...overview, steps, parts, typed, hasFile: true }
}

export const meta = titled<typeof loader>((locale) => examMessages[locale].resultsTitle)

export default function ResultsPage() {
  const { exams, drills, typing, curve, steps, parts, hasFile } = useLoaderData<typeof loader>()
  const words = useMessages(examMessages)
  const { own: file } = useMessages(certificateCheckMessages)
  return (
    <>
      <PageHeader title={words.resultsTitle} lead={words.resultsLead}>
        {hasFile ? <LinkButton to="/file">{file.open}</LinkButton> : null}
      </PageHeader>
      <FailedSteps steps={steps} primary="always" />
      <ExamPartsPanel exams={parts} />
      {exams.length + drills.length + typing.length + parts.length === 0 ? (
        <EmptyState icon="award" title={words.noResults}>
          {words.noResultsText}
        </EmptyState>
      ) : null}
      {curve.length > 1 ? (
        <Panel title={words.curveTitle}>
          <p className="mb-2 text-sm text-grey">{words.curveLead}</p>
          <ScoreCurve points={curve} />
        </Panel>
      ) : null}
      {exams.length > 0 ? <Exams /> : null}
      {drills.length > 0 ? <Drills /> : null}
      {typing.length > 0 ? <Typing /> : null}
    </>
  )
}

function Exams() {
  const { exams } = useLoaderData<typeof loader>()
  const words = useMessages(examMessages)
  return (
    <Panel title={words.examsTitle}>
      <Table
        caption={words.examsTitle}
        rows={exams}
        rowKey={(exam) => exam.id}
        columns={[
          {
            key: 'exam',
            head: words.columns.exam,
            cell: (exam) => (
              <>
                <Link to={exam.state === 'in_progress' ? `/exams/${exam.examId}` : `/exams/attempts/${exam.id}/result`}>
                  {exam.title}
                </Link>
                <DateBelow at={exam.startedAt} />
              </>
            ),
          },
          {
            key: 'date',
            phone: 'hide',
            head: words.columns.date,
            cell: (exam) => <Instant at={exam.startedAt} show="date" />,
          },
          { key: 'verdict', head: words.columns.verdict, cell: (exam) => <AttemptTag attempt={exam} /> },
          {
            key: 'line',
            phone: 'hide',
            head: words.columns.line,
            align: 'right',
            cell: (exam) => words.passLine(exam.passPercent),
          },
        ]}
      />
    </Panel>
  )
}

/** On a phone the date stands below the name instead of in a column of its own. */
function DateBelow({ at }: { at: number }) {
  return (
    <span className="num block text-sm text-grey sm:hidden">
      <Instant at={at} show="date" />
    </span>
  )
}

/** A range while replies wait for the mentor; the verdict waits where they decide it. */
function DrillMark({ drill }: { drill: ReturnType<typeof useLoaderData<typeof loader>>['drills'][number] }) {
  const words = useMessages(rulingMessages)
  const locale = useLocale()
  const { percent, percentHigh } = drill
  if (percent === null) return <>–</>
  const low = formatPercent(percent, locale)
  const isRange = percentHigh !== null && percentHigh > percent
  return (
    <>
      {isRange ? words.range(low, formatPercent(percentHigh, locale)) : low}
      {drill.open > 0 ? <span className="block text-sm text-grey">{words.awaitsTag}</span> : null}
    </>
  )
}

function Drills() {
  const { drills } = useLoaderData<typeof loader>()
  const words = useMessages(examMessages)
  const locale = useLocale()
  return (
    <Panel title={words.drillsTitle}>
      <Table
        caption={words.drillsTitle}
        rows={drills}
        rowKey={(drill) => drill.id}
        columns={[
          {
            key: 'set',
            head: words.columns.set,
            cell: (drill) => (
              <>
                <Link to={`/practice/drills/${drill.id}`}>{drill.title}</Link>
                <DateBelow at={drill.finishedAt} />
              </>
            ),
          },
          {
            key: 'purpose',
            head: words.columns.purpose,
            cell: (drill) => (
              <Tag tone={drill.purpose === 'practice' ? 'violet' : 'grey'}>{words.purposes[drill.purpose]}</Tag>
            ),
          },
          {
            key: 'date',
            phone: 'hide',
            head: words.columns.date,
            cell: (drill) => <Instant at={drill.finishedAt} show="date" />,
          },
          {
            key: 'percent',
            head: words.columns.percent,
            align: 'right',
            cell: (drill) => <DrillMark drill={drill} />,
          },
          {
            key: 'mean',
            phone: 'hide',
            head: words.columns.mean,
            align: 'right',
            cell: (drill) =>
              drill.meanMs === null ? '–' : words.seconds(formatNumber(drill.meanMs / 1000, locale, 1)),
          },
        ]}
      />
    </Panel>
  )
}

/** What each kind of run is called; they are numbered apart. */
const RUNS = { practice: 'practiceRun', exam: 'run', remeasure: 'remeasureRun' } as const

function Typing() {
  const { typing, typed } = useLoaderData<typeof loader>()
  const words = useMessages(examMessages)
  const typingWords = useMessages(typingMessages)
  const locale = useLocale()
  return (
    <Panel title={words.typingTitle}>
      {typed?.points.some((point) => point.best) ? <TypingCurveFigure curve={typed} /> : null}
      <Table
        caption={words.typingTitle}
        rows={typing}
        rowKey={(run) => run.id}
        columns={[
          {
            key: 'run',
            head: words.columns.run,
            cell: (run) => (
              <>
                {typingWords[RUNS[run.purpose]](run.run)}
                <DateBelow at={run.finishedAt} />
              </>
            ),
          },
          {
            key: 'purpose',
            head: words.columns.purpose,
            cell: (run) => (
              <Tag tone={run.purpose === 'practice' ? 'violet' : 'grey'}>{words.purposes[run.purpose]}</Tag>
            ),
          },
          {
            key: 'date',
            phone: 'hide',
            head: words.columns.date,
            cell: (run) => <Instant at={run.finishedAt} show="date" />,
          },
          {
            key: 'speed',
            head: words.columns.speed,
            align: 'right',
            cell: (run) => (run.speed === null ? '–' : words.speed(formatNumber(run.speed, locale, 1))),
          },
          {
            key: 'accuracy',
            head: words.columns.accuracy,
            align: 'right',
            cell: (run) => (run.accuracy === null ? '–' : formatPercent(run.accuracy, locale)),
          },
          {
            key: 'band',
            head: words.columns.band,
            cell: (run) => {
              if (run.standing !== 'counts')
                return run.purpose === 'practice' ? typingWords.tooFast : typingWords.standings[run.standing]
              return (
                <span className="whitespace-nowrap">
                  {run.band ? typingWords.bands[run.band as keyof typeof typingWords.bands] : '–'}
                </span>
              )
            },
          },
        ]}
      />
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
