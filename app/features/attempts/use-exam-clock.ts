import { useCallback, useEffect, useRef, useState } from 'react'
import { watchClock } from '#app/components/watch-clock'
import { askPaper } from './answer-post'

const ANNOUNCED_MINUTES = [10, 5, 1]

interface ExamClock {
  remainingMs: number
  /** The last of 10, 5, 1 minutes that was passed while looking on; for the polite announcement. */
  announced: number | null
  sync: (time: { serverNow: number; deadlineAt: number }) => void
}

/**
 * Counts down by the server's clock: its time is taken once and carried on with performance.now, which neither a wrong nor a
 * changed clock of this machine can move. Every save, every return to the window and every waking of the computer sets it
 * again.
 */
export function useExamClock(input: {
  attemptId: string
  personId: string
  deadlineAt: number
  serverNow: number
  onEnd: () => void
  onClosed: () => void
}): ExamClock {
  const { attemptId, personId } = input
  const anchor = useRef({ serverNow: input.serverNow, deadlineAt: input.deadlineAt, at: 0 })
  const [remainingMs, setRemaining] = useState(input.deadlineAt - input.serverNow)
  const [announced, setAnnounced] = useState<number | null>(null)
  const handlers = useRef(input)
  handlers.current = input

  const sync = useCallback((time: { serverNow: number; deadlineAt: number }) => {
    anchor.current = { ...time, at: performance.now() }
  }, [])

  useEffect(() => {
    sync({ serverNow: handlers.current.serverNow, deadlineAt: handlers.current.deadlineAt })
    let before = Number.POSITIVE_INFINITY
    let ended = false
    function tick() {
      const { serverNow, deadlineAt, at } = anchor.current
      const left = Math.max(0, deadlineAt - (serverNow + performance.now() - at))
      const passed = ANNOUNCED_MINUTES.find((minutes) => before > minutes * 60_000 && left <= minutes * 60_000)
      if (passed !== undefined && before !== Number.POSITIVE_INFINITY) setAnnounced(passed)
      before = left
      setRemaining(left)
      if (left > 0) ended = false
      else if (!ended) {
        ended = true
        handlers.current.onEnd()
      }
    }
    async function ask() {
      const time = await askPaper({ attemptId, personId })
      if (!time) return false
      if (time.open) sync(time)
      else handlers.current.onClosed()
      return true
    }
    tick()
    const watch = watchClock({ everyMs: 500, onTick: tick, ask })
    void watch.look()
    return watch.stop
  }, [attemptId, personId, sync])

  return { remainingMs, announced, sync }
}

export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
