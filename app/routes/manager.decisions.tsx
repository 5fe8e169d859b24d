import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { PaperList } from '#app/features/grading/paper-list'
import { getInbox, mayOpenInbox } from '#app/features/promotion/inbox.server'
import { forbidden, requireViewer } from '#app/http/auth.server'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'
import { todayMessages } from '#app/i18n/today'
import { uiMessages } from '#app/i18n/ui'
import { voidingMessages } from '#app/i18n/voidings'

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
      {inbox.decides ? <Unready /> : null}
      <Confirmations />
      <Voidings />
      {inbox.decides ? (
        <>
          <Acknowledgements />
          <Papers title={words.inbox.appeals} none={words.inbox.appealsNone} rows={inbox.appeals} />
          <Papers title={words.inbox.releases} none={words.inbox.releasesNone} rows={inbox.releases} />
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
  const { team } = useMessages(todayMessages)
  const locale = useLocale()
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
              {w.declinedId ? (
                <Link to={`/decisions/${w.declinedId}`} className="block text-sm">
                  {words.inbox.declined}
                </Link>
              ) : null}
            </>
          }
          side={
            <span className="flex flex-wrap items-center gap-x-2">
              {w.cohortName}
              <Age days={w.days} on={w.sinceOn} />
              {w.dueOn ? (
                <Tag tone={w.isLate ? 'red' : 'grey'}>
                  {(w.isLate ? team.decideLate : team.decideBy)(formatLocalDate(w.dueOn, locale))}
                </Tag>
              ) : null}
            </span>
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

function Unready() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  if (inbox.unready.length === 0) return null
  return (
    <List title={words.inbox.unready} none="" count={inbox.unready.length}>
      {inbox.unready.map((line) => (
        <Line
          key={line.enrolmentId}
          main={
            <>
              <Link to={`/manager/trainees/${line.enrolmentId}`} className="font-medium">
                {line.traineeName}
              </Link>
              {' · '}
              {words.inbox.unreadyCount(line.missing)}
            </>
          }
          side={
            <>
              {line.cohortName} · <Age days={line.days} on={line.sinceOn} />
            </>
          }
          to={`/manager/trainees/${line.enrolmentId}/preconditions`}
          verb={words.inbox.look}
          name={line.traineeName}
        />
      ))}
    </List>
  )
}

function Confirmations() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  return (
    <>
      <List title={words.inbox.confirmations} none={words.inbox.confirmationsNone} count={inbox.confirmations.length}>
        {inbox.confirmations.map((c) => (
          <Proposal key={c.decisionId} proposal={c} state={words.inbox.proposedBy(c.deciderName)} />
        ))}
      </List>
      {inbox.ownProposals.length > 0 ? (
        <List title={anew.ownProposals} none="" count={inbox.ownProposals.length}>
          {inbox.ownProposals.map((c) => (
            <Proposal key={c.decisionId} proposal={c} state={c.isStuck ? anew.nobody.stuck : words.inbox.alsoWaiting} />
          ))}
        </List>
      ) : null}
    </>
  )
}

function Voidings() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const voidings = useMessages(voidingMessages)
  const stateOf = ({ isStuck, isOwn, proposerName }: (typeof inbox.voidings)[number]) =>
    isStuck ? anew.nobody.stuck : isOwn ? words.inbox.alsoWaiting : voidings.proposedBy(proposerName)
  if (inbox.voidings.length === 0) return null
  return (
    <List title={voidings.inbox} none="" count={inbox.voidings.length}>
      {inbox.voidings.map((line) => (
        <Line
          key={line.id}
          main={
            <>
              <b>{line.candidate}</b>
              {' · '}
              {line.title}
            </>
          }
          side={
            <>
              {stateOf(line)} · <Age days={line.days} on={line.sinceOn} />
            </>
          }
          to={`/voidings/${line.id}`}
          verb={voidings.look}
          name={line.candidate}
        />
      ))}
    </List>
  )
}

type ProposalLine = Awaited<ReturnType<typeof getInbox>>['confirmations'][number]

function Proposal({ proposal: p, state }: { proposal: ProposalLine; state: string }) {
  const words = useMessages(promotionMessages)
  return (
    <Line
      main={
        <>
          <b>{p.traineeName}</b>
          {' · '}
          {words.kinds[p.kind]} · {verdictWord(words, p)}
        </>
      }
      side={
        <>
          {state} · <Age days={p.days} on={p.sinceOn} />
        </>
      }
      to={`/decisions/${p.decisionId}`}
      verb={words.inbox.look}
      name={p.traineeName}
    />
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
            <span className="flex flex-wrap items-center gap-x-2">
              {a.cohortName}
              <Age days={a.days} on={a.sinceOn} />
            </span>
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

function Papers({ title, none, rows }: { title: string; none: string; rows: readonly Paper[] }) {
  const ui = useMessages(uiMessages)
  return (
    <Panel title={rows.length > 0 ? `${title}${ui.inBrackets(rows.length)}` : title}>
      {rows.length === 0 ? <p className="text-grey">{none}</p> : <PaperList papers={rows} />}
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
