import { expect, it } from 'vitest'
import { anActivity, aPlan, aProgress } from '#tests/builders/progress'
import { gatesOfLine } from './board'

const AT = Date.parse('2026-01-05T09:00:00+08:00')
const failed = {
  id: 'a',
  examId: 'final',
  kind: 'final' as const,
  state: 'released' as const,
  startedAt: 1,
  deadlineAt: 2,
  percent: 50,
  passPercent: 80,
  passed: false,
  releasedAt: 3,
}
const plan = aPlan([
  [
    anActivity({ id: 'final', type: 'exam', gate: 'D22', settings: { exam: 'final' } }),
    anActivity({ id: 'retake', type: 'exam', gate: 'retake', onlyIf: 'final-failed', settings: { exam: 'retake' } }),
  ],
])

it.each([
  ['lies ahead before remedial training has begun', '2026-01-07', null, 'ahead'],
  ['lies ahead before its date', '2026-01-06', AT, 'ahead'],
  ['is open from its date on', '2026-01-07', AT, 'open'],
])('a retake %s', (_, today, startedAt, expected) => {
  const module = { topic: 'T03', minutesPlanned: 60, minutesDone: 60, quizPercent: 90, startedAt, doneAt: startedAt }
  const progress = aProgress({ plan, today, remedial: [module], facts: { final: { attempts: [failed] } } })
  const { enrolment } = progress
  const gates = gatesOfLine({ ...progress, enrolment: { ...enrolment, state: 'final_failed' } })
  expect(gates.find(({ gate }) => gate === 'retake')?.state).toBe(expected)
})
