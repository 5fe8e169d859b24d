import { Link } from '@remix-run/react'
import { Icon } from '#app/components/ui/icon'
import { Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'
import { shownState, stillMissing } from '../activities/activity-state'
import { MissingWords, StateTag, TYPE_ICONS } from '../activities/activity-words'
import type { AgendaItem } from './plan-view'

/** A day from morning to evening as a vertical line; `nextId` is marked as the one to do now. */
export function Agenda({
  items,
  linked,
  nextId,
}: {
  items: readonly AgendaItem[]
  linked: boolean
  nextId?: string | undefined
}) {
  return (
    <ol className="relative ml-2 border-l-2 border-line">
      {items.map((item) => (
        <li
          key={item.id}
          className="print-page relative pb-4 pl-6 last:pb-0"
          aria-current={item.id === nextId ? 'step' : undefined}
        >
          <span
            className={`absolute top-3 -left-[0.6rem] size-4 rounded-full border-2 ${item.id === nextId ? 'border-primary bg-primary' : dotClass(item)}`}
            aria-hidden="true"
          />
          <AgendaCard item={item} linked={linked} isNext={item.id === nextId} />
        </li>
      ))}
    </ol>
  )
}

function dotClass({ status }: AgendaItem): string {
  switch (status?.state) {
    case 'done':
      return 'border-green bg-green'
    case 'waiting':
      return 'border-amber bg-amber-soft'
    case 'not-yet':
      return 'border-red bg-red-soft'
    case 'started':
      return 'border-primary bg-raised'
    default:
      return 'border-line-strong bg-raised'
  }
}

function AgendaCard({ item, linked, isNext }: { item: AgendaItem; linked: boolean; isNext: boolean }) {
  const words = useMessages(activityMessages)
  const gates = useMessages(planMessages).gates
  const body = (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-grey">
        <span className="num font-medium text-ink">{item.start ?? words.ownDate}</span>
        <span className="inline-flex items-center gap-1">
          <Icon name={TYPE_ICONS[item.type]} size={15} />
          {words.types[item.type]}
        </span>
        <span className="num">{words.minutes(item.minutes)}</span>
        <span>
          {item.leader.role === 'trainee' ? words.self : words.ledBy(words.roles[item.leader.role], item.leader.name)}
        </span>
      </div>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-2">
        <span className="min-w-0 font-medium break-words">{item.title}</span>
        <span className="flex flex-wrap gap-2">
          {item.gate ? (
            <Tag tone="amber" icon="flag">
              {gates[item.gate]}
            </Tag>
          ) : null}
          {item.status ? <StateTag state={shownState(item.status)} /> : null}
        </span>
      </div>
      {item.status?.unmet && item.status.state === 'held' ? (
        <p className="mt-1 text-sm text-grey">
          {words.heldUntil(
            item.status.unmet.map((need) => (need.what === 'ready' ? words.unmet.ready(need.left) : need.title)),
          )}
        </p>
      ) : item.status &&
        stillMissing(item.status).length > 0 &&
        item.status.state !== 'locked' &&
        item.status.state !== 'open' ? (
        <ul className="mt-1 text-sm text-grey">
          <MissingWords missing={item.status.missing} />
        </ul>
      ) : (
        <p className="mt-1 text-sm text-grey">{item.brief}</p>
      )}
    </>
  )
  const frame = `block rounded-(--radius-card) border px-4 py-3 ${isNext ? 'border-2 border-primary bg-primary-soft' : 'border-line bg-raised'}`
  return linked ? (
    <Link to={`/activities/${item.id}`} className={`${frame} text-ink no-underline hover:bg-sunken`}>
      {body}
    </Link>
  ) : (
    <div className={frame}>{body}</div>
  )
}
