import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { heldMessages } from '#app/i18n/held'
import { useMessages } from '#app/i18n/messages'
import { HeldReasons } from '../activities/held-notice'
import type { QueueView } from './queue.server'

/** Why nothing of these trainees' next work waits here, and who can let it go on. */
export function HeldTrainees({ held }: Pick<QueueView, 'held'>) {
  const words = useMessages(heldMessages)
  if (held.length === 0) return null
  return (
    <Panel id="held" title={words.queueTitle}>
      <p className="mb-3 text-grey">{words.queueLead}</p>
      <ul className="divide-y divide-line">
        {held.map(({ enrolmentId, traineeName, held: own }) => (
          <li key={enrolmentId} className="py-3 first:pt-0 last:pb-0">
            <p className="num">
              <Link to={`/mentor/trainees/${enrolmentId}`} className="font-medium wrap-anywhere">
                {traineeName}
              </Link>
              {' · '}
              {words.several(own.count)}
            </p>
            <HeldReasons unmet={own.unmet} enrolmentId={enrolmentId} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
