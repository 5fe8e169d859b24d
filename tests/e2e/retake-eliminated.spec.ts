// The retake is failed: there is no second one; elimination needs two people.
import {
  acknowledge,
  confirmElimination,
  decide,
  decisionOf,
  doesNotAppeal,
  examine,
  morningIn,
  release,
  standingOf,
} from './decisions'
import { expect, test, visit } from './house'
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
  await examine(enter, { enrolmentId, activityId: 'D23-3' })
  expect(standingOf(house, 'retake').state).toBe('retake_failed')
  await trainee.goto('/exams/retake')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)

  // Until the trainee may no longer appeal, or says that they do not, nobody is removed on this result.
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/retake-fail`)
  await manager.getByRole('radio', { name: /^淘汰/ }).check()
  await expect(manager.getByText(/在那之前不能提议或确认淘汰/).last()).toBeVisible()
  await manager.getByRole('textbox', { name: '理由' }).fill('补考仍然没有合格，差距没有缩小。')
  await manager.getByRole('button', { name: '看一遍再签字' }).click()
  await expect(manager.getByRole('alert').first()).toContainText('还可以申诉')
  await expect(manager.getByText(/^您将/)).toHaveCount(0)
  await doesNotAppeal(trainee, house, enrolmentId)

  await decide(manager, { enrolmentId, kind: 'retake-fail', verdict: '淘汰' })
  await confirmElimination(
    house,
    { proposer: manager, second: await enter('manager2') },
    { enrolmentId, kind: 'retake-fail', username: 'retake' },
  )
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'retake-fail'))
})
