import { Icon } from '#app/components/ui/icon'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { type WaitTone, waitedSeconds, waitTone } from './waiting'

const LOOKS: Record<WaitTone, string> = {
  calm: 'text-grey',
  amber: 'font-medium text-amber',
  red: 'font-bold text-red',
}

/** How long a customer has waited: word, number and colour. */
export function WaitBadge({ since, now, isShort = false }: { since: number; now: number; isShort?: boolean }) {
  const words = useMessages(chatMessages)
  const tone = waitTone(now - since)
  const seconds = waitedSeconds(since, now)
  return (
    <span
      className={`num inline-flex items-center gap-x-1 text-sm ${isShort ? 'flex-wrap' : 'whitespace-nowrap'} ${LOOKS[tone]}`}
    >
      <Icon name={tone === 'calm' ? 'clock' : 'alert'} size={14} />
      {isShort ? <span className="sr-only">{words.waited(seconds)}</span> : words.waited(seconds)}
      {isShort ? <span aria-hidden="true">{words.seconds(String(seconds))}</span> : null}
      {tone === 'calm' ? null : <span>{words.waitTone[tone]}</span>}
    </span>
  )
}
