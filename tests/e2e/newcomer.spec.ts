// A newcomer's first three days, from the account to the first written exam, with everybody who has a hand in them.

import type { Locator } from '@playwright/test'
import { expect, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll, ready, sendSignIn } from './test'
import { answerByMouse, answerSelfChecks, openQuestion, queueCard, readPassage, savedLine } from './work'

test.use({ houseName: 'newcomer' })
test.describe.configure({ mode: 'serial' })

// March has no public holiday in China, so the days follow each other.
const YEAR = new Date().getFullYear() + 1
const FIRST = `${YEAR}-03-01`
const at = (day: number, time: string) => `${YEAR}-03-${String(day).padStart(2, '0')}T${time}:00+08:00`

const NAME = '季小满'
const USERNAME = 'ji-xiaoman'
const PASSWORD = 'manman-lai-2027'

test('the administrator makes the account, the cohort and the place in it', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/people/new')
  await admin.getByLabel('姓名').fill(NAME)
  await admin.getByLabel('用户名').fill(USERNAME)
  await admin.getByRole('checkbox', { name: /^学员/ }).check()
  await admin.getByRole('button', { name: '建立账号' }).click()
  const slip = admin.getByRole('row').filter({ hasText: USERNAME })
  const oneTime = (await slip.getByRole('cell').last().innerText()).trim()
  expect(oneTime.length).toBeGreaterThan(7)

  // Until next year's holidays are published and confirmed, no exam of that year begins.
  await visit(admin, '/admin/settings')
  const confirmYear = admin.getByRole('button', { name: `确认 ${YEAR} 年的节假日` })
  if (await confirmYear.isVisible()) {
    await admin.getByLabel(`${YEAR} 年公布的休息和上班日都已经录入`).check()
    await confirmYear.click()
    await expect(confirmYear).toBeHidden()
  }

  await visit(admin, '/admin/cohorts/new')
  await admin.getByLabel('班级名称').fill('客服新人 春季班')
  await admin.getByLabel('开班日期').fill(FIRST)
  await admin.getByRole('radio', { name: '不固定休息' }).check()
  await admin.getByLabel('沿用另一个班的师傅和指定人').selectOption({ index: 1 })
  await admin.getByRole('button', { name: '开班' }).click()
  await expect(admin).toHaveURL(/\/admin\/cohorts\/[^/]+$/)
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('客服新人 春季班')

  await admin.getByRole('link', { name: '加入学员' }).click()
  await admin.getByLabel('学员').selectOption(`${NAME}（${USERNAME}）`)
  await admin.getByLabel('加入日期').fill(FIRST)
  await admin.getByLabel('师傅').selectOption('阿宁（mentor）')
  await admin.getByRole('button', { name: '加入班级' }).click()
  await expect(admin.getByRole('row').filter({ hasText: NAME })).toBeVisible()

  // The one-time password opens one door only: the page where it is changed.
  const trainee = await enter(null)
  await trainee.goto('/login')
  await sendSignIn(trainee, USERNAME, oneTime)
  await expect(trainee).toHaveURL(/\/profile\/password/)
  await trainee.goto('/plan')
  await expect(trainee).toHaveURL(/\/profile\/password/)
  await trainee.getByLabel('现在的密码').fill(oneTime)
  await trainee.getByLabel('新密码', { exact: true }).fill(PASSWORD)
  await trainee.getByLabel('再输一次新密码').fill(PASSWORD)
  await trainee.getByRole('button', { name: '修改密码' }).click()
  await expect(trainee).toHaveURL(/\/today$/)
  await trainee.goto('/plan')
  await expect(trainee.getByRole('heading', { level: 1 })).toBeVisible()
})

test('before day 1 the first day is shown, and locked', async ({ house, enter }) => {
  await house.travel({ at: `${YEAR}-02-28T18:00:00+08:00` })
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/plan/1')
  await expect(trainee.getByText('公司从哪来、往哪去').first()).toBeVisible()
  await trainee.goto('/activities/D01-10')
  await expect(trainee.getByRole('button', { name: '确认签收' })).toHaveCount(0)
})

test('day 1: the mentor accepts on a phone', async ({ house, enter }) => {
  await house.travel({ at: at(1, '09:05') })
  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/queue')
  await expectNoSidewaysScroll(mentor)
  const group = mentor.getByRole('region', { name: NAME })
  await group.getByRole('button', { name: '接受带教' }).click()
  await expect(group.getByRole('button', { name: '接受带教' })).toHaveCount(0)
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/activities/D01-2')
  await expect(trainee.getByText('阿宁').first()).toBeVisible()
  await expect(trainee.getByText('等师傅确认接受带教')).toHaveCount(0)
})

test('day 1: the rules are acknowledged with the own name, and only with it', async ({ enter }) => {
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/activities/D01-10')
  const receive = async (rule: Locator, name: string) => {
    await rule.getByLabel('输入您的姓名').fill(name)
    await rule.getByRole('button', { name: '确认签收' }).click()
  }
  await receive(trainee.getByRole('region', { name: '客服行为准则' }), '别人')
  await expect(trainee.getByRole('alert')).toBeVisible()
  for (const title of ['客服行为准则', '考勤与班次', '安全与住宿须知', '录用条件与 23 天关口']) {
    const rule = trainee.getByRole('region', { name: title })
    await receive(rule, NAME)
    await expect(rule).toContainText(`${NAME} 已签收`)
  }
})

test('day 1: a lesson is read and its self-check answered', async ({ enter }) => {
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/lessons/d01-bestsellers')
  await answerSelfChecks(trainee)
  await trainee.getByRole('button', { name: '我读完了' }).click()
  await expect(trainee.getByText('已读完').first()).toBeVisible()
  await expectAccessible(trainee)
})

test('day 1: a typing run is marked', async ({ enter }) => {
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/practice/typing/D01-4')
  await trainee.getByRole('button', { name: '开始第 1 次' }).click()
  const passage = await readPassage(trainee)
  await trainee.getByLabel('在这里打').fill(passage.slice(0, 40))
  await trainee.getByRole('button', { name: '交卷' }).click()
  await expect(trainee.getByRole('row').filter({ hasText: '第 1 次' })).toContainText('100%')
  await expect(trainee.getByRole('button', { name: '开始第 2 次' })).toBeVisible()
})

test('day 1: the mentor signs the checked list on a phone', async ({ house, enter }) => {
  await house.travel({ at: at(1, '17:40') })
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/activities/D01-11')
  for (const box of await trainee.getByRole('checkbox').all()) await box.check()
  await trainee.getByRole('button', { name: '保存', exact: true }).click()
  await expect(trainee.getByText('已保存。')).toBeVisible()

  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/queue')
  const card = queueCard(mentor, NAME, '熟悉店铺主页与热销商品')
  await card.getByRole('button', { name: '签核', exact: true }).click()
  await expect(card).toHaveCount(0)
  await trainee.reload()
  await expect(trainee.getByText('已签核').first()).toBeVisible()
})

test('day 2: the phrases are drilled', async ({ house, enter }) => {
  await house.travel({ at: at(2, '16:15') })
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/today')
  await expect(trainee.getByText('快捷短语练习').first()).toBeVisible()
  await visit(trainee, '/practice?activity=D02-6')
  await trainee.getByRole('button', { name: /^开始练/ }).click()
  await expect(trainee).toHaveURL(/\/practice\/drills\//)
  for (let card = 1; card <= 2; card++) {
    await trainee.getByLabel('短语码').fill('hy')
    await trainee.getByRole('button', { name: '发送' }).click()
    await expect(trainee.getByText(/短语码是/)).toBeVisible()
    await trainee.getByRole('button', { name: '下一位' }).click()
    await expect(trainee.getByText(`${card} / 20`).first()).toBeVisible()
  }
  await trainee.getByRole('link', { name: '结束这组练习' }).click()
  await trainee.getByRole('button', { name: '结束练习' }).click()
  await expect(trainee.getByRole('heading', { name: '短语考结果' })).toBeVisible()
})

test('day 2: the first exam, not sat yet, keeps every answer over a reload and is handed in', async ({
  house,
  enter,
}) => {
  await house.travel({ at: at(2, '16:40') })
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/exams/d01-basic')
  await expectAccessible(trainee)
  await trainee.getByRole('button', { name: '开始考试' }).click()
  await expect(trainee).toHaveURL(/\/exams\/attempts\//)
  await ready(trainee)
  for (let position = 1; position <= 3; position++) {
    await answerByMouse(trainee)
    await expect(savedLine(trainee)).toContainText(/已保存 \d/)
    await trainee.getByRole('button', { name: '下一题' }).click()
    await openQuestion(trainee, position + 1)
  }
  await trainee.reload()
  await ready(trainee)
  await openQuestion(trainee, 4)
  await expect(trainee.getByRole('button', { name: /^第 [123] 题.*已答/ })).toHaveCount(3)
  await house.travel({ at: at(2, '16:55') })
  await trainee.getByRole('button', { name: '检查并交卷' }).click()
  await expect(trainee.getByRole('heading', { name: '交卷之前看一眼' })).toBeVisible()
  await trainee.getByRole('button', { name: '确认交卷' }).click()
  await expect(trainee).toHaveURL(/\/result$/)
  await expect(trainee.getByRole('heading', { level: 1 })).toBeVisible()
})

test('day 3: the morning exam waits for the decision of day 1, says so and does not begin', async ({
  house,
  enter,
}) => {
  await house.travel({ at: at(3, '09:30') })
  const trainee = await enter(USERNAME, { password: PASSWORD })
  await visit(trainee, '/exams/d03-morning')
  await expectAccessible(trainee)
  await expect(trainee.getByText('入职测评结论').first()).toBeVisible()
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)
})
