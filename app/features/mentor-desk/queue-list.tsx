import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import type { Reply } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { DueTag } from '../grading/due-tag'
import { seenCard } from '../signoffs/seen-card'
import { pickValue } from '../signoffs/sign-off'
import { SignPanel, UndoPanel } from '../signoffs/sign-panel'
import { EvidenceList } from './evidence-list'
import type { QueueItem, QueueView } from './queue.server'
import { useCardTitle } from './use-card-title'

/** The form that the check boxes of every card belong to, wherever they stand on the page. */
export const BATCH_FORM = 'sign-chosen'

interface QueueProps {
  reply: Reply | undefined
  today: string
}

export function QueueGroup({ group, ...rest }: QueueProps & { group: QueueView['groups'][number] }) {
  const words = useMessages(signoffMessages)
  return (
    <Panel
      id={group.enrolmentId}
      title={
        <span className="flex flex-wrap items-baseline gap-x-3">
          <Link to={`/mentor/trainees/${group.enrolmentId}`} className="wrap-anywhere text-ink">
            {group.traineeName}
          </Link>
          <span className="num text-sm font-normal text-grey">
            {group.cohortName} · {group.day > 0 ? words.dayOfPlan(group.day) : words.notStarted}
          </span>
        </span>
      }
    >
      <ul className="divide-y divide-line">
        {group.items.map((item) => (
          <li key={item.key} className="py-4 first:pt-0 last:pb-0">
            <QueueEntry item={item} {...rest} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function QueueEntry({ item, reply, today }: QueueProps & { item: QueueItem }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  const slot = item.slot
  const desk = `/mentor/trainees/${item.enrolmentId}/activities/${item.activityId}`
  // The page says so when somebody else has signed meanwhile.
  const page = slot ? `${desk}?card=${seenCard({ slot, revision: item.revision })}` : desk
  const title = useCardTitle()(item)
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-2">
        {item.batchable && slot ? (
          <label className="-m-2 flex min-h-11 min-w-11 items-center justify-center">
            <input
              type="checkbox"
              form={BATCH_FORM}
              name="pick"
              value={pickValue({ ...item, slot })}
              className="size-6 accent-primary"
              aria-label={words.choose(`${title} · ${activities.roles[slot]}`)}
            />
          </label>
        ) : null}
        <div className="min-w-0 flex-1">
          <h3 className="font-bold wrap-anywhere">
            <Link to={page} className="text-ink">
              {title}
            </Link>
          </h3>
          <p className="num text-sm text-grey">
            {words.dayOfPlan(item.day)} · {activities.types[item.isOral ? 'oral' : item.type]}
            {slot && slot !== 'mentor' ? ` · ${words.asSlot(activities.roles[slot])}` : ''}
          </p>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Tag tone="amber">{waitText(words, item)}</Tag>
        <span className="num text-grey">
          {words.since} <Instant at={item.since} show={item.isOral ? 'date' : 'datetime'} />
        </span>
        <DueTag {...item} />
      </p>
      <EvidenceList evidence={item.evidence} />
      {(item.kind === 'sign' || item.kind === 'accept') && slot ? (
        <SignPanel
          target={{ ...item, slot }}
          reply={reply}
          today={today}
          commentLength={item.commentLength}
          isAcceptance={item.kind === 'accept'}
          ready
          mayNotYet={item.mayNotYet}
          ahead={item.ahead}
        />
      ) : (
        <LinkButton
          to={item.kind === 'stations' ? `${page}#stations` : item.kind === 'pieces' ? `${page}#entries` : page}
          icon="next"
          className="w-full sm:w-auto sm:justify-self-start"
        >
          {words.go[item.kind]}
        </LinkButton>
      )}
    </div>
  )
}

function waitText(words: (typeof signoffMessages)['zh-CN'], item: QueueItem): string {
  if (item.isOral) return item.isThird ? words.hearing.third : words.hearing.wanted
  const text = words.waits[item.kind]
  return typeof text === 'string' ? text : text(item.count)
}

/** What the viewer signed today, folded away; each can be taken back with a reason. */
export function DoneToday({
  done,
  stations,
  reply,
}: Pick<QueueView, 'done' | 'stations'> & { reply: Reply | undefined }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  if (done.length === 0)
    return <p className="num text-sm text-grey">{stations > 0 ? words.stationsToday(stations) : words.noDoneToday}</p>
  const answered = done.some((s) =>
    reply?.intent?.startsWith(`sign ${s.enrolmentId} ${s.activityId} ${s.slot} withdrawn`),
  )
  return (
    <details className="mb-5 rounded-(--radius-card) border border-line bg-raised px-4 py-2" open={answered}>
      <summary className="flex min-h-11 items-center font-medium">{words.doneToday(done.length)}</summary>
      {stations > 0 ? <p className="num pb-2 text-sm text-grey">{words.stationsToday(stations)}</p> : null}
      <ul className="divide-y divide-line">
        {done.map((s) => (
          <li key={s.key} className="grid gap-1 py-3">
            <p className="flex flex-wrap items-center gap-2">
              <Tag tone={s.verdict === 'signed' ? 'green' : 'amber'}>{words.verdicts[s.verdict]}</Tag>
              {s.mayUndo ? (
                <Link to={`/mentor/trainees/${s.enrolmentId}/activities/${s.activityId}`} className="wrap-anywhere">
                  {s.traineeName} · {s.title}
                </Link>
              ) : (
                <span className="wrap-anywhere">
                  {s.traineeName} · {s.title}
                </span>
              )}
              <span className="num text-sm text-grey">
                {activities.roles[s.slot]} · <Instant at={s.signedAt} show="time" />
              </span>
            </p>
            {s.comment ? <p className="text-sm wrap-anywhere text-grey">{s.comment}</p> : null}
            {s.mayUndo ? (
              <UndoPanel target={s} verdict={s.verdict} reply={reply} />
            ) : (
              <p className="text-sm text-grey">{words.noLongerYours}</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
