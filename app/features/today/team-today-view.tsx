import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, EmptyState, Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { formatLocalDate } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { signoffMessages } from '#app/i18n/signoffs'
import { todayMessages } from '#app/i18n/today'
import { DueTag } from '../grading/due-tag'
import { PaperList } from '../grading/paper-list'
import type { Offer } from '../mentor-desk/queue.server'
import { useCardTitle } from '../mentor-desk/use-card-title'
import type { AdminToday, ConfirmationToday, ManagerToday, QueueToday } from './team-today'
import { UnheardPanel } from './unheard-panel'
import { WaitingDecisions } from './waiting-decisions'

export function QueueTodayView({ queue, isMentor }: { queue: QueueToday; isMentor: boolean }) {
  const words = useMessages(todayMessages).team
  return (
    <>
      <RulingsTodayView count={queue.rulings} />
      {queue.papers.length > 0 ? <PapersTodayView papers={queue.papers} /> : null}
      <Panel title={isMentor ? words.mentor : words.delegate}>
        {queue.total === 0 ? (
          <EmptyState title={words.nothing} icon="done" />
        ) : (
          <p className="mb-3">{words.mentorLead(queue.total, queue.trainees)}</p>
        )}
        <Cards items={queue.items} />
        {queue.total > queue.items.length + queue.papers.length ? (
          <p className="num mt-2 text-grey">{words.more(queue.total - queue.items.length - queue.papers.length)}</p>
        ) : null}
      </Panel>
      <ActionBar>
        <LinkButton to="/mentor/queue" look={queue.total > 0 ? 'primary' : 'plain'} icon="clipboard">
          {words.toQueue}
        </LinkButton>
      </ActionBar>
    </>
  )
}

/** Replies that the machine left open or a trainee disputes: seconds each, so they stand above what takes longer. */
function RulingsTodayView({ count }: { count: number }) {
  const words = useMessages(rulingMessages)
  if (count === 0) return null
  return (
    <Panel id="rulings" tone="amber" title={words.today}>
      <LinkButton to="/mentor/rulings" icon="chat">
        {words.todayLine(count)}
      </LinkButton>
    </Panel>
  )
}

function Cards({ items }: { items: QueueToday['items'] }) {
  const words = useMessages(todayMessages).team
  const { hearing } = useMessages(signoffMessages)
  const titleOf = useCardTitle()
  return (
    <ul className="grid">
      {items.map((item) => (
        <li key={item.key} className="border-t border-line">
          <Link
            to={item.to}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2 text-ink no-underline hover:bg-sunken"
          >
            <span className="min-w-0 font-medium wrap-anywhere">{item.traineeName}</span>
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere text-primary underline">{titleOf(item)}</span>
            <Tag tone="amber">
              {item.isOral ? (item.isThird ? hearing.third : hearing.wanted) : words.kinds[item.kind]}
            </Tag>
            <span className="num text-sm text-grey">
              <Instant at={item.since} />
            </span>
            <DueTag {...item} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Papers and appeals that wait for this person, and whatever hearings want their marks. */
export function PapersTodayView({
  papers,
  hearings = [],
}: {
  papers: QueueToday['papers']
  hearings?: QueueToday['items']
}) {
  const words = useMessages(gradingMessages)
  return (
    <Panel id="papers" title={words.papersTitle}>
      <PaperList papers={papers} />
      <div className="mt-3 empty:hidden">{hearings.length > 0 ? <Cards items={hearings} /> : null}</div>
    </Panel>
  )
}

/** Whom a mentor is asked to take over: answered in the queue. */
export function OffersTodayView({ offers }: { offers: readonly Offer[] }) {
  const words = useMessages(signoffMessages).handOver
  return (
    <Panel id="offers" tone="amber" title={words.toAnswer}>
      <ul className="grid">
        {offers.map((offer) => (
          <li key={offer.enrolmentId}>
            <Link
              to={`/mentor/queue#offer-${offer.enrolmentId}`}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{words.offer(offer.traineeName)}</span>
              <span className="num text-sm text-grey">
                <Instant at={offer.at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What only a second person can settle: for personnel and admins, whose other work lies elsewhere. */
export function ConfirmationsTodayView({ confirmations }: { confirmations: readonly ConfirmationToday[] }) {
  const words = useMessages(todayMessages).team
  return <ProposalPanel title={words.confirmationsOfYours} proposals={confirmations} anchor="" />
}

function ProposalPanel({
  title,
  proposals,
  anchor,
}: {
  title: string
  proposals: readonly ConfirmationToday[]
  anchor: '' | '#second-person'
}) {
  const kinds = useMessages(decisionKindMessages)
  return (
    <Panel tone="amber" title={title}>
      <ul className="grid">
        {proposals.map((c) => (
          <li key={c.decisionId}>
            <Link
              to={`/decisions/${c.decisionId}${anchor}`}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
            >
              <span className="min-w-0 wrap-anywhere underline">{`${c.traineeName} · ${kinds[c.kind]}`}</span>
              <span className="num text-sm text-grey">
                <Instant at={c.since} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Count({ label, value, to }: { label: string; value: number; to: string }) {
  return (
    <li>
      <Link
        to={to}
        className="flex min-h-24 flex-col justify-between rounded-(--radius-card) border border-line bg-raised p-4 text-ink no-underline hover:bg-sunken"
      >
        <span className="text-grey">{label}</span>
        <span className="num text-3xl font-bold">{value}</span>
      </Link>
    </li>
  )
}

export function ManagerTodayView({ manager }: { manager: ManagerToday }) {
  const words = useMessages(todayMessages).team
  const { nobody } = useMessages(decidedAnewMessages)
  const activity = useMessages(activityMessages)
  const locale = useLocale()
  return (
    <>
      <ul className="mb-5 grid grid-cols-2 gap-3 max-lg:[&>li:last-child]:col-span-2 lg:grid-cols-5">
        <Count label={words.decisions} value={manager.decisions} to="/manager/decisions" />
        <Count label={words.confirmations} value={manager.confirmations} to="/manager/decisions" />
        <Count label={words.promotions} value={manager.promotions} to="/manager/decisions" />
        <Count label={words.releases} value={manager.releases} to="/manager/decisions" />
        <Count label={words.running} value={manager.running} to="/manager/board" />
      </ul>
      {manager.waiting.length > 0 ? <WaitingDecisions waiting={manager.waiting} all={manager.decisions} /> : null}
      <RulingsTodayView count={manager.rulings} />
      {manager.stuck.length > 0 ? (
        <ProposalPanel title={nobody.today} proposals={manager.stuck} anchor="#second-person" />
      ) : null}
      {manager.papers.length + manager.hearings.length > 0 ? (
        <PapersTodayView papers={manager.papers} hearings={manager.hearings} />
      ) : null}
      {manager.unheard.length > 0 ? <UnheardPanel unheard={manager.unheard} /> : null}
      {manager.mentorless.length > 0 ? (
        <Panel id="mentorless" tone="amber" title={words.mentorless}>
          <p className="mb-2">{words.mentorlessLead}</p>
          <ul className="grid">
            {manager.mentorless.map((entry) => (
              <li key={entry.enrolmentId}>
                <Link
                  to={`/manager/trainees/${entry.enrolmentId}/adjust#mentor`}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
                >
                  <span className="min-w-0 wrap-anywhere underline">{entry.traineeName}</span>
                  <span className="text-sm text-grey">
                    {entry.mentorName ? words.mentorGone(entry.mentorName) : words.noMentor}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {manager.disputes.length > 0 ? (
        <Panel id="disputes" tone="amber" title={words.disputes}>
          <ul className="grid">
            {manager.disputes.map((entry) => (
              <li key={entry.lineId}>
                <Link
                  to={`/mentor/trainees/${entry.enrolmentId}#conduct`}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
                >
                  <span className="min-w-0 wrap-anywhere underline">{entry.traineeName}</span>
                  {entry.dueOn ? (
                    <span className="text-sm text-grey">{words.disputeDue(formatLocalDate(entry.dueOn, locale))}</span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={words.atRisk}>
        {manager.attention.length === 0 ? <p className="text-grey">{words.nobodyAtRisk}</p> : null}
        <ul className="grid gap-2">
          {manager.attention.map((entry) => (
            <li
              key={entry.enrolmentId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-2 first:border-0 first:pt-0"
            >
              <Link
                to={`/manager/trainees/${entry.enrolmentId}`}
                className="inline-flex min-h-11 min-w-0 items-center font-medium wrap-anywhere"
              >
                {entry.traineeName}
              </Link>
              <span className="num text-grey">{activity.dayN(entry.day)}</span>
              {entry.why.map(({ why, count }) => (
                <Tag key={why} tone="amber">
                  {words.atRiskWhy[why](count)}
                </Tag>
              ))}
            </li>
          ))}
        </ul>
        {manager.atRisk > manager.attention.length ? (
          <p className="num mt-2 text-grey">{words.moreTrainees(manager.atRisk - manager.attention.length)}</p>
        ) : null}
      </Panel>
      <ActionBar>
        <LinkButton to="/manager/board">{words.toBoard}</LinkButton>
        <LinkButton to="/manager/decisions" look="primary" icon="scale">
          {words.toDecisions}
        </LinkButton>
      </ActionBar>
    </>
  )
}

export function AdminTodayView({ admin }: { admin: AdminToday }) {
  const words = useMessages(todayMessages).team
  return (
    <>
      <h2 className="mb-3 text-lg font-bold">{words.admin}</h2>
      <ul className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Count label={words.people} value={admin.people} to="/admin/people" />
        <Count label={words.passwords} value={admin.passwords} to="/admin/people" />
        <Count label={words.cohorts} value={admin.cohorts} to="/admin/cohorts" />
        <Count label={words.trainees} value={admin.trainees} to="/admin/cohorts" />
      </ul>
      <ActionBar>
        <LinkButton to="/admin/people/new" icon="user">
          {words.newPerson}
        </LinkButton>
        <LinkButton to="/admin/cohorts/new" look="primary" icon="calendar">
          {words.newCohort}
        </LinkButton>
      </ActionBar>
    </>
  )
}
