// Server-sent events: an answer that goes on for as long as somebody listens. It holds nothing between two looks, ends with the
// connection, with the server and after a while by itself, and there are only so many.
import { setTimeout as pause } from 'node:timers/promises'

export interface StreamBounds {
  /** Of the whole server, and of one person: a browser has six connections to a site, and a page needs some for itself. */
  streams: number
  streamsOfOne: number
  /** At least this often it is looked. */
  lookMs: number
  /** So often something is said even when there is nothing to say: a proxy would take a silent line for a dead one. */
  heartbeatMs: number
  /** Then it ends, and whoever listens comes again: whoever was signed out meanwhile is not let in. */
  lifeMs: number
}

export const STREAM_BOUNDS: StreamBounds = {
  streams: 400,
  streamsOfOne: 3,
  lookMs: 1_000,
  heartbeatMs: 15_000,
  lifeMs: 120_000,
}

/** What a look brought: something to say or nothing, and when to look again at the latest. */
export interface News {
  said: { id: string; data: unknown } | null
  isLast: boolean
  inMs: number
}

interface Stream {
  personId: string
  /** Ends it: the listener's connection, the server's end. */
  until: readonly AbortSignal[]
  look: () => Promise<News>
  onFault: (error: unknown) => void
}

const open = new Map<string, number>()

function count(): number {
  return [...open.values()].reduce((sum, one) => sum + one, 0)
}

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Compressing it would hold every event back until there is enough to compress; so would a buffering proxy.
  'Cache-Control': 'no-transform',
  'X-Accel-Buffering': 'no',
}

/** A page that listens says so; whoever asks otherwise is told once. */
export function wantsEvents(request: Request): boolean {
  return request.headers.get('Accept')?.includes('text/event-stream') ?? false
}

/** 503 when there are too many; the page then asks now and again instead. */
export function eventStream(
  { personId, until, look, onFault }: Stream,
  bounds: StreamBounds = STREAM_BOUNDS,
): Response {
  const own = open.get(personId) ?? 0
  if (own >= bounds.streamsOfOne || count() >= bounds.streams)
    return new Response('Too many streams.\n', { status: 503, headers: { 'Retry-After': '30' } })
  const left = new AbortController()
  const ended = AbortSignal.any([...until, left.signal])
  open.set(personId, own + 1)
  const encoder = new TextEncoder()

  async function tell(write: (text: string) => void): Promise<void> {
    const from = performance.now()
    let spoke = from
    // The first words open the line: without them the browser does not know yet that it is connected.
    write('retry: 2000\n\n')
    while (!ended.aborted) {
      const { said, isLast, inMs } = await look()
      const now = performance.now()
      if (said) write(`id: ${said.id}\ndata: ${JSON.stringify(said.data)}\n\n`)
      else if (now - spoke >= bounds.heartbeatMs) write(': still here\n\n')
      if (said || now - spoke >= bounds.heartbeatMs) spoke = now
      if (isLast || now - from >= bounds.lifeMs) return
      await pause(Math.max(20, Math.min(bounds.lookMs, inMs)), undefined, { signal: ended }).catch(() => undefined)
    }
  }

  function release(): void {
    const others = (open.get(personId) ?? 1) - 1
    if (others > 0) open.set(personId, others)
    else open.delete(personId)
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      tell((text) => {
        if (!ended.aborted) controller.enqueue(encoder.encode(text))
      })
        .catch(onFault)
        .finally(() => {
          release()
          // Whoever went away has closed it already.
          if (!left.signal.aborted) controller.close()
        })
    },
    cancel: () => left.abort(),
  })
  return new Response(body, { headers: HEADERS })
}
