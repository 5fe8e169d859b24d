import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Select, TextField } from '#app/components/ui/form'
import { ActionBar, EmptyState, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { getInbox } from '#app/features/promotion/inbox.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { getBoard } from '#app/features/reports/board.server'
import { boardAddress } from '#app/features/reports/board-address'
import { type BoardQuery, readBoardQuery } from '#app/features/reports/board-forms'
import { BoardColumns, BoardTable } from '#app/features/reports/board-views'
import { requireHousePermission } from '#app/http/auth.server'
import { boardMessages } from '#app/i18n/board'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

/** The inbox on top of the board is a glance; the whole of it has its own page. */
const OLDEST_SHOWN = 4

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:board')
  const query = readBoardQuery(new URL(request.url).searchParams)
  const input = { courses: context.courses, now: context.clock.now() }
  await takeEffectOnTheDay(context.db, input)
  const [board, inbox] = await Promise.all([
    getBoard(context.db, { ...input, query }),
    getInbox(context.db, { ...input, viewer }),
  ])
  const { confirmations } = inbox
  return {
    query,
    board,
    waiting: inbox.wanted.length + confirmations.length,
    oldest: [
      ...inbox.wanted.map((w) => ({
        to: `/manager/trainees/${w.enrolmentId}/decide/${w.kind}`,
        traineeName: w.traineeName,
        kind: w.kind,
        days: w.days,
        confirms: false,
      })),
      ...confirmations.map((c) => ({
        to: `/decisions/${c.decisionId}`,
        traineeName: c.traineeName,
        kind: c.kind,
        days: c.days,
        confirms: true,
      })),
    ]
      .sort((a, b) => b.days - a.days)
      .slice(0, OLDEST_SHOWN),
  }
}

export const meta = titled<typeof loader>((locale) => boardMessages[locale].title)

export default function BoardPage() {
  const { query, board, waiting, oldest } = useLoaderData<typeof loader>()
  const words = useMessages(boardMessages)
  const isFiltered = query.q !== '' || query.cohort !== '' || query.show !== 'open'
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        {query.cohort ? (
          <LinkButton to={`/manager/reports/${encodeURIComponent(query.cohort)}`} icon="file">
            {words.report}
          </LinkButton>
        ) : null}
      </PageHeader>
      {isFiltered || oldest.length === 0 ? null : <InboxGlance waiting={waiting} oldest={oldest} />}
      <Filter query={query} />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="num text-grey">{words.found(board.total)}</p>
        <ViewSwitch query={query} />
      </div>
      {board.lines.length === 0 ? (
        <EmptyState title={isFiltered ? words.empty : words.emptyHouse} icon="users">
          {isFiltered ? words.emptyLead : words.emptyHouseLead}
        </EmptyState>
      ) : query.view === 'columns' ? (
        <BoardColumns lines={board.lines} />
      ) : (
        <BoardTable lines={board.lines} />
      )}
      <Pages query={query} pages={board.pages} />
      <ActionBar>
        <LinkButton to="/manager/decisions" look={waiting > 0 ? 'primary' : 'plain'} icon="scale">
          {words.inbox(waiting)}
        </LinkButton>
      </ActionBar>
    </>
  )
}

function InboxGlance({ waiting, oldest }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'waiting' | 'oldest'>) {
  const words = useMessages(boardMessages)
  const promotion = useMessages(promotionMessages)
  return (
    <Panel tone="amber" title={words.inbox(waiting)}>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {oldest.map((line) => (
          <li key={line.to}>
            <Link
              to={line.to}
              className="flex min-h-11 items-center justify-between gap-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 break-words underline">
                {`${line.traineeName} · ${line.confirms ? words.toConfirm(promotion.kinds[line.kind]) : promotion.kinds[line.kind]}`}
              </span>
              <span className="num shrink-0 text-sm text-grey">{promotion.inbox.days(line.days)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Filter({ query }: { query: BoardQuery }) {
  const { board } = useLoaderData<typeof loader>()
  const words = useMessages(boardMessages)
  return (
    <Form
      method="get"
      className="no-print grid grid-cols-2 items-end gap-x-3 sm:flex sm:flex-wrap"
      key={JSON.stringify(query)}
    >
      {query.view === 'table' ? null : <input type="hidden" name="view" value={query.view} />}
      <div className="min-w-0 sm:w-56">
        <Select
          name="cohort"
          label={words.cohort}
          empty={words.allCohorts}
          defaultValue={query.cohort}
          choices={board.cohorts.map((c) => ({ value: c.id, label: c.name }))}
        />
      </div>
      <div className="min-w-0 sm:w-40">
        <TextField name="q" type="search" label={words.search} defaultValue={query.q} maxLength={LONGEST.search} />
      </div>
      <div className="min-w-0 sm:w-36">
        <Select
          name="show"
          label={words.show}
          defaultValue={query.show}
          choices={(['open', 'ended', 'all'] as const).map((value) => ({ value, label: words.shows[value] }))}
        />
      </div>
      <Button className="mb-4" icon="search">
        {words.apply}
      </Button>
    </Form>
  )
}

function ViewSwitch({ query }: { query: BoardQuery }) {
  const words = useMessages(boardMessages)
  return (
    <nav aria-label={words.viewLabel} className="no-print flex overflow-hidden rounded-lg border border-line-strong">
      {(['table', 'columns'] as const).map((view) => (
        <Link
          key={view}
          to={boardAddress(query, { view, page: 1 })}
          aria-current={query.view === view ? 'page' : undefined}
          className={`flex min-h-11 items-center px-4 no-underline ${query.view === view ? 'bg-primary-soft font-bold text-primary' : 'bg-raised text-grey hover:bg-sunken'}`}
        >
          {words.views[view]}
        </Link>
      ))}
    </nav>
  )
}

function Pages({ query, pages }: { query: BoardQuery; pages: number }) {
  const words = useMessages(boardMessages)
  const ui = useMessages(uiMessages)
  if (pages <= 1) return null
  return (
    <nav
      className="no-print mt-4 flex flex-wrap items-center justify-center gap-3"
      aria-label={words.page(query.page, pages)}
    >
      {query.page > 1 ? (
        <LinkButton to={boardAddress(query, { page: query.page - 1 })}>{ui.previous}</LinkButton>
      ) : null}
      <span className="num">{words.page(query.page, pages)}</span>
      {query.page < pages ? (
        <LinkButton to={boardAddress(query, { page: query.page + 1 })}>{ui.next}</LinkButton>
      ) : null}
    </nav>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
