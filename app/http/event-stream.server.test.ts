import { expect, it } from 'vitest'
import { eventStream, type News, STREAM_BOUNDS } from './event-stream.server'

const QUICK = { ...STREAM_BOUNDS, lookMs: 1, heartbeatMs: 0 }
const nothing: News = { said: null, isLast: false, inMs: 1 }

function opened(personId: string, look: () => Promise<News>, bounds = QUICK) {
  const connection = new AbortController()
  const closing = new AbortController()
  const faults: unknown[] = []
  const response = eventStream(
    { personId, until: [connection.signal, closing.signal], look, onFault: (fault) => faults.push(fault) },
    bounds,
  )
  return { response, connection, closing, faults }
}

it('says what is new under its name, and ends with the last word', async () => {
  const news: News[] = [
    { said: { id: '1', data: { n: 1 } }, isLast: false, inMs: 1 },
    nothing,
    { said: { id: '2', data: { n: 2 } }, isLast: true, inMs: 1 },
  ]
  const { response } = opened('a', async () => news.shift()!)
  expect(await response.text()).toBe('retry: 2000\n\nid: 1\ndata: {"n":1}\n\n: still here\n\nid: 2\ndata: {"n":2}\n\n')
})

it.each(['connection', 'closing'] as const)('ends with the %s, and looks no more', async (what) => {
  let looks = 0
  const stream = opened('b', async () => {
    looks += 1
    if (looks === 3) stream[what].abort()
    return nothing
  })
  await stream.response.text()
  expect(looks).toBe(3)
})

it('ends when nobody reads any more', async () => {
  let looks = 0
  const { response } = opened('c', async () => {
    looks += 1
    return nothing
  })
  await response.body!.cancel()
  const then = looks
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(looks).toBeLessThanOrEqual(then + 1)
})

it('ends after a while by itself, so that whoever listens is asked anew who they are', async () => {
  const { response } = opened('d', async () => nothing, { ...QUICK, lifeMs: 0 })
  expect(await response.text()).toContain('retry')
})

it('ends with a fault, which is told', async () => {
  const { response, faults } = opened('e', () => Promise.reject(new Error('no database')))
  await response.text()
  expect(faults).toMatchObject([{ message: 'no database' }])
})

it('is one of so many, of one person and of all; what has ended makes room', async () => {
  const bounds = { ...QUICK, streams: 3, streamsOfOne: 2 }
  const open = (who: string) => opened(who, async () => nothing, bounds)
  const first = [open('f'), open('f'), open('f'), open('g'), open('h')]
  expect(first.map(({ response }) => response.status)).toEqual([200, 200, 503, 200, 503])
  first[0]!.connection.abort()
  await first[0]!.response.text()
  const next = open('f')
  expect(next.response.status).toBe(200)
  for (const { connection } of [...first, next]) connection.abort()
})
