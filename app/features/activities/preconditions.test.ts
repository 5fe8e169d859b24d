import { expect, test } from 'vitest'
import { anActivity, aPlan, aProgress, aSignOff } from '#tests/builders/progress'
import { START_ON } from '#tests/builders/time'
import type { AttemptFact } from './facts'
import {
  listPreconditions,
  listPromotionPreconditions,
  ownPreconditions,
  ownPromotionPreconditions,
} from './preconditions'

const PLAN = aPlan([
  [anActivity({ id: 'typing', type: 'typing', settings: { runs: 1, minutes: 3, passSpeed: 50 } })],
  [
    anActivity({
      id: 'final',
      type: 'exam',
      gate: 'D22',
      settings: { exam: 'final' },
      needs: [{ ready: 'all-before' }],
    }),
  ],
])

test.each([
  ['on its day', '2026-01-06'],
  ['late', '2026-01-09'],
])('what is missing before the final and what keeps it closed are the same things, %s', (_, today) => {
  const dates = [START_ON, '2026-01-06']
  const { activities, facts } = aProgress({ plan: PLAN, dates, today, unlockedDays: [1, 2] })
  const missing = (list: typeof listPromotionPreconditions) =>
    list(activities, { facts, today }).flatMap((p) => (p.state === 'missing' ? [[p.subject, p.count]] : []))
  const final = activities.find(({ activity }) => activity.id === 'final')!
  const closed = missing((entries, given) => listPreconditions(final, entries, given))
  expect(closed).toEqual([
    ['typing', null],
    ['attendance', 1],
  ])
  expect(missing(listPromotionPreconditions).filter(([subject]) => subject !== 'final')).toEqual(closed)
})

test.each([
  ['before it was begun', [], ['typing', 'attendance']],
  ['once it was begun', [{ state: 'in_progress', startedAt: 1 }], []],
  ['once it was sat', [{ state: 'released', startedAt: 1, passed: true }], []],
])('the page of the final lists what is missing before it, %s', (_, attempts, wanted) => {
  const { activities, facts } = aProgress({
    plan: PLAN,
    dates: [START_ON, '2026-01-06'],
    today: '2026-01-09',
    unlockedDays: [1, 2],
    facts: { final: { attempts: attempts as AttemptFact[] } },
    waived: ['nothing'],
  })
  const [typing, final] = activities
  const own = ownPreconditions(final!, activities, { facts, today: '2026-01-09' })
  expect(own?.missing.map((p) => p.subject)).toEqual(wanted)
  expect(ownPreconditions(typing!, activities, { facts, today: '2026-01-09' })).toBeNull()
})

test('of a secret check the trainee reads before the promotion no more than that it is not finished', () => {
  const settings = { rubric: 'R4', scripts: 1 }
  const plan = aPlan([[anActivity({ id: 'check', type: 'mystery', settings, signers: ['manager'] })]])
  const sheet = { id: 's', examinerId: 'x', percent: 60, hardFault: null, stateMark: null, comment: '', madeAt: 1 }
  const signOffs = [aSignOff({ slot: 'manager', verdict: 'not_yet' })]
  const read = (check: object) => {
    const { activities, facts } = aProgress({ plan, today: '2026-01-09', facts: { check } })
    return ownPromotionPreconditions(activities, { facts, today: '2026-01-09' }).find((p) => p.subject === 'check')
  }
  expect(read({})).toMatchObject({ state: 'missing', missing: [], notYet: false, next: 'mentor' })
  expect(read({ sheets: [{ ...sheet, rubricId: 'R4' }], signOffs })).toEqual(read({}))
})
