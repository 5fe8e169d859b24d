import { describe, expect, test } from 'vitest'
import type { DrillSet } from '#app/content/drill-set'
import { bookAtHand, closedBy, type OpenBook } from './open-book'

const drill = (openBook: OpenBook, deadlineAt: number | null = null) => ({
  id: openBook,
  title: 't',
  openBook,
  deadlineAt,
  moves: deadlineAt === null,
})

describe('the book', () => {
  test.each([
    ['none', 'none'],
    ['codes', 'codes'],
    ['phrases', null],
  ] as const)('is closed for the whole house by a set that allows %s', (openBook, by) => {
    expect(closedBy([drill(openBook)], 0)?.id ?? null).toBe(by)
  })
  test('is closed by any of several, and open when nothing runs', () => {
    expect(closedBy([drill('phrases'), drill('codes')], 0)?.id).toBe('codes')
    expect(closedBy([], 0)).toBeNull()
  })
  test('is open again when the time is over, though nobody has closed the drill yet', () => {
    expect(closedBy([drill('codes', 1_000)], 1_000)?.id).toBe('codes')
    expect(closedBy([drill('codes', 1_000)], 1_001)).toBeNull()
  })
  test.each([
    ['reply', 'D03-2', 'codes'],
    ['reply', null, 'phrases'],
    ['code', 'D02-6', 'none'],
    ['code', null, 'none'],
  ] as const)('at hand in %s mode of activity %s: %s', (mode, activityId, wanted) => {
    expect(bookAtHand({ mode, activityId }, { openBook: 'codes' } as DrillSet)).toBe(wanted)
  })
})
