// Decides how a wait is shown: calm, hurry after a minute, red near the shop's line.
import { LATE_MS } from './rounds'

export type WaitTone = 'calm' | 'amber' | 'red'

export function waitTone(waitedMs: number): WaitTone {
  if (waitedMs >= LATE_MS.red) return 'red'
  return waitedMs >= LATE_MS.amber ? 'amber' : 'calm'
}

export function waitedSeconds(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / 1000))
}
