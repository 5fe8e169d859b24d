import { useEffect, useState } from 'react'

/**
 * The server's time, ticking; it starts from what the page was drawn with and never asks the browser's clock what time it is.
 * Before scripts run it stands still at that instant.
 */
export function useServerTime(serverNow: number, everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const began = performance.now()
    setNow(serverNow)
    const timer = setInterval(() => setNow(serverNow + performance.now() - began), everyMs)
    return () => clearInterval(timer)
  }, [serverNow, everyMs])
  return now
}
