import { Link } from '@remix-run/react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import type { DeskSeat, DeskView } from './desk-view'
import { useDeskPlace } from './use-desk-place'
import { WaitBadge } from './wait-badge'

/** Who is there and how long each has waited: a column on a desk, a strip on a phone. */
export function ConversationList({ view, shown, now }: { view: DeskView; shown: number; now: number }) {
  const words = useMessages(chatMessages)
  return (
    <nav
      aria-label={words.conversations}
      className="min-h-0 shrink-0 border-line bg-raised max-lg:border-b lg:overflow-y-auto lg:border-r"
    >
      <ul className="flex gap-1 p-1 max-lg:[&>li]:min-w-0 max-lg:[&>li]:flex-1 lg:flex-col lg:gap-1 lg:p-2">
        {view.seats.map((seat) => (
          <li key={seat.seat}>
            <Conversation seat={seat} isShown={seat.seat === shown} now={now} />
          </li>
        ))}
      </ul>
      {view.customersToCome > 0 ? (
        <p className="px-3 pb-2 text-sm text-grey max-lg:sr-only">{words.toCome(view.customersToCome)}</p>
      ) : null}
    </nav>
  )
}

function Conversation({ seat, isShown, now }: { seat: DeskSeat; isShown: boolean; now: number }) {
  const words = useMessages(chatMessages)
  const place = useDeskPlace()
  const last = seat.lines.at(-1)
  return (
    <Link
      to={place.to({ seat: seat.seat, isSideShown: false })}
      replace
      preventScrollReset
      aria-current={isShown ? 'true' : undefined}
      aria-keyshortcuts={`Alt+${seat.seat + 1}`}
      className={`block min-h-11 rounded-lg border px-2 py-1.5 text-ink no-underline lg:px-3 lg:py-2 ${
        isShown ? 'border-primary bg-primary-soft' : 'border-transparent hover:bg-sunken'
      }`}
    >
      <span className="flex items-center gap-1.5">
        <kbd className="num text-xs text-grey max-lg:hidden">{seat.seat + 1}</kbd>
        <span className="min-w-0 flex-1 truncate font-medium" lang="zh-CN">
          {seat.customer}
        </span>
      </span>
      <span className="block">
        {seat.waitsSince !== null ? (
          <>
            <span className="lg:hidden">
              <WaitBadge since={seat.waitsSince} now={now} isShort />
            </span>
            <span className="max-lg:hidden">
              <WaitBadge since={seat.waitsSince} now={now} />
            </span>
          </>
        ) : (
          <span className="text-sm text-grey">{seat.ended ? words.gone[seat.ended.how] : words.answered}</span>
        )}
      </span>
      {last ? (
        <span className="block truncate text-sm text-grey max-lg:hidden" lang="zh-CN">
          {last.text}
        </span>
      ) : null}
    </Link>
  )
}
