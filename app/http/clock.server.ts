/** The one source of time. `now` is the house's time, which a demo may move; `wall` is the machine's, for sessions and logs. */
export interface Clock {
  now(): number
  wall(): number
}

export const systemClock: Clock = { now: () => Date.now(), wall: () => Date.now() }

/** A clock that runs at normal speed from wherever it was set; only demo mode and tests have one. */
export class MovableClock implements Clock {
  #offsetMs = 0
  now() {
    return Date.now() + this.#offsetMs
  }
  wall() {
    return Date.now()
  }
  get offsetMs() {
    return this.#offsetMs
  }
  moveTo(instant: number) {
    this.#offsetMs = instant - Date.now()
  }
  setOffset(offsetMs: number) {
    this.#offsetMs = offsetMs
  }
}
