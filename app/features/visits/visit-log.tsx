import { chatMessages } from '#app/i18n/chats'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import type { Outgoing } from '../chats/desk-store'
import type { DeskSeat } from '../chats/desk-view'
import { useChatLog } from '../chats/use-chat-log'

/** The chat from the customer's side: what the agent did beside it stands between the lines. */
export function VisitLog({ seat, outbox }: { seat: DeskSeat; outbox: readonly Outgoing[] }) {
  const words = useMessages(visitMessages)
  const { deeds, deedOn } = useMessages(chatMessages)
  const locale = useLocale()
  const { box, said } = useChatLog(seat, outbox.length)
  return (
    <div
      ref={box}
      role="log"
      aria-label={words.log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[55vh] overflow-y-auto rounded-lg border border-line bg-sunken px-3 py-3"
    >
      <ol className="grid gap-2">
        {said.map((one, n) =>
          'line' in one ? (
            <li key={n} className={`flex flex-col ${one.line.from === 'customer' ? 'items-end' : 'items-start'}`}>
              <span className="num text-xs text-grey">
                {one.line.from === 'customer' ? words.customer : words.agent} {formatTime(one.at, locale, true)}
              </span>
              <span
                lang="zh-CN"
                className={`max-w-[85%] rounded-lg px-3 py-1.5 wrap-anywhere whitespace-pre-line ${
                  one.line.from === 'customer' ? 'bg-primary-soft' : 'border border-line bg-raised'
                }`}
              >
                {one.line.text}
              </span>
            </li>
          ) : (
            <li key={n} className="num text-center text-sm text-grey">
              {formatTime(one.at, locale, true)}{' '}
              {'order' in one.deed.act ? deedOn(deeds[one.deed.act.act], one.deed.act.order) : deeds[one.deed.act.act]}
            </li>
          ),
        )}
        {outbox.map(({ clientKey, text, wasTried }) => (
          <li key={clientKey} className="flex flex-col items-end">
            <span className="text-xs text-grey">{wasTried ? words.notSent : words.sending}</span>
            <span
              lang="zh-CN"
              className="max-w-[85%] rounded-lg border border-dashed border-line-strong bg-raised px-3 py-1.5 wrap-anywhere whitespace-pre-line"
            >
              {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
