import { describe, expect, it } from 'vitest'
import { checkExamNeeds } from './checks/exam-needs'
import { aBlueprint, aContent, aLesson, anActivity, aPlan, located, TODAY } from './content-builders'

type Needs = NonNullable<Parameters<typeof anActivity>[0]>['needs']

/** Taught T01, sat, taught T02 and T03, sat. */
function found(needs: Needs, topics: Record<string, number> = { T01: 1, T02: 1 }): string[] {
  const lessons = ['T01', 'T02', 'T03'].map((topic, n) => aLesson({ id: `d01-${n}`, topic }))
  const rows = [
    anActivity({ id: 'D01-1', lessons: ['d01-0'] }),
    anActivity({ id: 'D01-2', type: 'exam', settings: { exam: 'first' } }),
    anActivity({ id: 'D01-3', lessons: ['d01-1'] }),
    anActivity({ id: 'D01-4', lessons: ['d01-2'] }),
    anActivity({ id: 'D01-5', type: 'exam', settings: { exam: 'second' }, ...(needs ? { needs } : {}) }),
  ]
  const blueprints = [
    located(aBlueprint({ id: 'first', activity: 'D01-2', topics: { T01: 1 } })),
    located(aBlueprint({ id: 'second', activity: 'D01-5', topics })),
  ]
  return checkExamNeeds(aContent({ ...aPlan(rows), lessons, blueprints }), TODAY).map(({ message }) => message)
}

describe('checkExamNeeds', () => {
  it.each<[string, Needs, string[]]>([
    ['all of it is needed', [{ sat: 'D01-2' }, { learned: 'D01-3' }], []],
    ['nothing is named, so that only the gates hold it', undefined, []],
    ['everything before is asked for', [{ ready: 'all-before' }], []],
    [
      'a topic is not taught by what is needed',
      [{ learned: 'D01-3' }],
      ['needs nothing that teaches T01 of second', 'does not need D01-1, which teaches what second asks about'],
    ],
    [
      'something was taught since the exam before',
      [{ sat: 'D01-2' }],
      ['needs nothing that teaches T02 of second', 'does not need D01-3, which teaches what second asks about'],
    ],
  ])('%s', (_, needs, wanted) => {
    expect(found(needs)).toEqual(wanted.map((message) => `D01-5 ${message}`))
  })

  it('asks for every row that taught a topic, though another one covers it', () => {
    const needs = [{ sat: 'D01-2' }, { learned: 'D01-3' }]
    expect(found(needs, { T01: 1, T02: 1, T03: 1 })).toEqual([
      'D01-5 needs nothing that teaches T03 of second',
      'D01-5 does not need D01-4, which teaches what second asks about',
    ])
  })
})
