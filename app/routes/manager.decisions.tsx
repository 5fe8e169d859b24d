import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { PaperList } from '#app/features/grading/paper-list'
import { getInbox, mayOpenInbox } from '#app/features/promotion/inbox.server'
import { WaitingLine, WaitingList, WaitingSince } from '#app/features/promotion/waiting-list'
import { forbidden, requireViewer } from '#app/http/auth.server'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatLocalDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
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
      <Leavings />
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

function Wanted() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  const { team } = useMessages(todayMessages)
  const locale = useLocale()
  return (
    <WaitingList title={words.inbox.wanted} none={words.inbox.wantedNone} count={inbox.wanted.length}>
      {inbox.wanted.map((w, n) => (
        <WaitingLine
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
              <WaitingSince days={w.days} on={w.sinceOn} />
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
    </WaitingList>
  )
}

function Unready() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  if (inbox.unready.length === 0) return null
  return (
    <WaitingList title={words.inbox.unready} none="" count={inbox.unready.length}>
      {inbox.unready.map((line) => (
        <WaitingLine
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
              {line.cohortName} · <WaitingSince days={line.days} on={line.sinceOn} />
            </>
          }
          to={`/manager/trainees/${line.enrolmentId}/preconditions`}
          verb={words.inbox.look}
          name={line.traineeName}
        />
      ))}
    </WaitingList>
  )
}

function Confirmations() {
  const { inbox } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  return (
    <>
      <WaitingList
        title={words.inbox.confirmations}
        none={words.inbox.confirmationsNone}
        count={inbox.confirmations.length}
      >
        {inbox.confirmations.map((c) => (
          <Proposal key={c.decisionId} proposal={c} state={words.inbox.proposedBy(c.deciderName)} />
        ))}
      </WaitingList>
      {inbox.ownProposals.length > 0 ? (
        <WaitingList title={anew.ownProposals} none="" count={inbox.ownProposals.length}>
          {inbox.ownProposals.map((c) => (
            <Proposal key={c.decisionId} proposal={c} state={c.isStuck ? anew.nobody.stuck : words.inbox.alsoWaiting} />
          ))}
        </WaitingList>
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
    <WaitingList title={voidings.inbox} none="" count={inbox.voidings.length}>
      {inbox.voidings.map((line) => (
        <WaitingLine
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
              {stateOf(line)} · <WaitingSince days={line.days} on={line.sinceOn} />
            </>
          }
          to={`/voidings/${line.id}`}
          verb={voidings.look}
          name={line.candidate}
        />
      ))}
    </WaitingList>
  )
}

/** Nothing to decide any more: who leaves when, for whoever prepares it. */
function Leavings() {
  const { inbox } = useLoaderData<typeof loader>()
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  if (inbox.leavings.length === 0) return null
  return (
    <WaitingList title={leaving.comingTitle} none="" count={inbox.leavings.length}>
      {inbox.leavings.map((line) => (
        <li key={line.enrolmentId} className="py-3 break-words first:pt-0 last:pb-0">
          {line.decisionId ? (
            <Link to={`/decisions/${line.decisionId}`} className="font-medium">
              {line.traineeName}
            </Link>
          ) : (
            <b>{line.traineeName}</b>
          )}
          {' · '}
          {leaving.decided(formatLocalDate(line.on, locale))}
          <span className="mt-0.5 block text-sm text-grey">{line.cohortName}</span>
        </li>
      ))}
    </WaitingList>
  )
}

type ProposalLine = Awaited<ReturnType<typeof getInbox>>['confirmations'][number]

function Proposal({ proposal: p, state }: { proposal: ProposalLine; state: string }) {
  const words = useMessages(promotionMessages)
  return (
    <WaitingLine
      main={
        <>
          <b>{p.traineeName}</b>
          {' · '}
          {words.kinds[p.kind]} · {verdictWord(words, p)}
        </>
      }
      side={
        <>
          {state} · <WaitingSince days={p.days} on={p.sinceOn} />
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
    <WaitingList
      title={words.inbox.acknowledgements}
      none={words.inbox.acknowledgementsNone}
      count={inbox.acknowledgements.length}
    >
      {inbox.acknowledgements.map((a) => (
        <WaitingLine
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
              <WaitingSince days={a.days} on={a.sinceOn} />
            </span>
          }
          to={`/decisions/${a.decisionId}`}
          verb={words.inbox.open}
          name={a.traineeName}
        />
      ))}
    </WaitingList>
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
