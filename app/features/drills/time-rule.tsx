import { dailyMessages } from '#app/i18n/daily'
import { useMessages } from '#app/i18n/messages'
import type { TimeLines } from '../quick-replies/reply-time'

/** How time counts, said before anybody is timed. */
export function TimeRule({ time: { breachSeconds, lostSeconds } }: { time: TimeLines }) {
  const words = useMessages(dailyMessages).late
  return <p className="num mt-2 max-w-[42em]">{words.rule(breachSeconds, lostSeconds / 60)}</p>
}
