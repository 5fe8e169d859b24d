import { describe, expect, it } from 'vitest'
import type { FormContent } from '../exam-forms/form-content'
import { markersAsked, openReplies, releasersAsked } from './papers'

const question = (position: number, type: string) => ({ position, points: 4, item: { type } })
const FORM = {
  markers: 2,
  questions: [question(1, 'single'), question(2, 'scenario'), question(3, 'scenario')],
} as unknown as Pick<FormContent, 'questions' | 'markers'>
const mark = (markerId: string, points: number) => ({ markerId, points, markedAt: 1 })
const HANDS = { nearest: ['mentor', 'second'], managers: ['boss'] }
const open = (...marks: ReturnType<typeof mark>[]) => openReplies(FORM, new Map([[2, marks]]), (n) => n === 3)

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
