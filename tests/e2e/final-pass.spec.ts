// The final is passed, marked by two, published; the manager promotes from the next day on.
import { acknowledge, dateIn, decide, decisionOf, hearOral, release, signActivity, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { sitPaper } from './work'

test.use({ houseName: 'final-pass' })

test('a passed final leads to promotion on the next day', async ({ house, enter }) => {
  test.setTimeout(180_000)
  await house.travel({ day: 10 })
  const { id: enrolmentId } = standingOf(house, 'day22')
  const trainee = await enter('day22')
  const attemptId = await sitPaper(trainee, house, { examId: 'd22-final', rightPercent: 100, replies: 1 })

  // Written replies are read by two people who do not see each other's marks.
  for (const username of ['mentor', 'mentor2']) {
    const marker = await enter(username)
    await visit(marker, `/mentor/marking/${attemptId}`)
    const marks = marker.getByRole('group', { name: /^第 \d+ 题评分$/ }).first()
    const criteria = await marks.getByRole('combobox', { name: /\d+%$/ }).all()
    expect(criteria).toHaveLength(4)
    for (const criterion of criteria) await criterion.selectOption('3')
    await marks.getByRole('button', { name: '保存评分' }).click()
    await expect(marker.getByText('您给了').first()).toBeVisible()
  }
  const manager = await enter('manager')
  await release(manager, attemptId)
  expect(standingOf(house, 'day22').state).toBe('final_passed')

  await hearOral(enter, { enrolmentId, activityId: 'D22-1' })
  await signActivity(await enter('mentor'), enrolmentId, 'D22-1')
  await signActivity(manager, enrolmentId, 'D22-1')

  // Today is too early: the form says so beside the date, or above the form.
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/promotion`)
  await expect(manager.getByLabel('从哪一天起转正')).toHaveAttribute('min', dateIn(1))
  const sentence = await decide(manager, { enrolmentId, kind: 'promotion' })
  expect(sentence).toContain('江朵')
  expect(standingOf(house, 'day22')).toMatchObject({ state: 'promoted', promoted_on: dateIn(1) })
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'promotion'))
})
