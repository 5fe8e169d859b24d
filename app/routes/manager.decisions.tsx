import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Instant, LocalDate } from '#app/components/ui/time'
import { getInbox, mayOpenInbox } from '#app/features/promotion/inbox.server'
import { forbidden, requireViewer } from '#app/http/auth.server'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { uiMessages } from '#app/i18n/ui'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  if (!(await mayOpenInbox(context.db, viewer))) throw forbidden()
  return { inbox: await getInbox(context.db, { viewer, courses: context.courses, now: context.clock.now() }) }
}

export const meta = titled<typeof loader>((locale) => promotionMessages[locale].inbox.title)

export default function InboxPage() {
  const { inbox } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const words = useMessages(promotionMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.inbox.title} lead={words.inbox.lead} />
      {search.has('proposed') ? <Notice tone="green">{words.inbox.proposed}</Notice> : null}
      {inbox.decides ? <Wanted /> : null}
      <Confirmations />
      {inbox.decides ? (
        <>
          <Acknowledgements />
          <Papers
            title={words.inbox.appeals}
            none={words.inbox.appealsNone}
            verb={words.inbox.answer}
            rows={inbox.appeals}
          />
          <Papers
            title={words.inbox.releases}
            none={words.inbox.releasesNone}
            verb={words.inbox.release}
            rows={inbox.releases}
          />
        </>
      ) : null}
    </div>
  )
}

function List({ title, none, children, count }: { title: string; none: string; children: ReactNode; count: number }) {
  const ui = useMessages(uiMessages)
  return (
    <Panel title={count > 0 ? `${title}${ui.inBrackets(count)}` : title}>
      {count === 0 ? <p className="text-grey">{none}</p> : <ul className="divide-y divide-line">{children}</ul>}
    </Panel>
  )
}

function Line({
  main,
  side,
  to,
  verb,
  name,
  primary = false,
}: {
  main: ReactNode
  side: ReactNode
  to: string
  verb: string
  name: string
  primary?: boolean
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <div className="break-words">{main}</div>
        <div className="mt-0.5 text-sm text-grey">{side}</div>
      </div>
      <LinkButton to={to} look={primary ? 'primary' : 'plain'}>
        {verb}
        <span className="sr-only">{name}</span>
      </LinkButton>
    </li>
  )
}

function Age({ days, on }: { days: number; on: string }) {
  const { inbox: words } = useMessages(promotionMessages)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <LocalDate on={on} />
      <Tag tone={days > 2 ? 'amber' : 'grey'}>{words.days(days)}</Tag>
    </span>
  )
}

function Wanted() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  return (
    <List title={words.inbox.wanted} none={words.inbox.wantedNone} count={inbox.wanted.length}>
      {inbox.wanted.map((w, n) => (
        <Line
          key={`${w.enrolmentId}-${w.kind}`}
          main={
            <>
              <Link to={`/manager/trainees/${w.enrolmentId}`} className="font-medium">
                {w.traineeName}
              </Link>
              {' · '}
              {words.kinds[w.kind]}
              {w.unsat.length > 0 ? (
                <span className="block text-sm text-amber">{words.inbox.unsat(w.unsat.join(words.comma))}</span>
              ) : null}
            </>
          }
          side={
            <>
              {w.cohortName} · <Age days={w.days} on={w.sinceOn} />
            </>
          }
          to={`/manager/trainees/${w.enrolmentId}/decide/${w.kind}`}
          verb={words.inbox.decide}
          name={w.traineeName}
          primary={n === 0}
        />
      ))}
    </List>
  )
}

function Confirmations() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  return (
    <List title={words.inbox.confirmations} none={words.inbox.confirmationsNone} count={inbox.confirmations.length}>
      {inbox.confirmations.map((c) => (
        <Line
          key={c.decisionId}
          main={
            <>
              <b>{c.traineeName}</b>
              {' · '}
              {words.kinds[c.kind]} · {words.verdicts.eliminate}
            </>
          }
          side={
            <>
              {c.own ? words.inbox.alsoWaiting : words.inbox.proposedBy(c.deciderName)} ·{' '}
              <Age days={c.days} on={c.sinceOn} />
            </>
          }
          to={`/decisions/${c.decisionId}`}
          verb={words.inbox.look}
          name={c.traineeName}
        />
      ))}
    </List>
  )
}

function Acknowledgements() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  return (
    <List
      title={words.inbox.acknowledgements}
      none={words.inbox.acknowledgementsNone}
      count={inbox.acknowledgements.length}
    >
      {inbox.acknowledgements.map((a) => (
        <Line
          key={a.decisionId}
          main={
            <>
              <b>{a.traineeName}</b>
              {' · '}
              {words.kinds[a.kind]}
            </>
          }
          side={
            <>
              {a.cohortName} · <Age days={a.days} on={a.sinceOn} />
            </>
          }
          to={`/decisions/${a.decisionId}`}
          verb={words.inbox.open}
          name={a.traineeName}
        />
      ))}
    </List>
  )
}

type Paper = Awaited<ReturnType<typeof getInbox>>['appeals'][number]

function Papers({ title, none, verb, rows }: { title: string; none: string; verb: string; rows: readonly Paper[] }) {
  return (
    <List title={title} none={none} count={rows.length}>
      {rows.map((row) => (
        <Line
          key={`${row.attemptId}-${row.closedAt}`}
          main={
            <>
              <b>{row.candidate}</b>
              {' · '}
              {row.title}
            </>
          }
          side={<Instant at={row.closedAt} />}
          to={`/mentor/marking/${row.attemptId}`}
          verb={verb}
          name={row.candidate}
        />
      ))}
    </List>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
