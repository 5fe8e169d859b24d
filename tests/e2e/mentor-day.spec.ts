// A mentor's day on a phone: look, send back with a reason, sign, take back, confirm a price, write the observation sheet.
import type { Page } from '@playwright/test'
import { type Enter, expect, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll } from './test'
import { answerSelfChecks, queueCard } from './work'

test.use({ houseName: 'mentor-day' })
test.describe.configure({ mode: 'serial' })

const CALLS = '电话联系买家确认信息'
const LIVE = '上号接单'

test.beforeAll(async ({ house }) => house.travel({ day: 10 }))

async function openQueue(enter: Enter): Promise<Page> {
  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/queue')
  return mentor
}

const cardOf = (page: Page, title: string) => queueCard(page, '林晓', title)

/** The mentor's page of one activity of the demo trainee. */
async function openDesk(enter: Enter, activityId: string): Promise<Page> {
  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/trainees')
  const home = await mentor.getByRole('link', { name: '林晓' }).first().getAttribute('href')
  await visit(mentor, `${home}/activities/${activityId}`)
  return mentor
}

test('the trainee does a day of work', async ({ enter }) => {
  const trainee = await enter('trainee')
  await visit(trainee, '/lessons/d10-several-chats')
  await answerSelfChecks(trainee)
  await trainee.getByRole('button', { name: '我读完了' }).click()
  await expect(trainee.getByText('已读完').first()).toBeVisible()

  await visit(trainee, '/activities/D10-1')
  await trainee.getByText('添加改价').first().click()
  await trainee.getByLabel('订单尾号').fill('6688')
  await trainee.getByLabel('改前（元）').fill('39.90')
  await trainee.getByLabel('改后（元）').fill('36.90')
  await trainee.getByLabel('原因').fill('两件一起拍，按活动减三元')
  await trainee.getByRole('button', { name: '添加改价' }).click()
  await expect(trainee.getByText('…6688')).toBeVisible()
  await trainee.getByLabel('登录的子账号').fill('客服小晓')
  await trainee.getByLabel('接待会话数').fill('14')
  await trainee.getByLabel('开始时间').fill('09:00')
  await trainee.getByLabel('结束时间').fill('09:50')
  await trainee.getByLabel('平均响应（秒）').fill('38')
  await trainee.getByRole('button', { name: '提交', exact: true }).click()
  await expect(trainee.getByText('已保存。')).toBeVisible()
})

test('the queue fits the phone and shows what waits', async ({ enter }) => {
  const mentor = await openQueue(enter)
  await expectNoSidewaysScroll(mentor)
  await expect(cardOf(mentor, CALLS)).toBeVisible()
  await expect(cardOf(mentor, LIVE).first()).toBeVisible()
  const sign = cardOf(mentor, CALLS).getByRole('button', { name: '签核', exact: true })
  expect((await sign.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
  await expectAccessible(mentor)
})

test('"not yet" needs a reason and reaches the trainee', async ({ enter }) => {
  const mentor = await openQueue(enter)
  const card = cardOf(mentor, CALLS)
  await card.getByText('未达标', { exact: true }).click()
  await card.getByRole('button', { name: '记为未达标' }).click()
  await expect(card.getByRole('alert')).toBeVisible()
  await card.getByLabel('哪里还没到，怎样算到').fill('第二通没有说清到货时间，请把承诺的日期补写进去。')
  await card.getByRole('button', { name: '记为未达标' }).click()
  await expect(cardOf(mentor, CALLS)).toHaveCount(0)

  const trainee = await enter('trainee')
  await visit(trainee, '/activities/D09-4')
  await expect(trainee.getByText('请把承诺的日期补写进去').first()).toBeVisible()
  await trainee.getByRole('button', { name: '我已重做，请再看一次' }).click()
  await expect(trainee.getByText('已保存。')).toBeVisible()
})

test('a signature can be taken back with a reason; both stay on record', async ({ enter }) => {
  const mentor = await openQueue(enter)
  await cardOf(mentor, CALLS).getByRole('button', { name: /签核$/ }).first().click()
  await expect(cardOf(mentor, CALLS)).toHaveCount(0)
  await mentor.getByText('今天签过的').click()
  const today = mentor.getByRole('group').filter({ hasText: '今天签过的' })
  const done = today.getByRole('listitem').filter({ hasText: CALLS })
  await done.getByText('撤回签核').first().click()
  await done.getByLabel('为什么撤回').fill('点错了人，要再当面问一遍。')
  await done.getByRole('button', { name: '撤回签核' }).click()
  await expect(cardOf(mentor, CALLS)).toBeVisible()

  const desk = await openDesk(enter, 'D09-4')
  await desk.getByText('签核历史').click()
  await expect(desk.getByText('第二通没有说清到货时间').first()).toBeVisible()
  await expect(desk.getByText('点错了人').first()).toBeVisible()
})

test('the price change is confirmed, the observation sheet written, the live work signed', async ({ enter }) => {
  const mentor = await openDesk(enter, 'D10-1')
  await expectNoSidewaysScroll(mentor)
  const price = mentor.getByRole('listitem').filter({ hasText: '6688' })
  await price.getByRole('button', { name: '确认' }).click()
  await expect(price.getByText('已确认')).toBeVisible()

  const sheet = mentor.getByRole('region', { name: /评分表$/ })
  await expect(sheet.getByLabel('总评')).toBeVisible()
  const levels = await sheet.getByRole('radio', { name: /^2 合格/ }).all()
  expect(levels.length).toBeGreaterThan(0)
  for (const level of levels) await level.check()
  await sheet.getByLabel('当天工作状态').fill('85')
  await sheet.getByLabel('总评').fill('三次主动核对订单号；下一步把结束语说完整。')
  await sheet.getByRole('button', { name: '保存评分' }).click()
  await expect(sheet.getByRole('article').getByText('三次主动核对订单号')).toBeVisible()
  await expectAccessible(mentor)

  const sign = mentor.getByRole('region', { name: '签核', exact: true })
  await sign.getByLabel('今天看到了什么').fill('短。')
  await sign.getByRole('button', { name: '签核', exact: true }).click()
  await expect(sign.getByRole('alert')).toBeVisible()
  await sign.getByLabel('今天看到了什么').fill('主动核对订单号做得好，先安抚再给办法；结束语还要练，明天看十句。')
  await sign.getByRole('button', { name: '签核', exact: true }).click()
  await expect(sign.getByText('已签核').first()).toBeVisible()

  const trainee = await enter('trainee')
  await visit(trainee, '/activities/D10-1')
  await expect(trainee.getByText('三次主动核对订单号').first()).toBeVisible()
  await expect(trainee.getByText('已签核').first()).toBeVisible()
})
