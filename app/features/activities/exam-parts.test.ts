import { describe, expect, test } from 'vitest'
import { testContent } from '#tests/builders/content'
import { examPartsOf, partGapOf, partGapOfState } from './exam-parts'
import type { AttemptFact, ChatFact, SheetFact } from './facts'
import { NO_FACTS } from './facts'
import type { ActivityProgress, Progress } from './progress'

const FINAL = testContent().activityById.get('D22-1')!
const PRACTICAL = testContent().activityById.get('D22-3')!
const PEOPLE = {
  delegations: ['one', 'two'].map((personId) => ({
    cohortId: 'c',
    activityId: 'D22-1',
    personId,
    role: 'examiner' as const,
  })),
  managerIds: ['boss', 'trainee'],
  nameOf: (id: string) => id.toUpperCase(),
}

const paper = (state: AttemptFact['state'], percent: number | null = null) =>
  ({ id: 'a', state, percent, passPercent: 80, kind: 'final' }) as AttemptFact
const sheet = (examinerId: string, percent: number, madeAt: number) =>
  ({ id: examinerId, examinerId, percent, madeAt, rubricId: 'R1' }) as SheetFact
const atDeskSheet = (examinerId: string, percent: number, madeAt: number) =>
  ({ id: `desk-${examinerId}`, examinerId, percent, madeAt, rubricId: 'R12' }) as SheetFact
const chat = (state: ChatFact['state']) => ({ id: 'sitting', state, startedAt: 10 }) as ChatFact

interface AtDesk {
  chats: ChatFact[]
  sheets: SheetFact[]
  state?: string
}

/** Sat and marked well, so that the other parts speak for themselves. */
const WELL: AtDesk = {
  chats: [chat('finished')],
  sheets: [atDeskSheet('one', 80, 20), atDeskSheet('two', 84, 21)],
}

function examOf(
  attempts: AttemptFact[],
  sheets: SheetFact[],
  change: Partial<ActivityProgress> = {},
  people = PEOPLE,
  atDesk: AtDesk = WELL,
) {
  const entry = { activity: FINAL, status: { state: 'waiting', missing: [], next: 'other' }, ...change }
  const practical = { activity: PRACTICAL, status: { state: atDesk.state ?? 'waiting', missing: [], next: 'other' } }
  const progress = {
    enrolment: { cohort_id: 'c', trainee_id: 'trainee', mentor_id: 'mentor' },
    facts: {
      activities: new Map([
        ['D22-1', { ...NO_FACTS, attempts, sheets }],
        ['D22-3', { ...NO_FACTS, chats: atDesk.chats, sheets: atDesk.sheets }],
      ]),
    },
    activities: [entry, practical],
  }
  return examPartsOf(entry as ActivityProgress, progress as unknown as Progress, people)
}

function partsOf(...asked: Parameters<typeof examOf>) {
  return examOf(...asked)?.parts.map(({ part, state, percent, waitsFor }) => [part, state, percent, waitsFor.join(' ')])
}

describe('the parts of an exam', () => {
  test('are not shown before anything has been sat, nor for an exam of one part', () => {
    expect(partsOf([], [])).toBeUndefined()
    const one = testContent().activityById.get('D05-2')!
    expect(partsOf([paper('released', 80)], [], { activity: one })).toBeUndefined()
  })

  test.each([
    ['a paper under way', [paper('in_progress')], [], ['written', 'attempt', null, '']],
    ['a paper that is being marked, blind: nobody is named', [paper('submitted')], [], ['written', 'marks', null, '']],
    ['one that expired', [paper('expired')], [], ['written', 'marks', null, '']],
    [
      'a marked paper waits for a manager, never for the trainee',
      [paper('graded', 88)],
      [],
      ['written', 'release', null, 'BOSS'],
    ],
    ['a released one', [paper('released', 88)], [], ['written', 'there', 88, '']],
  ] as const)('%s', (_, attempts, sheets, expected) => {
    expect(partsOf([...attempts], [...sheets])?.[0]).toEqual(expected)
  })

  test.each([
    ['nobody has heard it', [], ['oral', 'examiners', null, 'ONE TWO']],
    ['a second mark is awaited from the other one', [sheet('one', 80, 1)], ['oral', 'examiners', null, 'TWO']],
    [
      'two lie far apart: a third is named',
      [sheet('one', 100, 1), sheet('two', 33.3, 2)],
      ['oral', 'third-examiner', null, 'MENTOR'],
    ],
    ['two agree', [sheet('one', 80, 1), sheet('two', 84, 2)], ['oral', 'there', 82, '']],
    [
      'the third decides',
      [sheet('one', 100, 1), sheet('two', 33.3, 2), sheet('mentor', 60, 3)],
      ['oral', 'there', 60, ''],
    ],
  ] as const)('%s', (_, sheets, expected) => {
    expect(partsOf([paper('released', 100)], [...sheets])?.[1]).toEqual(expected)
  })

  test('a third is wanted in a small house where everybody has marked: nobody is named, and the page can say so', () => {
    const sheets = [sheet('mentor', 100, 1), sheet('boss', 33.3, 2)]
    expect(partsOf([paper('released', 100)], sheets, {}, { ...PEOPLE, delegations: [] })?.[1]).toEqual([
      'oral',
      'third-examiner',
      null,
      '',
    ])
  })

  test.each([
    ['heard well', [sheet('one', 80, 1), sheet('two', 84, 2)], null],
    ['heard below the line', [sheet('one', 40, 1), sheet('two', 44, 2)], 'below'],
    ['not heard', [], 'awaited'],
    ['low, with the other mark to come', [sheet('one', 40, 1)], 'awaited'],
    ['far apart', [sheet('one', 100, 1), sheet('two', 33.3, 2)], 'awaited'],
    ['low by the word of the third', [sheet('one', 100, 1), sheet('two', 33.3, 2), sheet('mentor', 30, 3)], 'below'],
  ] as const)('a paper that is passed, %s', (_, sheets, expected) => {
    expect(partGapOf([examOf([paper('released', 100)], [...sheets])!])).toBe(expected)
  })

  const heardWell = [sheet('one', 80, 1), sheet('two', 84, 2)]
  test.each([
    ['not sat', { chats: [], sheets: [] }, ['practical', 'chats', null], 'awaited'],
    ['being sat', { chats: [chat('in_progress')], sheets: [] }, ['practical', 'chats', null], 'awaited'],
    ['sat, not marked', { chats: [chat('finished')], sheets: [] }, ['practical', 'examiners', null], 'awaited'],
    [
      'sat, marked by one',
      { chats: [chat('finished')], sheets: [atDeskSheet('one', 90, 20)] },
      ['practical', 'examiners', null],
      'awaited',
    ],
    [
      'marked far apart',
      { chats: [chat('finished')], sheets: [atDeskSheet('one', 90, 20), atDeskSheet('two', 60, 21)] },
      ['practical', 'third-examiner', null],
      'awaited',
    ],
    [
      'below its line',
      { chats: [chat('finished')], sheets: [atDeskSheet('one', 70, 20), atDeskSheet('two', 72, 21)] },
      ['practical', 'there', 71],
      'below',
    ],
    ['above it', WELL, ['practical', 'there', 82], null],
  ] as const)('the practical part, %s', (_, atDesk, expected, gap) => {
    const exam = examOf([paper('released', 90)], heardWell, {}, PEOPLE, atDesk as unknown as AtDesk)!
    const { part, state, percent } = exam.parts[2]!
    expect([part, state, percent]).toEqual(expected)
    expect(partGapOf([exam])).toBe(gap)
  })

  test('an exam that is lost asks for no practical part', () => {
    const exam = examOf([paper('released', 60)], heardWell, {}, PEOPLE, { ...WELL, state: 'not-applicable' })
    expect(exam?.parts.map(({ part }) => part)).toEqual(['written', 'oral'])
  })

  test.each([
    ['the final', 'final_passed', 'D22-1', 'awaited'],
    ['the retake', 'retake_passed', 'D23-3', 'awaited'],
    ['the final, once the retake is passed', 'retake_passed', 'D22-1', null],
    ['the final, once all is decided', 'promoted', 'D22-1', null],
  ] as const)('after the written part of %s', (_, state, activityId, expected) => {
    const activity = testContent().activityById.get(activityId)!
    const progress = {
      enrolment: { state, cohort_id: 'c', trainee_id: 'trainee', mentor_id: 'mentor' },
      facts: { activities: new Map([[activityId, { ...NO_FACTS, attempts: [paper('released', 90)] }]]) },
      activities: [{ activity, status: { state: 'waiting', missing: [], next: 'other' } }],
    }
    expect(partGapOfState(progress as unknown as Progress)).toBe(expected)
  })
})
