import { Icon } from '#app/components/ui/icon'
import { chatMessages } from '#app/i18n/chats'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { Outgoing } from './desk-store'
import type { DeskDeed, DeskLine, DeskSeat } from './desk-view'
import { useChatLog } from './use-chat-log'

/** What was said, newest at the foot and in sight; below it what has not reached the server yet. */
export function ChatLogPane({ seat, outbox }: { seat: DeskSeat; outbox: readonly Outgoing[] }) {
  const words = useMessages(chatMessages)
  const { box, said } = useChatLog(seat, outbox.length)
  return (
    <div
      ref={box}
      role="log"
      aria-label={words.log(seat.customer)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto bg-sunken px-3 py-3"
    >
      <ol className="grid gap-2">
        {said.map((one) =>
          'line' in one ? (
            <Bubble key={`${one.at} ${one.line.text}`} line={one.line} />
          ) : (
            <DeedLine key={`${one.at} ${one.deed.act.act}`} deed={one.deed} />
          ),
        )}
        {outbox.map((one) => (
          <Pending key={one.clientKey} outgoing={one} />
        ))}
      </ol>
    </div>
  )
}

function Bubble({ line }: { line: DeskLine }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const isOwn = line.from === 'agent'
  return (
    <li className={`flex flex-col ${isOwn ? 'items-end' : 'items-start'}`}>
      <span className="num text-xs text-grey">
        {isOwn ? words.you : words.customer} {formatTime(line.at, locale, true)}
      </span>
      <span
        lang="zh-CN"
        className={`max-w-[85%] rounded-lg px-3 py-1.5 wrap-anywhere whitespace-pre-line ${
          isOwn ? 'bg-primary-soft' : 'border border-line bg-raised'
        }`}
      >
        {line.text}
      </span>
    </li>
  )
}

function DeedLine({ deed: { at, act } }: { deed: DeskDeed }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const name = words.deeds[act.act]
  return (
    <li className="num text-center text-sm text-grey">
      {formatTime(at, locale, true)} {'order' in act ? words.deedOn(name, act.order) : name}
    </li>
  )
}

function Pending({ outgoing: { text, wasTried } }: { outgoing: Outgoing }) {
  const words = useMessages(chatMessages)
  return (
    <li className="flex flex-col items-end">
      <span className={`flex items-center gap-1 text-xs ${wasTried ? 'font-medium text-amber' : 'text-grey'}`}>
        <Icon name={wasTried ? 'alert' : 'clock'} size={14} />
        {wasTried ? words.notSentYet : words.sending}
      </span>
      <span
        lang="zh-CN"
        className="max-w-[85%] rounded-lg border border-dashed border-line-strong bg-raised px-3 py-1.5 wrap-anywhere whitespace-pre-line"
      >
        {text}
      </span>
    </li>
  )
}
