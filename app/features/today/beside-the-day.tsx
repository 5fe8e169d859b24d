import { Link } from '@remix-run/react'
import { Icon } from '#app/components/ui/icon'
import { Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import { MissingWords, UnmetList } from '../activities/activity-words'
import type { ShortItem, TraineeToday } from './today-view'

function ItemLink({ item }: { item: ShortItem }) {
  const activity = useMessages(activityMessages)
  return (
    <Link to={`/activities/${item.id}`} className="flex min-h-11 items-baseline gap-x-3 py-2 no-underline">
      <span className="num shrink-0 text-sm text-grey">{activity.dayN(item.day)}</span>
      <span className="min-w-0 break-words underline decoration-1 underline-offset-3">{item.title}</span>
    </Link>
  )
}

/** A long list would bury the day: the oldest are shown, the rest is a tap away. */
const CATCH_UP_SHOWN = 5

export function CatchUp({ items }: { items: TraineeToday['catchUp'] }) {
  const words = useMessages(todayMessages)
  if (items.length === 0) return null
  const rest = items.slice(CATCH_UP_SHOWN)
  return (
    <Panel title={words.catchUp}>
      <p className="text-grey">{words.catchUpLead(items.length)}</p>
      <ItemList items={items.slice(0, CATCH_UP_SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 py-2 text-grey">{words.team.more(rest.length)}</summary>
          <ItemList items={rest} />
        </details>
      ) : null}
    </Panel>
  )
}

function ItemList({ items }: { items: readonly ShortItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <ItemLink item={item} />
        </li>
      ))}
    </ul>
  )
}

export function Waiting({ items }: { items: TraineeToday['waiting'] }) {
  const words = useMessages(todayMessages)
  if (items.length === 0) return null
  const rest = items.slice(CATCH_UP_SHOWN)
  return (
    <Panel title={words.waiting}>
      <WaitingList items={items.slice(0, CATCH_UP_SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 py-2 text-grey">{words.team.more(rest.length)}</summary>
          <WaitingList items={rest} />
        </details>
      ) : null}
    </Panel>
  )
}

function WaitingList({ items }: { items: TraineeToday['waiting'] }) {
  const activity = useMessages(activityMessages)
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <ItemLink item={item} />
          {item.missing?.unmet ? (
            <div className="-mt-1 pb-2 text-sm text-grey">
              <p>{activity.comesFirst}</p>
              <UnmetList unmet={item.missing.unmet} of={(id) => `/activities/${id}`} />
            </div>
          ) : (
            <ul className="-mt-1 pb-2 text-sm text-grey">
              <MissingWords missing={item.missing?.missing ?? []} />
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Questions({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  if (today.questions.length === 0 && today.askAt === null) return null
  return (
    <Panel title={today.questions.length > 0 ? words.questions : words.questionsNone}>
      <ul className="grid gap-2 empty:hidden">
        {today.questions.map((question) => (
          <li key={`${question.activityId}-${question.text}`}>
            <Link to={`/activities/${question.activityId}`} className="break-words">
              {question.text}
            </Link>
            <span className="block text-sm text-grey">
              {question.dueOn ? words.questionDue(formatLocalDate(question.dueOn, locale)) : words.questionOpen}
            </span>
          </li>
        ))}
      </ul>
      {today.askAt ? (
        <p className="mt-2 first:mt-0">
          <Link to={`/activities/${today.askAt}`} className="inline-flex min-h-11 items-start gap-1 py-2">
            <Icon name="help" className="mt-0.5" />
            {words.ask}
          </Link>
        </p>
      ) : null}
    </Panel>
  )
}
