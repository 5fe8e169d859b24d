import { Link } from '@remix-run/react'
import type { IconName } from '#app/components/ui/icon'
import { Tag, type Tone } from '#app/components/ui/layout'
import type { ActivityType } from '#app/content/activity-settings'
import type { PlanRole } from '#app/content/plan'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import type { ActivityState, StateMark, Unmet } from './activity-state'
import type { Missing } from './activity-type'

const STATE_TONES: Record<ActivityState | StateMark, Tone> = {
  waived: 'grey',
  'makeup-open': 'amber',
  'makeup-marking': 'amber',
  ended: 'grey',
  dropped: 'grey',
  improving: 'amber',
  'not-applicable': 'grey',
  locked: 'grey',
  held: 'amber',
  open: 'grey',
  started: 'primary',
  waiting: 'amber',
  'not-yet': 'red',
  done: 'green',
}

const STATE_ICONS: Partial<Record<ActivityState | StateMark, IconName>> = {
  locked: 'lock',
  held: 'lock',
  open: 'open',
  'not-yet': 'alert',
}

export function StateTag({ state }: { state: ActivityState | StateMark }) {
  const words = useMessages(activityMessages)
  const icon = STATE_ICONS[state]
  return (
    <Tag tone={STATE_TONES[state]} {...(icon ? { icon } : {})}>
      {words.states[state]}
    </Tag>
  )
}

export const TYPE_ICONS: Record<ActivityType, IconName> = {
  briefing: 'users',
  acknowledgement: 'shield',
  lecture: 'book',
  study: 'list',
  'question-time': 'help',
  observation: 'eye',
  warehouse: 'warehouse',
  live: 'headphones',
  calls: 'phone',
  coaching: 'user-check',
  debrief: 'clipboard',
  exam: 'pen',
  'phrase-drill': 'zap',
  'chat-simulation': 'chats',
  typing: 'keyboard',
  oral: 'chat',
  phone: 'phone',
  mystery: 'headphones',
  remedial: 'route',
  decision: 'scale',
}

/** One sentence for each thing that is missing. */
export function MissingWords({ missing }: { missing: readonly Missing[] }) {
  const words = useMessages(activityMessages)
  return (
    <>
      {missing.map((m) => (
        <li key={`${m.what}-${m.slot ?? ''}`}>
          {m.what === 'sign' && m.slot
            ? words.signBy(words.roles[m.slot as PlanRole])
            : words.missing[m.what](m.left ?? 1)}
        </li>
      ))}
    </>
  )
}

/** What has to be there first, each with the way to it. */
export function UnmetList({ unmet, of }: { unmet: readonly Unmet[]; of: (activityId: string) => string }) {
  const words = useMessages(activityMessages)
  const ui = useMessages(uiMessages)
  return (
    <ul className="mb-3 list-disc pl-5">
      {unmet.map((need) =>
        need.what === 'ready' ? (
          <li key="ready">{words.unmet.ready(need.left)}</li>
        ) : (
          <li key={need.activityId}>
            <Link to={of(need.activityId)}>{need.title}</Link>
            {ui.colon}
            {words.unmet[need.what]}
          </li>
        ),
      )}
    </ul>
  )
}
