// Day 3 was not passed: the manager asks for improvement, the trainee is tested again and passed, and at each step is told what comes next.
import type { Page } from '@playwright/test'
import { acknowledge, dateIn, decide, decisionOf, morningIn, release, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectAccessible } from './test'
import { sitPaper } from './work'

test.use({ houseName: 'second-test' })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const TRAINEE = 'd3failed'

const told = (page: Page, words: string) => page.getByRole('region', { name: new RegExp(words) })

test('before the decision, Today, the result and the list say the same', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id } = standingOf(house, TRAINEE)
  const [paper] = house.rows<{ id: string }>(
    "select id from attempt where enrolment_id = ? and activity_id = 'D03-3'",
    id,
  )
  const trainee = await enter(TRAINEE)
  for (const where of ['/today', '/results', `/exams/attempts/${paper?.id}/result`, '/activities/D03-3']) {
    await visit(trainee, where)
    await expect(told(trainee, '前一天教学内容考试.*等主管决定')).toBeVisible()
    await expect(told(trainee, '等主管决定').getByRole('link', { name: '看看由谁决定' }).first()).toBeVisible()
  }
  await visit(trainee, '/today')
  await expectAccessible(trainee)
})

test('asked to improve, the second test has a date, and the mentor may open it', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  await decide(await enter('manager'), {
    enrolmentId,
    kind: 'd3-gate',
    verdict: '限期改进',
    fields: { 要改进什么: '短语考核做到八十分，笔试做到七十分。', 到哪一天: dateIn(2) },
  })
  const trainee = await enter(TRAINEE)
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd3-gate'))
  await visit(trainee, '/today')
  await expect(told(trainee, '会再次测试').getByRole('link', { name: '看决定里写的' })).toBeVisible()
  await visit(trainee, '/exams/d03-makeup')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)

  const [mentor] = house.rows<{ username: string }>(
    'select p.username from enrolment e join person p on p.id = e.mentor_id where e.id = ?',
    enrolmentId,
  )
  const desk = await enter(mentor?.username ?? '')
  await visit(desk, `/mentor/trainees/${enrolmentId}/activities/D03-3`)
  const panel = desk.getByRole('region', { name: '再次测试' })
  await panel.getByText('提前开放再次测试').first().click()
  await panel.getByRole('textbox').fill('这两天练得很勤，短语已经稳定。')
  await panel.getByRole('button', { name: '提前开放再次测试' }).click()
  await expect(desk.getByText(/再次测试已经开放，等本人来测；最后一天是 ./)).toBeVisible()
})

test('the second test is sat, and the manager reads both results', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const trainee = await enter(TRAINEE)
  await visit(trainee, '/today')
  await expect(told(trainee, '前一天教学内容考试.*再次测试已经开放')).toBeVisible()
  const attemptId = await sitPaper(trainee, house, { examId: 'd03-makeup', rightPercent: 100 })
  await expect(told(trainee, '再次测试已经交上')).toBeVisible()
  const manager = await enter('manager')
  await release(manager, attemptId)
  await visit(trainee, `/exams/attempts/${attemptId}/result`)
  await expect(told(trainee, '再次测试的结果有了')).toBeVisible()

  await visit(trainee, '/activities/D03-2')
  await trainee.getByRole('main').getByRole('link', { name: '去再次测试' }).click()
  await expect(trainee).toHaveURL(/\/practice\?activity=D03-2$/)

  await visit(manager, `/manager/trainees/${enrolmentId}/decide/d3-gate`)
  await expect(manager.getByText(/还在等再次测试的结果/)).toBeVisible()
  await expect(manager.getByText(/^之前 /).first()).toBeVisible()
})

test('passed after the date on what there is, nothing is left over', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const manager = await enter('manager')
  // Until its last day the other test may still be sat, so nobody decides over it.
  await house.travel(morningIn(6))
  await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '通过' })
  const trainee = await enter(TRAINEE)
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd3-gate'))
  await visit(trainee, '/today')
  // Named among the results alone, where it says which of them was sat again.
  await expect(trainee.getByText('再次测试')).toHaveCount(1)
  await expect(trainee.getByText('等主管决定')).toHaveCount(0)
})
