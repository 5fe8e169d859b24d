// The retake is failed: the manager extends the probation, is reminded of the law, and promotes in the end.
import { acknowledge, dateIn, decide, decisionOf, examine, morningIn, release, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { DEMO_PASSWORD } from './test'
import { sitPaper } from './work'

test.use({ houseName: 'retake-extended' })

test('a failed retake may be followed by a longer probation and promotion', async ({ house, enter }) => {
  test.setTimeout(180_000)
  await house.travel(morningIn(1))
  const { id: enrolmentId } = standingOf(house, 'retake')
  const trainee = await enter('retake')
  const attemptId = await sitPaper(trainee, house, { examId: 'retake', rightPercent: 20 })
  const manager = await enter('manager')
  await release(manager, attemptId)
  await examine(enter, { enrolmentId, activityId: 'D23-3' })

  await visit(manager, `/manager/trainees/${enrolmentId}/decide/retake-fail`)
  await expect(manager.getByText('《劳动合同法》第十九条')).toHaveCount(1)
  await decide(manager, {
    enrolmentId,
    kind: 'retake-fail',
    verdict: '延长试用期',
    fields: { 延长到哪一天: dateIn(31), '劳动合同期限（月）': '36', '已经用去的试用期（月）': '2' },
  })
  // Nobody makes a probation longer alone.
  expect(standingOf(house, 'retake').state).toBe('retake_failed')
  const second = await enter('manager2')
  await visit(second, `/decisions/${decisionOf(house, enrolmentId, 'retake-fail')}`)
  await second.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await second.getByRole('button', { name: '确认，同意这项提议' }).click()
  await expect(second.getByRole('button', { name: '确认，同意这项提议' })).toHaveCount(0)
  expect(standingOf(house, 'retake')).toMatchObject({ state: 'on_probation', probation_until_on: dateIn(31) })
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'retake-fail'))

  await house.travel(morningIn(31))
  await decide(manager, { enrolmentId, kind: 'probation-end', verdict: '转正' })
  // Nor over a retake that was not passed.
  expect(standingOf(house, 'retake').state).toBe('on_probation')
  await visit(second, `/decisions/${decisionOf(house, enrolmentId, 'probation-end')}`)
  await second.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await second.getByRole('button', { name: '确认，同意这项提议' }).click()
  await expect(second.getByRole('button', { name: '确认，同意这项提议' })).toHaveCount(0)
  expect(standingOf(house, 'retake').state).toBe('promoted')
})
