import { describe, expect, it } from 'vitest'
import type { Plan } from '#app/content/plan'
import { checklistText, decideLessonWrite, lessonPlaces, nextReadingStep } from './lesson-access'

describe('decideLessonWrite', () => {
  const fine = {
    enrolment: { trainee_id: 'mei', ended_at: null },
    personId: 'mei',
    dayOpen: true,
    opensOn: '2026-01-07',
  }
  it.each([
    ['accepts the trainee on an open day', {}, { ok: true }],
    ['refuses an enrolment that does not exist', { enrolment: undefined }, { ok: false, reason: 'not-found' }],
    ['refuses somebody else as if it did not exist', { personId: 'lan' }, { ok: false, reason: 'not-found' }],
    [
      'refuses an ended enrolment',
      { enrolment: { trainee_id: 'mei', ended_at: 1 } },
      { ok: false, reason: 'wrong-state' },
    ],
    [
      'refuses a day to come and says when it opens',
      { dayOpen: false },
      { ok: false, reason: 'day-locked', detail: '2026-01-07' },
    ],
  ])('%s', (_, change, outcome) => {
    expect(decideLessonWrite({ ...fine, ...change })).toMatchObject(outcome)
  })
})

describe('lessonPlaces', () => {
  const activity = (id: string, lessons: string[]) => ({ id, lessons }) as Plan['days'][number]['activities'][number]
  const day = (n: number, activities: Plan['days'][number]['activities']) => ({
    day: n,
    title: '',
    goal: '',
    activities,
  })
  const plan: Plan = {
    course: 'c',
    version: 1,
    title: '',
    days: [day(5, [activity('D05-1', ['d05-a'])]), day(2, [activity('D02-1', ['d02-a', 'd05-a'])])],
  }

  it('takes the earliest activity that uses a lesson', () => {
    expect(lessonPlaces(plan, []).get('d05-a')).toEqual({ day: 2, activityId: 'D02-1' })
  })

  it('falls back to the day the lesson names itself', () => {
    expect(lessonPlaces(plan, [{ id: 'd09-x', day: 9 }]).get('d09-x')).toEqual({ day: 9, activityId: null })
  })
})

describe('nextReadingStep', () => {
  it.each([
    [{ read: false, questions: 4, answered: 4 }, 'read'],
    [{ read: true, questions: 4, answered: 3 }, 'check'],
    [{ read: true, questions: 4, answered: 4 }, 'activity'],
  ] as const)('%o → %s', (state, step) => {
    expect(nextReadingStep(state)).toBe(step)
  })
})

it('writes a checklist with a box before every point', () => {
  expect(checklistText('改价前', ['看状态', '找凭据'])).toBe('改价前\r\n\r\n[ ] 看状态\r\n[ ] 找凭据\r\n')
})
