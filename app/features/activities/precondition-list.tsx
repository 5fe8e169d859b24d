import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { MissingWords } from './activity-words'
import type { Precondition, PreconditionList } from './preconditions'

interface ListProps {
  items: readonly Precondition[]
  /** Where an activity is looked at; for what is no activity there is no page. */
  of: (activityId: string) => string
}

/** What it is called: an activity by its day and title. */
export function usePreconditionName(): (item: Precondition) => string {
  const words = useMessages(preconditionMessages)
  return (item) =>
    item.what === 'activity' || item.what === 'gate'
      ? words.dayTitle(item.day ?? 0, item.title ?? '')
      : words.subjects[item.what]
}

/** What is missing, by name, with the way there, what exactly is lacking and who has the next move. */
export function MissingList({ items, of, mark }: ListProps & { mark?: (item: Precondition) => ReactNode }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.subject} className="py-2">
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <ItemName item={item} of={of} />
            {mark?.(item)}
          </div>
          <Lacking item={item} />
        </li>
      ))}
    </ul>
  )
}

function ItemName({ item, of }: { item: Precondition; of: ListProps['of'] }) {
  const name = usePreconditionName()
  const isRow = item.what === 'activity' || item.what === 'gate'
  return (
    <span className="min-w-0 basis-52 grow font-medium wrap-anywhere">
      {isRow ? <Link to={of(item.subject)}>{name(item)}</Link> : name(item)}
    </span>
  )
}

function Lacking({ item }: { item: Precondition }) {
  const words = useMessages(preconditionMessages)
  const { roles } = useMessages(activityMessages)
  const next = item.next ? <p className="text-grey">{words.next(roles[item.next])}</p> : null
  if (item.what === 'appeals' || item.what === 'attendance' || item.what === 'conduct')
    return (
      <div className="text-sm">
        <p className="num">{words.whole[item.what](item.count ?? 0)}</p>
        {next}
      </div>
    )
  return (
    <div className="text-sm">
      {item.notYet ? <Tag tone="amber">{words.notYet}</Tag> : null}
      {item.what === 'gate' ? <p>{words.gate}</p> : null}
      <ul className="list-disc pl-5">
        <MissingWords missing={item.missing} />
      </ul>
      {next}
    </div>
  )
}

/** Who waived it, when and why. */
export function WaivedList({ items, of, after }: ListProps & { after?: (item: Precondition) => ReactNode }) {
  const words = useMessages(preconditionMessages)
  const locale = useLocale()
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.subject} className="py-2">
          <ItemName item={item} of={of} />
          {item.waiver ? (
            <>
              <p className="num text-sm text-grey">
                {words.waivedBy(item.waiver.waivedByName, formatDateTime(item.waiver.waivedAt, locale))}
              </p>
              <p className="text-sm break-words">{item.waiver.reason}</p>
            </>
          ) : null}
          {after?.(item)}
        </li>
      ))}
    </ul>
  )
}

/** What the trainee reads before the final: what is missing, with the way there and who acts next; and what was waived. */
export function BeforeExam({ before }: { before: PreconditionList }) {
  const words = useMessages(preconditionMessages)
  const of = (activityId: string) => `/activities/${activityId}`
  return (
    <>
      {before.missing.length > 0 ? (
        <Panel title={words.traineeMissing} tone="amber">
          <MissingList items={before.missing} of={of} />
        </Panel>
      ) : null}
      {before.waived.length > 0 ? (
        <Panel title={words.traineeWaived}>
          <WaivedList items={before.waived} of={of} />
        </Panel>
      ) : null}
    </>
  )
}
