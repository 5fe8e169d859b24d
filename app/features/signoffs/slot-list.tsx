import type { Reply } from '#app/components/ui/form'
import { Tag } from '#app/components/ui/layout'
import { Instant, LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signingMessages } from '#app/i18n/signing'
import { signoffMessages } from '#app/i18n/signoffs'
import { uiMessages } from '#app/i18n/ui'
import { SignPanel, UndoPanel } from './sign-panel'
import type { PastSignature, SlotView } from './slots'

interface SlotListProps {
  enrolmentId: string
  activityId: string
  slots: readonly SlotView[]
  today: string
  reply: Reply | undefined
  /** The day is not open yet: its date. */
  lockedUntil: string | null
  /** The first slot this person may sign gets the page's primary look. */
  primary?: boolean
}

export function SlotList({
  enrolmentId,
  activityId,
  slots,
  today,
  reply,
  lockedUntil,
  primary = false,
}: SlotListProps) {
  const words = useMessages(signoffMessages)
  if (slots.length === 0) return <p className="text-grey">{words.noSlots}</p>
  const first = slots.find((s) => s.may && s.ready && s.newest?.verdict !== 'signed')
  return (
    <ul className="divide-y divide-line">
      {slots.map((slot) => {
        const target = { enrolmentId, activityId, slot: slot.slot, revision: slot.revision }
        const signed = slot.newest?.verdict === 'signed'
        return (
          <li key={slot.slot} className="grid gap-2 py-3 first:pt-0 last:pb-0">
            <SlotState slot={slot} />
            {slot.may && !signed ? (
              <SignPanel
                target={target}
                reply={reply}
                today={today}
                commentLength={slot.commentLength}
                isAcceptance={slot.isAcceptance}
                ready={slot.ready}
                mayNotYet={slot.mayNotYet}
                ahead={slot.ahead}
                again={slot.newest?.verdict === 'not_yet'}
                look={primary && slot === first ? 'primary' : 'plain'}
              />
            ) : null}
            {slot.may && signed && !slot.newest?.isEarlier ? (
              <UndoPanel target={target} verdict="signed" reply={reply} />
            ) : null}
            {!slot.may && !signed ? (
              <p className="no-print text-sm text-grey">
                {lockedUntil ? <LockedWords on={lockedUntil} /> : words.notYours}
              </p>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function LockedWords({ on }: { on: string }) {
  const words = useMessages(signoffMessages)
  return <>{words.locked(formatLocalDate(on, useLocale()))}</>
}

const TONE = { signed: 'green', not_yet: 'amber', withdrawn: 'grey' } as const

/** Who is asked to sign, and what stands there now. */
export function SlotState({ slot }: { slot: Pick<SlotView, 'slot' | 'people' | 'named' | 'newest'> }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  const ui = useMessages(uiMessages)
  const delegated = slot.slot !== 'mentor' && slot.slot !== 'manager'
  const { newest } = slot
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong>{words.slotOf(activities.roles[slot.slot], slot.people)}</strong>
        <Tag tone={newest && !newest.isEarlier ? TONE[newest.verdict] : 'grey'}>
          {newest ? words.verdicts[newest.verdict] : words.unsigned}
        </Tag>
      </p>
      {delegated && !slot.named && !newest ? <p className="text-sm text-grey">{words.nobodyNamed}</p> : null}
      {newest?.isEarlier ? <p className="text-sm">{activities.signedEarlier}</p> : null}
      {newest ? (
        <p className="num text-sm break-words text-grey">
          {newest.signerName}
          {newest.standsIn ? ui.inBrackets(words.standIn) : ''} · <Instant at={newest.signedAt} />
          {newest.comment ? <span className="block text-ink">{newest.comment}</span> : null}
          <TookPlace on={newest.tookPlaceOn} />
          {newest.redoByOn ? (
            <span className="block">
              {words.redoByOn}
              {ui.colon}
              <LocalDate on={newest.redoByOn} />
            </span>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

/** The signer's own word that it happened before its planned hour. */
function TookPlace({ on }: { on: string | null }) {
  const words = useMessages(signingMessages)
  const locale = useLocale()
  return on === null ? null : (
    <span className="block text-grey">{words.tookPlaceSaid(formatLocalDate(on, locale))}</span>
  )
}

export function SignHistory({ history }: { history: readonly PastSignature[] }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  const ui = useMessages(uiMessages)
  if (history.length === 0) return null
  return (
    <details className="mt-3">
      <summary className="min-h-11 content-center text-primary underline underline-offset-4">
        {words.history}
        {ui.inBrackets(history.length)}
      </summary>
      <ol className="mt-2 grid gap-2 border-l-2 border-line pl-3 text-sm">
        {history.map((s) => (
          <li key={s.id}>
            <span className="num">
              {words.historyLine(activities.roles[s.slot], s.revision)} · {words.verdicts[s.verdict]} · {s.signerName} ·{' '}
              <Instant at={s.signedAt} />
            </span>
            {s.comment ? <span className="block break-words text-grey">{s.comment}</span> : null}
            <TookPlace on={s.tookPlaceOn} />
          </li>
        ))}
      </ol>
    </details>
  )
}
