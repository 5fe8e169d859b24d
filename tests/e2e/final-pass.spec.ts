// The final is passed, marked by two, published; the manager promotes from the next day on.
import {
  acknowledge,
  dateIn,
  decide,
  decisionOf,
  examine,
  morningIn,
  release,
  signActivity,
  sitPractical,
  standingOf,
} from './decisions'
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

  await examine(enter, { enrolmentId, activityId: 'D22-1', excellent: true })
  await signActivity(await enter('mentor'), enrolmentId, 'D22-1')
  await signActivity(manager, enrolmentId, 'D22-1')

  // Without the practical part nobody is promoted, and it is not waived.
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/promotion`)
  await expect(manager.getByText('实操还没有考')).toBeVisible()
  await sitPractical(trainee, 'D22-3')
  await expect(trainee.getByText('2 位考核人各自评分')).toBeVisible()
  await expect(trainee.getByRole('link', { name: '看复盘' })).toHaveCount(0)
  await examine(enter, { enrolmentId, activityId: 'D22-3', excellent: true })
  await signActivity(await enter('mentor'), enrolmentId, 'D22-3')
  await visit(trainee, '/activities/D22-3')
  await trainee.getByRole('link', { name: '看复盘' }).click()
  await expect(trainee.getByRole('heading', { name: '接待复盘' })).toBeVisible()

  // Today is too early: the form says so beside the date, or above the form.
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/promotion`)
  await expect(manager.getByLabel('从哪一天起转正')).toHaveAttribute('min', dateIn(1))
  const sentence = await decide(manager, { enrolmentId, kind: 'promotion' })
  expect(sentence).toContain('江朵')
  // Decided is not promoted: until the day there is neither the state nor a certificate.
  expect(standingOf(house, 'day22')).toMatchObject({ state: 'final_passed', promoted_on: null })
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'promotion'))
  await expect(trainee.getByText(/^已决定自 .+ 起转正。到那一天才生效/)).toBeVisible()
  await expect(trainee.getByRole('link', { name: '看证书' })).toHaveCount(0)

  await house.travel(morningIn(1))
  await visit(trainee, '/today')
  expect(standingOf(house, 'day22')).toMatchObject({ state: 'promoted', promoted_on: dateIn(1) })
  await trainee.getByRole('link', { name: '我的档案' }).click()
  await expect(trainee.getByRole('heading', { name: '我的档案' })).toBeVisible()
  await visit(trainee, `/certificate/${enrolmentId}`)
  const paper = await trainee.getByRole('article').innerText()
  const [number = '', hash = ''] = [paper.match(/[A-Z0-9]{12}/)?.[0], paper.match(/[0-9a-f]{64}/)?.[0]]
  await visit(trainee, '/check')
  await trainee.getByLabel('证书编号').fill(number)
  await trainee.getByLabel('指纹').fill(hash)
  await trainee.getByRole('button', { name: '核对' }).click()
  await expect(trainee.getByRole('status')).toContainText('有效')
})
