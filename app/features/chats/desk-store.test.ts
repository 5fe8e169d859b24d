import { beforeEach, describe, expect, it } from 'vitest'
import type { DeskAnswer } from './desk-post'
import { DeskStore, type Outgoing } from './desk-store'
import type { DeskView } from './desk-view'

function aView(serverNow: number, kept: string[] = [], state: DeskView['state'] = 'in_progress'): DeskView {
  return {
    id: 'sitting',
    activityId: null,
    purpose: 'practice',
    state,
    startedAt: 0,
    endsAt: 600_000,
    serverNow,
    revision: `${serverNow}`,
    customersToCome: 0,
    seats: [],
    kept,
  }
}

const UNREACHABLE: DeskAnswer = { kind: 'unreachable' }
let posted: Record<string, string>[]
let answers: DeskAnswer[]
let drafts: Record<number, string>
let outbox: readonly Outgoing[]
let later: (() => void)[]

beforeEach(() => {
  posted = []
  answers = []
  drafts = {}
  outbox = []
  later = []
})

function aStore() {
  let keys = 0
  return new DeskStore(aView(0), {
    post: async (fields) => {
      posted.push({ ...fields })
      return answers.shift() ?? UNREACHABLE
    },
    newKey: () => `key-${++keys}`,
    keepDraft: (seat, text) => {
      drafts[seat] = text
    },
    keepOutbox: (all) => {
      outbox = all
    },
    later: (work) => {
      later.push(work)
      return () => undefined
    },
  })
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('a message', () => {
  it('is on its way until the server has it, and its draft is gone', async () => {
    const store = aStore()
    store.write(0, '您好')
    expect(drafts).toEqual({ 0: '您好' })
    answers = [{ kind: 'view', view: aView(5, ['key-1']) }]
    store.send(0, '您好')
    expect(store.snapshot()).toMatchObject({ drafts: { 0: '' }, outbox: [{ text: '您好', wasTried: false }] })
    await settled()
    expect(store.snapshot().outbox).toEqual([])
    expect(outbox).toEqual([])
  })

  it('that nobody answered is kept, shown so, and sent again under the same name', async () => {
    const store = aStore()
    store.send(1, '您好')
    await settled()
    expect(store.snapshot()).toMatchObject({ outbox: [{ clientKey: 'key-1', wasTried: true }], link: 'trying' })
    expect(outbox).toHaveLength(1)
    answers = [{ kind: 'view', view: aView(9, ['key-1']) }]
    later.at(-1)!()
    await settled()
    expect(posted.map(({ clientKey, seat }) => [clientKey, seat])).toEqual([
      ['key-1', '1'],
      ['key-1', '1'],
    ])
    expect(store.hasUnsent()).toBe(false)
    expect(store.snapshot().link).toBe('open')
  })

  it('never overtakes one that was written before it', async () => {
    const store = aStore()
    store.send(0, '一')
    store.send(0, '二')
    await settled()
    answers = [
      { kind: 'view', view: aView(1, ['key-1']) },
      { kind: 'view', view: aView(2, ['key-1', 'key-2']) },
    ]
    store.retryNow()
    await settled()
    expect(posted.map(({ text }) => text)).toEqual(['一', '一', '二'])
  })

  it('whose answer was lost is not shown twice, nor sent again', async () => {
    const store = aStore()
    store.send(0, '您好')
    await settled()
    store.take(aView(7, ['key-1']))
    expect(store.snapshot().outbox).toEqual([])
    later.at(-1)!()
    await settled()
    expect(posted).toHaveLength(1)
  })

  it('that came too late for the sitting says so, and holds nothing up', async () => {
    const store = aStore()
    answers = [{ kind: 'refused', reason: 'already-done' }]
    store.send(0, '您好')
    await settled()
    expect(store.snapshot()).toMatchObject({ outbox: [], missed: [{ text: '您好' }] })
    store.send(0, '还在吗')
    await settled()
    store.take(aView(9, [], 'finished'))
    expect(store.snapshot().missed).toHaveLength(2)
    expect(outbox).toEqual([])
  })

  it('of an earlier window goes out with its own name', async () => {
    const store = aStore()
    answers = [{ kind: 'view', view: aView(3, ['of-before']) }]
    store.restore({ 0: '半句' }, [{ clientKey: 'of-before', seat: 0, text: '您好', wasTried: true }])
    expect(store.snapshot().drafts).toEqual({ 0: '半句' })
    await settled()
    expect(posted).toMatchObject([{ clientKey: 'of-before' }])
    expect(store.snapshot().outbox).toEqual([])
  })
})

it('an answer that a later one has overtaken tells nothing any more', () => {
  const store = aStore()
  store.take(aView(10))
  store.take(aView(6))
  expect(store.snapshot().view.serverNow).toBe(10)
})
