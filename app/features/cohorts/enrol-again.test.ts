import { expect, test } from 'vitest'
import { decideEnrol, type PastTraining } from './enrol-again'

const past = (change: Partial<PastTraining> = {}): PastTraining => ({
  enrolmentId: 'e1',
  courseId: 'course',
  state: 'eliminated',
  endedOn: '2026-01-27',
  ...change,
})
const WHY = '人事复核之后同意再给一次机会'

test.each<[string, PastTraining[], string, string | null]>([
  ['begins for the first time', [], '', null],
  ['was promoted on another course', [past({ courseId: 'other', state: 'promoted' })], '', null],
  ['was eliminated, and nobody says why again', [past()], '', 'trained-before'],
  ['was eliminated, and the reason says nothing', [past()], '再来一次', 'trained-before'],
  ['was eliminated on another course', [past({ courseId: 'other' })], '', 'trained-before'],
  ['left this course by themselves', [past({ state: 'withdrawn' })], ' ', 'trained-before'],
  ['was promoted on this course', [past({ state: 'promoted' })], '', 'trained-before'],
  ['was eliminated, and somebody says why again', [past()], WHY, null],
])('who %s', (_, before, whyAgain, reason) => {
  const decided = decideEnrol(before, { courseId: 'course', whyAgain })
  expect(decided.ok ? null : decided.reason).toBe(reason)
  if (!decided.ok) expect(decided.detail).toBe('2026-01-27')
  if (decided.ok) expect(decided.value).toEqual(before.find((one) => one.state === 'eliminated') ?? null)
})
