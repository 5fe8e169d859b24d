import { beforeEach, describe, expect, it } from 'vitest'
import type { SentAnswer } from './answer-forms'
import type { PlainConflict, SendResult } from './answer-sending'
import { AnswerStore } from './answer-store'
import type { PaperView } from './paper'

const paper = {
  questions: [1, 2].map((position) => ({
    position,
    itemId: `T01-S-00${position}`,
    stem: '',
    points: 1,
    shape: { type: 'single', parts: 4, slots: 0 },
    parts: [],
    lefts: [],
  })),
  answers: [],
} satisfies Pick<PaperView, 'questions' | 'answers'>

const choose = (choice: number) => ({ type: 'single', choice }) as const
const saved = (revision: number): SendResult => ({
  kind: 'saved',
  revision,
  savedAt: 1_000,
  deadlineAt: 9_000,
  serverNow: 1_000,
})

let sent: { message: SentAnswer; takeOver: boolean; keepalive: boolean }[]
let drafts: Map<string, SentAnswer>
let timers: (() => void)[]
let closed: boolean
let reply: (message: SentAnswer) => SendResult | Promise<SendResult>

function open(answers: PaperView['answers'] = [], conflict: PlainConflict | null = null) {
  return new AnswerStore(
    { ...paper, answers },
    {
      send: async (message, options) => {
        sent.push({ message, ...options })
        return reply(message)
      },
      keepDraft: (item, draft) => void (draft ? drafts.set(item, draft) : drafts.delete(item)),
      later: (work) => {
        timers.push(work)
        return () => {
          timers = timers.filter((timer) => timer !== work)
        }
      },
      onClosed: () => {
        closed = true
      },
      onServerTime: () => {},
    },
    conflict,
  )
}

beforeEach(() => {
  sent = []
  drafts = new Map()
  timers = []
  closed = false
  reply = (message) => saved(message.revision)
})

describe('an answer in the window', () => {
  it('waits a moment while typing, then is sent once with the newest text', async () => {
    const store = open()
    store.change(1, choose(0), false, 'soon')
    store.change(1, choose(1), false, 'soon')
    expect(sent).toHaveLength(0)
    expect(timers).toHaveLength(1)
    timers[0]?.()
    await store.flush()
    expect(sent.map(({ message }) => message.answer)).toEqual([choose(1)])
    expect(store.snapshot()).toMatchObject({ state: { kind: 'saved', at: 1_000 } })
  })

  it('keeps its draft until the server has acknowledged it', async () => {
    const store = open()
    reply = () => ({ kind: 'unreachable' })
    store.change(1, choose(2), false, 'now')
    expect(await store.flush()).toBe(false)
    expect(drafts.get('T01-S-001')?.answer).toEqual(choose(2))
    expect(store.snapshot().state).toEqual({ kind: 'offline' })
    reply = (message) => saved(message.revision)
    timers.at(-1)?.()
    expect(await store.flush()).toBe(true)
    expect(drafts.size).toBe(0)
  })

  it('stays unsaved when it changed while an older copy was on the way', async () => {
    const store = open()
    let release: (result: SendResult) => void = () => {}
    reply = () => new Promise((resolve) => (release = resolve))
    store.change(1, choose(0), false, 'now')
    await Promise.resolve()
    store.change(1, choose(3), false, 'soon')
    reply = (message) => saved(message.revision)
    release(saved(1))
    await store.flush()
    expect(sent.map(({ message }) => [message.revision, message.answer])).toEqual([
      [1, choose(0)],
      [2, choose(3)],
    ])
    expect(store.pending()).toEqual([])
  })

  it('goes along when the window is left', () => {
    const store = open()
    store.change(2, choose(1), true, 'soon')
    store.sendLast()
    expect(sent.at(-1)).toMatchObject({ keepalive: true, message: { position: 2, flagged: true } })
  })

  it('tells that the paper is closed and sends no more', async () => {
    const store = open()
    reply = () => ({ kind: 'closed' })
    store.change(1, choose(0), false, 'now')
    await store.flush()
    store.change(2, choose(0), false, 'now')
    expect(closed).toBe(true)
    expect(sent).toHaveLength(1)
  })
})

describe('what the window says of it', () => {
  const state = (store: AnswerStore) => store.snapshot().state

  it('is saved only when the server has everything', async () => {
    const store = open([{ position: 1, answer: choose(0), revision: 3, flagged: false, savedAt: 400 }])
    expect(state(store)).toEqual({ kind: 'saved', at: 400 })
    store.change(1, choose(1), false, 'soon')
    expect(state(store)).toEqual({ kind: 'saving' })
    expect(store.hasUnsaved()).toBe(true)
    await store.flush()
    expect(state(store)).toEqual({ kind: 'saved', at: 1_000 })
    expect(store.hasUnsaved()).toBe(false)
  })

  it('stays what stands in the way while it is tried again', async () => {
    const store = open()
    reply = () => ({ kind: 'trouble', trouble: { refusal: 'someone-else', name: '林晓' } })
    store.change(1, choose(1), false, 'now')
    await store.flush()
    const said: unknown[] = []
    store.subscribe(() => said.push(state(store)))
    await store.flush()
    expect(said.length).toBeGreaterThan(0)
    for (const one of said) expect(one).toEqual({ kind: 'someone-else', name: '林晓' })
    reply = (message) => saved(message.revision)
    await store.flush()
    expect(state(store)).toEqual({ kind: 'saved', at: 1_000 })
  })

  it('is the conflict as long as nobody chose, whatever else was saved', async () => {
    const store = open()
    const theirs = { answer: choose(3), revision: 7, savedAt: 500 }
    reply = (message) => (message.position === 1 ? { kind: 'conflict', theirs } : saved(message.revision))
    store.change(1, choose(0), false, 'now')
    await store.flush()
    store.change(2, choose(0), false, 'now')
    await store.flush()
    expect(state(store)).toEqual({ kind: 'conflict', position: 1 })
    expect(store.hasUnsaved()).toBe(true)
    store.settle(1, 'theirs')
    expect(state(store)).toEqual({ kind: 'saved', at: 1_000 })
  })

  it('does not stay in trouble when nothing is left to send', async () => {
    const store = open([{ position: 1, answer: choose(0), revision: 3, flagged: false, savedAt: 400 }])
    store.restore([{ position: 1, item: 'T01-S-001', revision: 4, seen: 2, answer: choose(2), flagged: false }])
    store.tell({ refusal: 'signed-out' })
    expect(state(store)).toEqual({ kind: 'signed-out' })
    store.settle(1, 'theirs')
    expect(state(store)).toEqual({ kind: 'saved', at: 400 })
  })

  it('is nothing more once the paper is closed', async () => {
    const store = open()
    reply = () => ({ kind: 'closed' })
    store.change(1, choose(0), false, 'now')
    await store.flush()
    expect(store.hasUnsaved()).toBe(false)
  })

  it('begins with the conflict a form without a script ran into', async () => {
    const theirs = { answer: choose(3), revision: 7, savedAt: 500 }
    const store = open([{ position: 1, answer: choose(3), revision: 7, flagged: false, savedAt: 500 }], {
      position: 1,
      mine: choose(2),
      flagged: true,
      theirs,
    })
    expect(state(store)).toEqual({ kind: 'conflict', position: 1 })
    expect(store.entry(1)).toMatchObject({ answer: choose(2), flagged: true, theirs })
    store.settle(1, 'mine')
    await store.flush()
    expect(sent[0]).toMatchObject({ takeOver: true, message: { revision: 8, answer: choose(2), flagged: true } })
  })
})

describe('two windows', () => {
  const theirs = { answer: choose(3), revision: 7, savedAt: 500 }

  it('shows the other copy and overwrites nothing until somebody chose', async () => {
    const store = open()
    reply = () => ({ kind: 'conflict', theirs })
    store.change(1, choose(0), false, 'now')
    await store.flush()
    expect(store.entry(1)).toMatchObject({ theirs, answer: choose(0) })
    expect(store.pending()).toEqual([])
  })

  it('takes over above the other number when one keeps the own copy', async () => {
    const store = open()
    reply = () => ({ kind: 'conflict', theirs })
    store.change(1, choose(0), false, 'now')
    await store.flush()
    reply = (message) => saved(message.revision)
    store.settle(1, 'mine')
    await store.flush()
    expect(sent.at(-1)).toMatchObject({ takeOver: true, message: { revision: 8, answer: choose(0) } })
    expect(store.entry(1)).toMatchObject({ theirs: null, dirty: false })
  })

  it('shows the other copy in the fields when one chose that', async () => {
    const store = open()
    reply = () => ({ kind: 'conflict', theirs })
    store.change(1, choose(0), false, 'now')
    await store.flush()
    store.settle(1, 'theirs')
    await store.flush()
    expect(store.entry(1)).toMatchObject({ answer: choose(3), epoch: 1, dirty: false })
    expect(sent).toHaveLength(1)
  })

  it('says nothing when both wrote the same', async () => {
    const store = open()
    let first = true
    reply = (message) => {
      if (!first) return saved(message.revision)
      first = false
      return { kind: 'conflict', theirs: { ...theirs, answer: choose(0) } }
    }
    store.change(1, choose(0), false, 'now')
    expect(await store.flush()).toBe(true)
    expect(store.entry(1).theirs).toBeNull()
  })
})

describe('a draft that a crashed window left', () => {
  const answers = [{ position: 1, answer: choose(0), revision: 3, flagged: false, savedAt: 400 }]
  const draft = { position: 1, item: 'T01-S-001', revision: 4, seen: 3, answer: choose(2), flagged: false }

  it('is sent when the server still has what it was written upon', async () => {
    const store = open(answers)
    store.restore([draft])
    expect(await store.flush()).toBe(true)
    expect(sent[0]?.message).toMatchObject({ answer: choose(2), revision: 4, seen: 3 })
    expect(store.entry(1).epoch).toBe(1)
  })

  it('is shown beside the copy of the server when that has moved on', async () => {
    const store = open(answers)
    store.restore([{ ...draft, seen: 2 }])
    await store.flush()
    expect(sent).toHaveLength(0)
    expect(store.entry(1).theirs).toMatchObject({ revision: 3, answer: choose(0) })
  })

  it('is forgotten when the server already has it', () => {
    drafts.set('T01-S-001', draft)
    open([{ ...answers[0]!, answer: choose(2) }]).restore([draft])
    expect(drafts.size).toBe(0)
  })

  it('of another form is left alone', () => {
    const store = open(answers)
    store.restore([{ ...draft, item: 'T09-S-009' }])
    expect(store.entry(1).answer).toEqual(choose(0))
  })
})
