import { guessDelayMs, type Pace } from './guess-delay'

/** More from one lane is no person. */
const MAX_IN_LANE = 10
const MAX_WAITING = 100
/** Proxies give up after a minute; an answer has to come before. */
const MAX_WAIT_MS = 45_000
/** Gates of names that somebody makes up must not fill the memory. */
const MAX_GATES = 20_000

export type PasswordVerdict = 'right' | 'wrong' | 'unknown'

interface Waiter {
  enter: () => void
}

interface Gate {
  wrong: number
  lastWrongAt: number
  /** Let in, and not known yet to be right or wrong. */
  inside: number
  /** Whose turn is next stands first; lanes take turns, so that a flood from one place holds back only its own. */
  lanes: Map<string, Waiter[]>
  timer: ReturnType<typeof setTimeout> | undefined
}

/**
 * Lets tries at a password through, at most as fast as the pace allows for wrong ones. Nobody is turned away for the
 * mistakes of others: who has to wait, waits, and a right one opens the gate for all.
 */
export class Turnstile {
  readonly #gates = new Map<string, Gate>()

  constructor(private readonly pace: Pace) {}

  /** Answers what tells the gate how the try ended, or null when it is too crowded or took too long. */
  async enter(key: string, lane: string, signal?: AbortSignal): Promise<((verdict: PasswordVerdict) => void) | null> {
    const gate = this.#gateOf(key)
    if (!(await this.#wait(gate, lane, signal))) return null
    let told = false
    return (verdict) => {
      if (told) return
      told = true
      gate.inside--
      if (verdict === 'right') gate.wrong = 0
      if (verdict === 'wrong') {
        gate.wrong++
        gate.lastWrongAt = Date.now()
      }
      this.#advance(gate)
    }
  }

  /** Takes one wrong try back that was counted too early. */
  forgive(key: string): void {
    const gate = this.#gates.get(key)
    if (!gate) return
    gate.wrong = Math.max(0, gate.wrong - 1)
    this.#advance(gate)
  }

  #gateOf(key: string): Gate {
    const known = this.#gates.get(key)
    if (known && (isBusy(known) || Date.now() - known.lastWrongAt < this.pace.forgetMs)) return known
    const gate: Gate = { wrong: 0, lastWrongAt: Date.now(), inside: 0, lanes: new Map(), timer: undefined }
    // Set anew, so that the first in the map is the one forgotten soonest.
    this.#gates.delete(key)
    this.#gates.set(key, gate)
    if (this.#gates.size > MAX_GATES) this.#forgetOldest()
    return gate
  }

  #forgetOldest(): void {
    for (const [key, gate] of this.#gates)
      if (!isBusy(gate)) {
        this.#gates.delete(key)
        return
      }
  }

  #wait(gate: Gate, lane: string, signal: AbortSignal | undefined): Promise<boolean> {
    const waiting = gate.lanes.get(lane) ?? []
    if (waiting.length >= MAX_IN_LANE || countWaiting(gate) >= MAX_WAITING || signal?.aborted)
      return Promise.resolve(false)
    return new Promise((resolve) => {
      const leave = () => settle(false)
      const waiter: Waiter = { enter: () => settle(true) }
      const patience = setTimeout(leave, MAX_WAIT_MS)
      const settle = (entered: boolean) => {
        clearTimeout(patience)
        signal?.removeEventListener('abort', leave)
        removeFrom(gate, lane, waiter)
        resolve(entered)
      }
      signal?.addEventListener('abort', leave)
      waiting.push(waiter)
      gate.lanes.set(lane, waiting)
      this.#advance(gate)
    })
  }

  /** Tries under way count as wrong ones until they are known, so that a burst gains nothing over a row. */
  #advance(gate: Gate): void {
    clearTimeout(gate.timer)
    while (gate.lanes.size > 0 && gate.wrong + gate.inside < this.pace.free) letIn(gate)
    if (gate.lanes.size === 0 || gate.inside > 0) return
    const wait = gate.lastWrongAt + guessDelayMs(gate.wrong, this.pace) - Date.now()
    if (wait <= 0) letIn(gate)
    else {
      gate.timer = setTimeout(() => this.#advance(gate), wait)
    }
  }
}

function isBusy(gate: Gate): boolean {
  return gate.inside > 0 || gate.lanes.size > 0
}

function countWaiting(gate: Gate): number {
  let count = 0
  for (const waiting of gate.lanes.values()) count += waiting.length
  return count
}

function removeFrom(gate: Gate, lane: string, waiter: Waiter): void {
  const waiting = gate.lanes.get(lane) ?? []
  const at = waiting.indexOf(waiter)
  if (at >= 0) waiting.splice(at, 1)
  if (waiting.length === 0) gate.lanes.delete(lane)
}

function letIn(gate: Gate): void {
  const [first] = gate.lanes
  if (!first) return
  const [lane, waiting] = first
  gate.inside++
  waiting[0]?.enter()
  if (waiting.length === 0) return
  // To the end of the round.
  gate.lanes.delete(lane)
  gate.lanes.set(lane, waiting)
}
