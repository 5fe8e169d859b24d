import { useEffect } from 'react'
import { useServerTime } from '#app/components/use-server-time'
import { useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'

/** Counts down by the server's time and hands the run in when it is over. */
export function TypingClock({ deadlineAt, serverNow }: { deadlineAt: number; serverNow: number }) {
  const words = useMessages(typingMessages)
  const left = Math.max(0, deadlineAt - useServerTime(serverNow, 250))
  const over = left === 0
  useEffect(() => {
    if (over) document.querySelector<HTMLFormElement>('#typing-form')?.requestSubmit()
  }, [over])
  const seconds = Math.ceil(left / 1000)
  return (
    <p className="num text-lg" aria-live="off">
      {words.left} {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </p>
  )
}
