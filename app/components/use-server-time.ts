import { useEffect, useState } from 'react'
import { watchClock } from './watch-clock'

const TIMEOUT_MS = 10_000

/** Null when the server cannot be asked: after waking, a computer has a clock before it has a network. */
async function askServerTime(): Promise<number | null> {
  try {
    const response = await fetch('/time', { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const { serverNow } = await response.json()
    return response.ok && typeof serverNow === 'number' ? serverNow : null
  } catch {
    return null
  }
}

/**
 * The server's time, ticking; it starts from what the page was drawn with and never asks the browser's clock what time it is.
 * After a sleep the server is asked again. Before scripts run it stands still at that instant.
 */
export function useServerTime(serverNow: number, everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    let anchor = { serverNow, at: performance.now() }
    let isCurrent = true
    function show() {
      setNow(anchor.serverNow + performance.now() - anchor.at)
    }
    async function ask() {
      const time = await askServerTime()
      if (time === null) return false
      anchor = { serverNow: time, at: performance.now() }
      if (isCurrent) show()
      return true
    }
    show()
    const watch = watchClock({ everyMs, onTick: show, ask })
    return () => {
      isCurrent = false
      watch.stop()
    }
  }, [serverNow, everyMs])
  return now
}
