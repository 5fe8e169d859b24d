import { expect, test } from 'vitest'
import type { Unmet } from './activity-state'
import { heldOf } from './held'

const GATE: Unmet = { what: 'passed', activityId: 'D03-5', title: '第 3 天关口' }
const entry = (state: 'held' | 'locked' | 'open', unmet?: Unmet[], id = 'D06-1', day = 6) => ({
  activity: { id },
  day,
  status: { state, missing: [], next: 'nobody' as const, ...(unmet ? { unmet } : {}) },
})

test('nothing stands still while nothing is held, though later days want something too', () => {
  expect(heldOf([entry('open'), entry('locked', [GATE])])).toBeNull()
})

test('counts what is held and names each thing it waits for once', () => {
  const ready: Unmet = { what: 'ready', left: 3 }
  const sat: Unmet = { what: 'sat', activityId: 'D05-2', title: '阶段测评' }
  expect(heldOf([entry('held', [GATE, sat]), entry('held', [GATE]), entry('held', [ready]), entry('open')])).toEqual({
    count: 3,
    unmet: [GATE, sat, ready],
  })
})

test('the parts of one exam follow each other within their day; over night that is standing still', () => {
  const sat: Unmet = { what: 'sat', activityId: 'D22-1', title: '转正考试' }
  const practical = entry('held', [sat], 'D22-3', 22)
  expect(heldOf([entry('open', undefined, 'D22-1', 22), practical])).toBeNull()
  expect(heldOf([entry('open', undefined, 'D22-1', 21), practical])).toEqual({ count: 1, unmet: [sat] })
  expect(heldOf([entry('open', undefined, 'D22-1', 22), entry('held', [sat, GATE], 'D22-3', 22)])?.count).toBe(1)
})
