import { Link } from '@remix-run/react'
import { Notice } from '#app/components/ui/layout'
import { heldMessages } from '#app/i18n/held'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import type { Unmet } from './activity-state'
import type { Held } from './held'

interface UnmetProps {
  unmet: readonly Unmet[]
  enrolmentId: string
}

/** For those around the trainee: why it cannot begin, and who can let it go on. */
export function HeldNotice({ title, ...rest }: UnmetProps & { title: string }) {
  return (
    <Notice tone="amber" icon="lock" title={title}>
      <HeldReasons {...rest} />
    </Notice>
  )
}

export function HeldReasons({ unmet, enrolmentId }: UnmetProps) {
  const words = useMessages(heldMessages)
  const ui = useMessages(uiMessages)
  return (
    <ul className="list-disc pl-5">
      {unmet.map((need) => (
        <li key={need.what === 'ready' ? need.what : need.activityId}>
          {need.what === 'ready' ? (
            words.ready(need.left)
          ) : (
            <Link to={`/mentor/trainees/${enrolmentId}/activities/${need.activityId}`}>{need.title}</Link>
          )}
          {ui.colon}
          {words.releases[need.what]}
        </li>
      ))}
    </ul>
  )
}

/** In one line, where there is no room for more. */
export function HeldLine({ held }: { held: Held }) {
  const words = useMessages(heldMessages)
  const things = held.unmet.map((need) => (need.what === 'ready' ? words.readyShort : need.title))
  return <span className="block text-sm text-amber">{words.line(held.count, things.join(words.comma))}</span>
}
