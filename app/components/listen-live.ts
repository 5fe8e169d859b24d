// How a page hears what happens: by the server's stream, and by asking every few seconds when the stream fails.

const ASK_EVERY_MS = 3_000
const AGAIN_MS = 2_000
/** So often the stream may break in a row. */
const FAILURES = 2
/** A stream that comes back at once is not worth a word. */
const GRACE_MS = 4_000
/** After a while of asking the stream is tried once more. */
const STREAM_AGAIN_MS = 60_000

export type LiveLink = 'open' | 'trying' | 'polling'

interface Listener<Answer> {
  address: string
  onMessage: (data: string) => void
  ask: () => Promise<Answer>
  /** Whether the server was reached; `end` when there is nothing more to ask for. */
  onAnswer: (answer: Answer) => 'reached' | 'unreachable' | 'end'
  onLink?: (link: LiveLink) => void
  isOver: () => boolean
}

/** Answers a function that ends it. */
export function listenLive<Answer>({ address, ask, isOver, ...on }: Listener<Answer>): () => void {
  let source: EventSource | null = null
  let failures = 0
  let isEnded = false
  /** One asking at a time, however often the stream is tried in between. */
  let isAsking = false
  const timers = new Set<ReturnType<typeof setTimeout>>()

  function later(work: () => void, ms: number) {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!isEnded) work()
    }, ms)
    timers.add(timer)
    return () => {
      clearTimeout(timer)
      timers.delete(timer)
    }
  }

  function listen() {
    let stopWorrying = () => {}
    source = new EventSource(address)
    source.onmessage = ({ data }) => {
      failures = 0
      stopWorrying()
      on.onLink?.('open')
      on.onMessage(data)
      if (isOver()) source?.close()
    }
    source.onerror = () => {
      if (isOver()) return source?.close()
      failures += 1
      stopWorrying()
      stopWorrying = later(() => on.onLink?.('trying'), GRACE_MS)
      if (failures >= FAILURES) {
        source?.close()
        stopWorrying()
        if (!isAsking) void askOn()
        later(listen, STREAM_AGAIN_MS)
      } else if (source?.readyState === EventSource.CLOSED) later(listen, AGAIN_MS)
    }
  }

  async function askOn() {
    isAsking = true
    isAsking = await goesOn()
    if (isAsking) later(askOn, ASK_EVERY_MS)
  }

  /** Asks once; whether to ask again. What throws was not reached. */
  async function goesOn(): Promise<boolean> {
    let said: ReturnType<typeof on.onAnswer> = 'unreachable'
    try {
      const answer = await ask()
      if (isEnded || failures < FAILURES) return false
      said = on.onAnswer(answer)
    } catch {
      if (isEnded || failures < FAILURES) return false
    }
    if (said === 'end') return false
    on.onLink?.(said === 'reached' ? 'polling' : 'trying')
    return !isOver()
  }

  listen()
  return () => {
    isEnded = true
    source?.close()
    for (const timer of timers) clearTimeout(timer)
  }
}
