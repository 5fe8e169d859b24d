import { Link } from '@remix-run/react'
import type { Reply } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { heldMessages } from '#app/i18n/held'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { shownState } from '../activities/activity-state'
import type { Missing } from '../activities/activity-type'
import { StateTag } from '../activities/activity-words'
import { HeldNotice } from '../activities/held-notice'
import { SlotList } from '../signoffs/slot-list'
import { EvidenceList } from './evidence-list'
import type { DaySheet } from './trainees.server'

interface DayActivityProps {
  sheet: DaySheet
  activity: DaySheet['activities'][number]
  reply: Reply | undefined
}

/** One activity on the day sheet: state, evidence, sign forms; on paper a line to sign on. */
export function DayActivity({ sheet, activity, reply }: DayActivityProps) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  const held = useMessages(heldMessages)
  return (
    <Panel
      id={activity.id}
      title={
        <Link to={`/mentor/trainees/${sheet.enrolmentId}/activities/${activity.id}`} className="break-words text-ink">
          {activity.title}
        </Link>
      }
    >
      <p className="num mb-2 flex flex-wrap items-center gap-2 text-sm text-grey">
        <StateTag state={shownState(activity)} />
        {activity.start} · {activities.types[activity.type]} · {activity.id}
      </p>
      <EvidenceList evidence={activity.evidence} />
      <MissingList missing={activity.missing} />
      {activity.unmet.length > 0 ? (
        <div className="mt-3">
          <HeldNotice title={held.one} unmet={activity.unmet} enrolmentId={sheet.enrolmentId} />
        </div>
      ) : null}
      {activity.slots.length > 0 ? (
        <div className="mt-3 border-t border-line pt-3">
          <SlotList
            enrolmentId={sheet.enrolmentId}
            activityId={activity.id}
            slots={activity.slots}
            today={sheet.today}
            reply={reply}
            lockedUntil={activity.state === 'locked' ? sheet.on : null}
          />
          <p className="mt-6 hidden border-b border-line pb-1 print:block">{words.signatureLine}</p>
        </div>
      ) : null}
    </Panel>
  )
}

export function MissingList({ missing }: { missing: readonly Missing[] }) {
  const activities = useMessages(activityMessages)
  if (missing.length === 0) return null
  return (
    <ul className="mt-1 list-disc pl-5 text-sm text-amber">
      {missing.map((m) => (
        <li key={`${m.what}${m.slot ?? ''}`}>{activities.missing[m.what](m.left ?? 1)}</li>
      ))}
    </ul>
  )
}
