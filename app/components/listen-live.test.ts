import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listenLive } from './listen-live'

class FakeStream {
  static readonly CLOSED = 2
  static works = false
  static last: FakeStream
  readyState = 0
  onerror: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null

  constructor() {
    FakeStream.last = this
    setTimeout(() => (FakeStream.works ? this.onmessage?.({ data: '{}' }) : this.breakDown()), 0)
  }

  breakDown() {
    if (this.readyState === FakeStream.CLOSED) return
    this.readyState = FakeStream.CLOSED
    this.onerror?.()
  }

  close() {
    this.readyState = FakeStream.CLOSED
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeStream.works = false
  vi.stubGlobal('EventSource', FakeStream)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function listen(onAnswer: () => 'reached' | 'unreachable' | 'end' = () => 'reached') {
  const ask = vi.fn(async () => null)
  const links: string[] = []
  const stop = listenLive({
    address: '/live',
    ask,
    onAnswer,
    onMessage: () => {},
    onLink: (link) => links.push(link),
    isOver: () => false,
  })
  const asked = async (ms: number) => {
    const before = ask.mock.calls.length
    await vi.advanceTimersByTimeAsync(ms)
    return ask.mock.calls.length - before
  }
  return { ask, asked, links, stop }
}

test('asks as often after an hour of broken streams as in the first minute', async () => {
  const { asked, stop } = listen()
  await asked(5_000)
  expect(await asked(30_000)).toBe(10)
  await asked(60 * 60_000)
  expect(await asked(30_000)).toBe(10)
  stop()
  expect(await asked(60_000)).toBe(0)
})

test('a stream that works again ends the asking, and one that breaks again begins it', async () => {
  const { asked, links, stop } = listen()
  await asked(5_000)
  FakeStream.works = true
  await asked(63_000)
  expect(links.at(-1)).toBe('open')
  expect(await asked(30_000)).toBe(0)
  FakeStream.works = false
  FakeStream.last.breakDown()
  await asked(5_000)
  expect(await asked(30_000)).toBe(10)
  stop()
})

test('what has ended is asked for again only after the stream is tried again', async () => {
  const { asked, stop } = listen(() => 'end')
  expect(await asked(30_000)).toBe(1)
  expect(await asked(60_000)).toBe(1)
  stop()
})

test('an asking that throws leaves the next try free', async () => {
  const { ask, asked, stop } = listen()
  ask.mockRejectedValueOnce(new Error('no network'))
  await asked(5_000)
  expect(await asked(30_000)).toBe(10)
  stop()
})
