// A hundred people at the chat desk at once: how late a line reaches who waits for it, and how far the server's time of a reply is from the moment it was sent.
import { setTimeout as pause } from 'node:timers/promises'
import type { DeskView } from '#app/features/chats/desk-view'
import { quantile } from './load'
import type { BenchTrainee } from './people'
import type { RunningServer } from './server'

/** Between two replies of one person, in milliseconds: as fast as somebody with three customers writes. */
const REPLY_EVERY_MS = 8_000
const REPLIES = ['您好，在的，您说', '我帮您看一下，稍等', '这款是纯棉的，可以机洗', '今天 16 点前付款，今天发出']
const NEXT_EVENT = '\n\n'

interface Heard {
  /** From the moment a customer's line is due by the server's time to when the page has it. */
  deliveredMs: number[]
  /** From the press of a key to the answer that the line is kept. */
  keptMs: number[]
  /** The server's time of a reply less the moment it was sent: both clocks are this machine's. */
  clockMs: number[]
  failed: number
}

/** Opens the desk of three customers; its id. @throws when it cannot be opened */
async function openDesk(base: string, { cookie }: BenchTrainee): Promise<string> {
  const response = await fetch(`${base}/practice`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: base },
    body: new URLSearchParams({ intent: 'chat', seats: '3' }),
  })
  await response.arrayBuffer()
  const id = /\/practice\/chats\/([^/?]+)/.exec(response.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(`The desk could not be opened: ${response.status}`)
  return id
}

/** Takes in every event of the stream until it is told to stop. */
async function listen(url: string, cookie: string, signal: AbortSignal, onView: (view: DeskView) => void) {
  const response = await fetch(url, { headers: { Cookie: cookie, Accept: 'text/event-stream' }, signal })
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const events = (rest + piece.value).split(NEXT_EVENT)
    rest = events.pop()!
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '))
      if (data) onView(JSON.parse(data.slice('data: '.length)) as DeskView)
    }
  }
}

async function sitAtDesk(base: string, trainee: BenchTrainee, n: number, until: number, heard: Heard): Promise<void> {
  const id = await openDesk(base, trainee)
  const left = new AbortController()
  const known = new Map<number, number>()
  let came = 0
  const listening = listen(`${base}/practice/chats/${id}/live`, trainee.cookie, left.signal, (view) => {
    const now = Date.now()
    for (const { seat, lines } of view.seats) {
      const fresh = lines.slice(known.get(seat) ?? 0)
      // What stood there when the stream began was not waited for.
      if (came > 0)
        for (const line of fresh) if (line.from === 'customer') heard.deliveredMs.push(Math.max(0, now - line.at))
      known.set(seat, lines.length)
    }
    came++
  }).catch(() => {
    if (!left.signal.aborted) heard.failed++
  })
  // Nobody begins in the same moment as the others.
  await pause((n * 137) % REPLY_EVERY_MS)
  for (let turn = 0; Date.now() < until; turn++) {
    const sentAt = Date.now()
    const response = await fetch(`${base}/practice/chats/${id}/state`, {
      method: 'POST',
      headers: { Cookie: trainee.cookie, Origin: base },
      body: new URLSearchParams({
        seat: String(turn % 3),
        clientKey: `bench-${n}-${turn}`,
        text: REPLIES[turn % REPLIES.length]!,
      }),
    })
    if (response.ok) {
      const view = (await response.json()) as DeskView
      heard.keptMs.push(Date.now() - sentAt)
      const own = view.seats
        .find(({ seat }) => seat === turn % 3)
        ?.lines.filter(({ from }) => from === 'agent')
        .at(-1)
      if (own) heard.clockMs.push(own.at - sentAt)
    } else {
      await response.arrayBuffer()
      // The third customer comes only after a while; a desk whose customers have all gone takes nothing more.
      if (response.status >= 500) heard.failed++
    }
    await pause(REPLY_EVERY_MS)
  }
  left.abort()
  await listening
}

/** Everybody of `trainees` sits at a desk of three for so many seconds. */
export async function measureDesks(server: RunningServer, trainees: readonly BenchTrainee[], seconds: number) {
  const heard: Heard = { deliveredMs: [], keptMs: [], clockMs: [], failed: 0 }
  const until = Date.now() + seconds * 1000
  const [cpuBefore, began] = [server.cpuMs(), performance.now()]
  await Promise.all(trainees.map((trainee, n) => sitAtDesk(server.base, trainee, n, until, heard)))
  const tookMs = performance.now() - began
  const at = (values: number[], q: number) =>
    quantile(
      [...values].sort((a, b) => a - b),
      q,
    )
  return {
    desks: trainees.length,
    seconds: Math.round(tookMs / 1000),
    replies: heard.keptMs.length,
    keptP50Ms: at(heard.keptMs, 0.5),
    keptP95Ms: at(heard.keptMs, 0.95),
    deliveredP50Ms: at(heard.deliveredMs, 0.5),
    deliveredP95Ms: at(heard.deliveredMs, 0.95),
    clockErrorP95Ms: at(heard.clockMs, 0.95),
    clockErrorMaxMs: at(heard.clockMs, 1),
    /** Of one processor. */
    cpuPercent: Math.round(((server.cpuMs() - cpuBefore) / tookMs) * 100),
    failed: heard.failed,
  }
}
