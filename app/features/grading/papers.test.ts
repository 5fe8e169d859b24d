import { describe, expect, it } from 'vitest'
import type { FormContent } from '../exam-forms/form-content'
import { markersAsked, openReplies, releasersAsked, thirdSince } from './papers'

const question = (position: number, type: string) => ({ position, points: 4, item: { type } })
const FORM = {
  markers: 2,
  questions: [question(1, 'single'), question(2, 'scenario'), question(3, 'scenario')],
} as unknown as Pick<FormContent, 'questions' | 'markers'>
const mark = (markerId: string, points: number) => ({ markerId, points, markedAt: 1 })
const HANDS = { nearest: ['mentor', 'second'], managers: ['boss'] }
const reopened = (at: number) => new Map([[2, { at, untilOn: '2026-01-27', until: 90 }]])
const replies = (given: Partial<Parameters<typeof openReplies>[1]>) =>
  openReplies(FORM, { marks: new Map(), reopenings: new Map(), isBlank: (n) => n === 3, now: 30, ...given })
const open = (...marks: ReturnType<typeof mark>[]) => replies({ marks: new Map([[2, marks]]) })

describe('replies that wait for marks', () => {
  it('are written ones only: neither a choice nor what was left blank', () => {
    expect(open().map((reply) => [reply.position, reply.left, reply.apart])).toEqual([[2, 2, false]])
  })
  it('ask for a third where two lie apart', () => {
    expect(open(mark('mentor', 4), mark('second', 0))).toMatchObject([{ left: 1, apart: true }])
  })
  it.each([
    ['nobody yet', open(), ['mentor', 'second']],
    ['the mentor', open(mark('mentor', 4)), ['second']],
    ['two who agree', open(mark('mentor', 4), mark('second', 4)), []],
    ['two far apart', open(mark('mentor', 4), mark('second', 0)), ['boss']],
  ])('are asked of those left when marked by %s', (_, replies, expected) =>
    expect(markersAsked(HANDS, replies)).toEqual(expected),
  )
  it.each([
    ['both', 20, 30, ['mentor', 'second'], 1],
    ['a third, as both have looked', 1, 30, ['boss'], 1],
    ['a third, as the time for it is over', 20, 90, ['boss'], 90],
  ])('that lie apart and were reopened are asked of %s', (_, at, now, expected, since) => {
    const marks = new Map([[2, [mark('mentor', 4), mark('second', 0)]]])
    const given = replies({ marks, reopenings: reopened(at), now })
    expect(markersAsked(HANDS, given)).toEqual(expected)
    if (expected.length === 1) expect(thirdSince(given[0]!)).toBe(since)
  })
})

describe('a release', () => {
  it.each([
    ['of a final, of managers', 'final', HANDS, ['mentor', 'second'], ['boss']],
    ['of a final, not of its only marker', 'final', HANDS, ['boss'], []],
    ['of a stage exam, of those nearest', 'stage', HANDS, ['mentor'], ['mentor', 'second']],
    ['of a stage exam, of a manager where nobody is nearer', 'stage', { ...HANDS, nearest: [] }, [], ['boss']],
  ])('is asked %s', (_, kind, hands, markerIds, expected) =>
    expect(releasersAsked(hands, { kind, traineeId: 't', markerIds })).toEqual(expected),
  )
})
