import { Link } from '@remix-run/react'
import { Facts, Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { drillMessages } from '#app/i18n/drills'
import { feedbackMessages } from '#app/i18n/feedback'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { uiMessages } from '#app/i18n/ui'
import { EarlierMarks } from '../activities/activity-head'
import { isNobodysWork } from '../activities/activity-state'
import { isMadeUp } from '../activities/makeup-mark'
import { labelOf } from '../activities/record-label'
import type { ActivityDesk } from './activity-desk.server'
import { MissingList } from './day-activity'
import { EvidenceList } from './evidence-list'

/** What the activity asks for, and what is still missing. */
export function DeskAbout({ desk }: { desk: ActivityDesk }) {
  const words = useMessages(signoffMessages)
  const feedback = useMessages(feedbackMessages)
  const drills = useMessages(drillMessages)
  const activities = useMessages(activityMessages)
  const ui = useMessages(uiMessages)
  return (
    <Panel title={words.about}>
      <p className="max-w-[42em]">{desk.brief}</p>
      <div className="mt-3">
        <EvidenceList evidence={desk.evidence} />
        {desk.earlierMarks.length > 0 ? (
          <p>
            {activities.earlierMarks}
            {ui.colon}
            <EarlierMarks marks={desk.earlierMarks} />
          </p>
        ) : null}
        {desk.satDrills.map(({ id, startedAt }) => (
          <p key={id} className="mt-2">
            <Link to={`/mentor/drills/${id}`} className="inline-flex min-h-6 items-center">
              {drills.overSee}
            </Link>
            {desk.satDrills.length > 1 || desk.earlierMarks.length > 0 ? (
              <>
                {' · '}
                <Instant at={startedAt} show="date" />
              </>
            ) : null}
          </p>
        ))}
      </div>
      {desk.missing.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">{words.missing}</h3>
          <MissingList missing={desk.missing} />
        </>
      ) : desk.state === 'not-applicable' || isNobodysWork(desk) || isMadeUp(desk) ? null : (
        <p className="mt-3 text-green">{words.nothingMissing}</p>
      )}
      {desk.lessons.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">{words.lessons}</h3>
          <ul className="grid gap-1">
            {desk.lessons.map((lesson) => (
              <li key={lesson.id} className="flex flex-wrap items-center gap-2">
                <Tag tone={lesson.read ? 'green' : 'grey'}>{lesson.read ? words.lessonRead : words.lessonUnread}</Tag>
                <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {desk.hasFeedback ? (
        <p className="mt-3">
          <Link to="/lessons/feedback" className="inline-flex min-h-6 items-center">
            {feedback.toFeedback}
          </Link>
        </p>
      ) : null}
    </Panel>
  )
}

/** The trainee's record, read only. */
export function DeskRecord({ record }: { record: NonNullable<ActivityDesk['record']> }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  return (
    <Panel title={words.record}>
      {record.doneAt === null ? null : (
        <p className="num mb-2 text-sm text-grey">
          {words.handedIn} <Instant at={record.doneAt} />
        </p>
      )}
      {record.lines.length === 0 && record.checklist === null ? <p className="text-grey">{words.noRecord}</p> : null}
      <Facts
        facts={record.lines.map(
          ({ label, text }) =>
            [
              labelOf(activities, label),
              <span key={label} className="whitespace-pre-line">
                {text}
              </span>,
            ] as const,
        )}
      />
      {record.checklist?.map((group) => (
        <section key={group.title} className="mt-3">
          <h3 className="font-bold">{group.title || words.checklist}</h3>
          <ul className="grid gap-1">
            {group.items.map((item) => (
              <li key={item.id} className="flex items-start gap-2">
                <Tag tone={item.ticked ? 'green' : 'grey'}>{item.ticked ? words.ticked : words.unticked}</Tag>
                <span className="min-w-0 break-words">{item.text}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}
