import { hasJumped, type Tick } from '#app/rules/clock-jump'

const ASK_AGAIN_MS = 2_500

interface ClockWatch {
  /** Asks the server now, unless nobody is looking. */
  look: () => Promise<void>
  stop: () => void
}

/**
 * Ticks, and asks the server what time it is when this window's count can no longer be believed: after a sleep, and on every
 * return to the window. `ask` tells whether it was answered; until then it is asked again, and the page stays what it is.
 */
export function watchClock({
  everyMs,
  onTick,
  ask,
}: {
  everyMs: number
  onTick: () => void
  ask: () => Promise<boolean>
}): ClockWatch {
  let last = thisTick()
  let doubtful = false
  let askedAt = Number.NEGATIVE_INFINITY

  async function look() {
    if (document.visibilityState === 'hidden') return
    askedAt = performance.now()
    if (await ask()) doubtful = false
  }
  function tick() {
    const now = thisTick()
    if (hasJumped(last, now)) doubtful = true
    last = now
    if (doubtful && now.steady - askedAt > ASK_AGAIN_MS) void look()
    onTick()
  }
  const timer = setInterval(tick, everyMs)
  document.addEventListener('visibilitychange', look)
  return {
    look,
    stop: () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    },
  }
}

function thisTick(): Tick {
  return { date: Date.now(), steady: performance.now() }
}
