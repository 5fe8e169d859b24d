import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, EmptyState, Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { signoffMessages } from '#app/i18n/signoffs'
import { todayMessages } from '#app/i18n/today'
import { DueTag } from '../grading/due-tag'
import { PaperList } from '../grading/paper-list'
import type { Offer } from '../mentor-desk/queue.server'
import { useCardTitle } from '../mentor-desk/use-card-title'
import type { ConfirmationToday, QueueToday } from './team-today'

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
export function RulingsTodayView({ count }: { count: number }) {
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
              <Instant at={item.since} show={item.isOral ? 'date' : 'datetime'} />
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

export function ProposalPanel({
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
