import { expect, test } from 'vitest'
import { anActivity, aPlan, aProgress, aSignOff } from '#tests/builders/progress'
import { shownState } from './activity-state'
import type { AttemptFact } from './facts'
import { withMakeup } from './makeup-mark'

const exam = anActivity({ id: 'exam', type: 'exam', signers: ['examiner'], settings: { exam: 'stage' } })
const PAPERS = [
  { id: 'stage', kind: 'stage' as const, activity: 'exam' },
  { id: 'makeup', kind: 'makeup' as const, activity: 'exam' },
]
const attempt = (wish: Partial<AttemptFact>): AttemptFact => ({
  id: 'a',
  examId: 'stage',
  kind: 'stage',
  state: 'released',
  startedAt: 1,
  deadlineAt: 2,
  percent: 40,
  passPercent: 75,
  passed: false,
  releasedAt: 3,
  ...wish,
})
const makeup = (wish: Partial<AttemptFact>) => [attempt({ kind: 'makeup', passed: null, ...wish }), attempt({})]
const signOffs = [aSignOff({ slot: 'examiner' })]

test.each<[string, AttemptFact[], string, string]>([
  ['not sat yet', [], 'open', 'trainee'],
  ['failed', [attempt({})], 'makeup-open', 'trainee'],
  ['passed', [attempt({ passed: true })], 'done', 'nobody'],
  ['its make-up under way', makeup({ state: 'in_progress' }), 'makeup-open', 'trainee'],
  ['its make-up handed in', makeup({ state: 'submitted' }), 'makeup-marking', 'other'],
  ['its make-up failed', makeup({ passed: false }), 'done', 'nobody'],
  ['its make-up passed', makeup({ passed: true }), 'done', 'nobody'],
])('an exam that was %s says what is open and whose turn it is', (_, attempts, shown, next) => {
  const { activities, facts } = aProgress({ plan: aPlan([[exam]]), facts: { exam: { attempts, signOffs } } })
  const status = withMakeup(activities[0]!, facts, PAPERS)
  expect([shownState(status), status.next]).toEqual([shown, next])
})

test('a waiver stands, a gate has words of its own, and without a paper there is no make-up', () => {
  const given = { plan: aPlan([[exam]]), facts: { exam: { attempts: [attempt({})], signOffs } } }
  const [entry] = aProgress(given).activities
  const { facts } = aProgress(given)
  expect(withMakeup({ ...entry!, gateTested: 'd1-gate' }, facts, PAPERS).mark).toBeUndefined()
  expect(withMakeup(entry!, facts, PAPERS.slice(0, 1)).mark).toBeUndefined()
  expect(withMakeup({ ...entry!, status: { ...entry!.status, mark: 'waived' } }, facts, PAPERS).mark).toBe('waived')
})
