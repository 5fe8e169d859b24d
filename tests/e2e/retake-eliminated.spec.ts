// The retake is failed: there is no second one; elimination needs two people.
import {
  acknowledge,
  confirmElimination,
  decide,
  decisionOf,
  hearOral,
  morningIn,
  release,
  standingOf,
} from './decisions'
import { expect, test } from './house'
import { sitPaper } from './work'

test.use({ houseName: 'retake-eliminated' })

test('a failed retake ends the training only when two people say so', async ({ house, enter }) => {
  test.setTimeout(180_000)
  await house.travel(morningIn(1))
  const { id: enrolmentId } = standingOf(house, 'retake')
  const trainee = await enter('retake')
  const attemptId = await sitPaper(trainee, house, { examId: 'retake', rightPercent: 20 })
  const manager = await enter('manager')
  await release(manager, attemptId)
  await hearOral(enter, { enrolmentId, activityId: 'D23-3' })
  expect(standingOf(house, 'retake').state).toBe('retake_failed')
  await trainee.goto('/exams/retake')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)

  await decide(manager, { enrolmentId, kind: 'retake-fail', verdict: '淘汰' })
  await confirmElimination(
    house,
    { proposer: manager, second: await enter('manager2') },
    { enrolmentId, kind: 'retake-fail', username: 'retake' },
  )
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'retake-fail'))
})
