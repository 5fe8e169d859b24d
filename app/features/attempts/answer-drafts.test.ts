import { beforeEach, describe, expect, it } from 'vitest'
import { type DraftStorage, keepDraft, readDrafts } from './answer-drafts'
import type { SentAnswer } from './answer-forms'

const draft = (item: string): SentAnswer => ({
  position: 1,
  item,
  revision: 2,
  seen: 1,
  answer: { type: 'scenario', text: '亲，马上为您查' },
  flagged: false,
})
const mine = { personId: 'lin', attemptId: 'final' }

let kept: Map<string, string>
const storage = (): DraftStorage => ({
  get length() {
    return kept.size
  },
  key: (n) => [...kept.keys()][n] ?? null,
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => void kept.set(name, value),
  removeItem: (name) => void kept.delete(name),
})

beforeEach(() => {
  kept = new Map([['theme', 'dark']])
})

describe('drafts on this computer', () => {
  it('are found again by their person at their paper', () => {
    keepDraft(storage, mine, 'T01-S-001', draft('T01-S-001'))
    keepDraft(storage, mine, 'T01-S-002', draft('T01-S-002'))
    expect(readDrafts(storage, mine).map(({ item }) => item)).toEqual(['T01-S-001', 'T01-S-002'])
    keepDraft(storage, mine, 'T01-S-001', null)
    expect(readDrafts(storage, mine)).toEqual([draft('T01-S-002')])
  })

  it('are shown to nobody else and at no other paper', () => {
    keepDraft(storage, mine, 'T01-S-001', draft('T01-S-001'))
    expect(readDrafts(storage, { ...mine, personId: 'wu' })).toEqual([])
    expect(readDrafts(storage, { ...mine, attemptId: 'retake' })).toEqual([])
  })

  it('that cannot be read are left out', () => {
    keepDraft(storage, mine, 'T01-S-001', draft('T01-S-001'))
    kept.set('shifu-draft:lin:final:T01-S-002', '{half')
    expect(readDrafts(storage, mine)).toHaveLength(1)
  })

  it('cost nothing where the browser keeps none', () => {
    const forbidden = () => {
      throw new Error('SecurityError')
    }
    expect(() => keepDraft(forbidden, mine, 'T01-S-001', draft('T01-S-001'))).not.toThrow()
    expect(readDrafts(forbidden, mine)).toEqual([])
  })
})
