import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { HeatTable } from '#app/components/charts/heat-table'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader, Panel } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Table } from '#app/components/ui/table'
import { FeedbackMeans } from '#app/features/lessons/feedback-view'
import { getCohortReport } from '#app/features/reports/cohort-report.server'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { boardMessages } from '#app/i18n/board'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { promotionMessages } from '#app/i18n/promotion'

const ID = /^[\w-]{1,64}$/
/** The heat map's steps: the pass line of the final, and well below it. */
const STRONG = 80
const WEAK = 65

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'read:board')
  const cohortId = params.cohortId ?? ''
  const report = ID.test(cohortId)
    ? await getCohortReport(context.db, { cohortId, courses: context.courses, now: context.clock.now() })
    : null
  if (!report) throw notFound()
  return { report }
}

export const meta = titled<typeof loader>((locale, { report }) => [pageNames[locale].report, report.cohort.name])

export default function ReportPage() {
  const { report } = useLoaderData<typeof loader>()
  const words = useMessages(boardMessages)
  const page = words.reportPage
  return (
    <div className="max-w-5xl">
      <PageHeader
        title={page.title(report.cohort.name)}
        lead={page.lead}
        back={<Link to={`/manager/board?cohort=${encodeURIComponent(report.cohort.id)}&show=all`}>{words.title}</Link>}
      >
        <PrintButton />
      </PageHeader>
      {report.members.length === 0 ? (
        <EmptyState title={page.empty} icon="users" />
      ) : (
        <>
          <Gates />
          <Time />
          <Heat />
          <Mystery />
          <Questionnaires />
          <Members />
        </>
      )}
    </div>
  )
}

function Gates() {
  const { report } = useLoaderData<typeof loader>()
  const page = useMessages(boardMessages).reportPage
  const states = ['passed', 'improve', 'failed', 'proposed', 'open', 'ahead'] as const
  return (
    <Panel title={page.gates}>
      <Table
        caption={page.gates}
        rows={report.gates}
        rowKey={(row) => row.gate}
        columns={[
          {
            key: 'gate',
            head: page.gateColumns.gate,
            cell: (row) => (
              <>
                <span className="font-bold sm:font-normal sm:whitespace-nowrap">{page.gateNames[row.gate]}</span>
                <span className="num mt-1 flex flex-wrap gap-x-4 sm:hidden">
                  {states
                    .filter((state) => row.counts[state] > 0)
                    .map((state) => (
                      <span key={state}>{page.gateCount(page.gateColumns[state], row.counts[state])}</span>
                    ))}
                </span>
              </>
            ),
          },
          ...states.map((state) => ({
            key: state,
            head: page.gateColumns[state],
            align: 'right' as const,
            phone: 'hide' as const,
            cell: (row: (typeof report.gates)[number]) => row.counts[state],
          })),
        ]}
      />
    </Panel>
  )
}

function Time() {
  const { report } = useLoaderData<typeof loader>()
  const page = useMessages(boardMessages).reportPage
  const locale = useLocale()
  const { time } = report
  return (
    <Panel title={page.time}>
      <p className="num">{page.timeWithin(time.within, time.members, time.limit)}</p>
      {time.meanDays === null || time.longest === null ? null : (
        <p className="num">{page.timeMean(formatNumber(time.meanDays, locale, 1), time.longest)}</p>
      )}
    </Panel>
  )
}

function Heat() {
  const { report } = useLoaderData<typeof loader>()
  const page = useMessages(boardMessages).reportPage
  const locale = useLocale()
  const cell = (percent: number | null) => {
    const level =
      percent === null
        ? ('none' as const)
        : percent >= STRONG
          ? ('strong' as const)
          : percent >= WEAK
            ? ('fair' as const)
            : ('weak' as const)
    return { text: percent === null ? '–' : formatNumber(percent, locale), word: page.levels[level], level }
  }
  return (
    <Panel title={page.heat}>
      {report.heat.length === 0 ? (
        <p className="text-grey">{page.heatNone}</p>
      ) : (
        <>
          <p className="mb-2 text-grey">{page.heatLead}</p>
          <HeatTable
            caption={page.heat}
            corner={page.topic}
            columns={[{ key: 'mean', head: page.mean }, ...report.exams.map((e) => ({ key: e.id, head: e.title }))]}
            lines={report.heat.map((row) => ({
              key: row.topic,
              head: row.name,
              cells: [cell(row.mean), ...row.cells.map((c) => cell(c.percent))],
            }))}
          />
        </>
      )}
    </Panel>
  )
}

function Mystery() {
  const { report } = useLoaderData<typeof loader>()
  const page = useMessages(boardMessages).reportPage
  const locale = useLocale()
  const { mystery } = report
  return (
    <Panel title={page.mystery}>
      {mystery.sheets === 0 || mystery.mean === null ? (
        <p className="text-grey">{page.mysteryNone}</p>
      ) : (
        <>
          <p className="num">{page.mysteryLine(mystery.sheets, formatNumber(mystery.mean, locale, 1))}</p>
          <p className="num">{page.mysteryGaps(mystery.gaps, mystery.closed)}</p>
        </>
      )}
    </Panel>
  )
}

function Questionnaires() {
  const { report } = useLoaderData<typeof loader>()
  const page = useMessages(boardMessages).reportPage
  const { comma } = useMessages(promotionMessages)
  return (
    <Panel title={page.questionnaires}>
      {report.questionnaires.length === 0 ? <p className="text-grey">{page.questionnairesNone}</p> : null}
      {report.questionnaires.map((q) => (
        <section key={q.activityId} className="mb-3">
          <h3 className="font-bold">{q.title}</h3>
          {q.lecturers.length > 0 ? (
            <p className="text-sm text-grey">{page.lecturer(q.lecturers.join(comma))}</p>
          ) : null}
          <FeedbackMeans feedback={q} />
        </section>
      ))}
    </Panel>
  )
}

function Members() {
  const { report } = useLoaderData<typeof loader>()
  const { staff: states } = useMessages(enrolmentStates)
  const words = useMessages(boardMessages)
  return (
    <Panel title={words.reportPage.members}>
      <p className="num mb-2 flex flex-wrap gap-x-4">
        {report.states.map((s) => (
          <span key={s.state}>
            {states[s.state]} {s.count}
          </span>
        ))}
      </p>
      <ul className="grid gap-1 sm:grid-cols-2">
        {report.members.map((m) => (
          <li key={m.enrolmentId}>
            <Link to={`/manager/trainees/${m.enrolmentId}`}>{m.traineeName}</Link>
            <span className="text-grey"> · {states[m.state]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
