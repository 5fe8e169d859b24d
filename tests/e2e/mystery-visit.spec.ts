// A mystery customer between two real browsers: planned, played by a person, marked with a line of the chat, talked over, and only
// then seen by the trainee.
import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { expect, type House, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll, ready } from './test'

test.use({ houseName: 'mystery' })

const SECRETS = ['神秘', 'CS-40', 'K-40', '/visits']

/** The day's chats are logged: without work there is nothing to mark. */
function logTheDay({ dataDir }: House, enrolmentId: string): void {
  const file = new Database(path.join(dataDir, 'shifu.sqlite'))
  try {
    file
      .prepare(
        `insert into activity_record (enrolment_id, activity_id, status, data, updated_at, done_at)
         values (?, 'D10-1', 'submitted', '{}', 1, 1) on conflict do nothing`,
      )
      .run(enrolmentId)
  } finally {
    file.close()
  }
}

async function expectNothingTold(page: Page, paths: readonly string[]): Promise<void> {
  for (const address of paths) {
    const html = await (await page.request.get(address)).text()
    for (const secret of SECRETS) expect(html.includes(secret), `${secret} at ${address}`).toBe(false)
  }
}

test('a person plays the customer, and the trainee learns of it in the debrief', async ({ house, enter }) => {
  test.setTimeout(240_000)
  await house.travel({ day: 11 })
  const [own] = house.rows<{ id: string }>(
    "select e.id from enrolment e join person p on p.id = e.trainee_id where p.username = 'trainee'",
  )
  logTheDay(house, own!.id)
  const mentor = await enter('mentor')
  const trainee = await enter('trainee', { viewport: { width: 1366, height: 768 } })

  await test.step('the mentor plans who comes, and when', async () => {
    await visit(mentor, `/mentor/trainees/${own!.id}/visits`)
    const [shopper] = house.rows<{ id: string }>("select id from person where username = 'shopper'")
    await mentor.getByLabel('谁来做客户').selectOption(shopper!.id)
    await mentor.getByLabel('哪一位客户').selectOption('CS-401')
    await mentor.getByRole('button', { name: '安排', exact: true }).click()
    await expect(mentor.getByRole('cell', { name: '等学员开席' })).toBeVisible()
    await expectAccessible(mentor)
  })

  const shopper = await enter('shopper')
  await test.step('whoever plays finds the visit, and waits', async () => {
    await visit(shopper, '/visits')
    await shopper.getByRole('main').getByRole('link', { name: '林晓' }).click()
    await expect(shopper.getByText('学员还没有打开接待台')).toBeVisible()
    await ready(shopper)
    await expectAccessible(shopper)
    await expectNoSidewaysScroll(shopper)
  })
  await test.step('the trainee is told nothing, and opens the desk', async () => {
    await expectNothingTold(trainee, [
      '/today',
      '/plan',
      '/plan/10',
      '/plan/11',
      '/activities/D10-3',
      '/notices',
      '/practice',
    ])
    await visit(trainee, '/practice')
    await trainee.getByRole('button', { name: '开始接待', exact: true }).first().click()
    await expect(trainee).toHaveURL(/\/practice\/chats\//)
    await ready(trainee)
  })

  const theirLog = trainee.getByRole('log', { name: /^和/ })
  const ownLog = shopper.getByRole('log', { name: '聊天' })
  const say = shopper.getByLabel('客户说的话')
  await test.step('the person takes the customer over, and both hear each other as they write', async () => {
    await expect(theirLog.getByText('浴室门口大概 50 宽')).toBeVisible({ timeout: 30_000 })
    await shopper.getByRole('button', { name: '我来接着说' }).click()
    await expect(say).toBeVisible()
    await say.fill('你们这个脚垫洗得掉水垢吗')
    await say.press('Enter')
    await expect(theirLog.getByText('你们这个脚垫洗得掉水垢吗')).toBeVisible({ timeout: 10_000 })
    await expect(ownLog.getByText('你们这个脚垫洗得掉水垢吗')).toHaveCount(1)
    const reply = trainee.getByRole('textbox', { name: /^回复/ })
    await reply.fill('您好，用砂纸轻轻打磨一层就像新的一样')
    await reply.press('Enter')
    await expect(ownLog.getByText('用砂纸轻轻打磨一层')).toBeVisible({ timeout: 10_000 })
    await expectNothingTold(trainee, [new URL(trainee.url()).pathname, `${new URL(trainee.url()).pathname}/state`])
  })

  const chat = new URL(trainee.url()).pathname
  await test.step('the customer leaves, and the trainee ends the sitting', async () => {
    await shopper.getByText('客户离开', { exact: true }).click()
    await shopper.getByRole('button', { name: '离开', exact: true }).click()
    await expect(shopper.getByText('客户问清楚了，走了。')).toBeVisible()
    await visit(trainee, `${chat}?end`)
    await trainee.getByRole('button', { name: '结束，看复盘' }).click()
    await expect(trainee).toHaveURL(/\/replay$/)
    await expect(trainee.getByText('这一位是神秘客户')).toHaveCount(0)
    await expectNothingTold(trainee, [`${chat}/replay`, '/practice', '/today', '/activities/D10-3', '/notices'])
  })

  await test.step('the sheet quotes a line', async () => {
    await shopper.getByRole('link', { name: '填评分表、复盘' }).click()
    await ready(shopper)
    await expect(shopper.locator('#sheet-comment')).toBeVisible()
    for (const box of await shopper.locator('#sheet input[type=radio][value="2"]').all()) await box.check()
    await shopper.locator('select[name^="line-"]').first().selectOption({ index: 3 })
    await shopper.locator('#sheet-comment').fill('回得快，没有先问用处')
    await shopper.locator('#sheet form button').last().click()
    await expect(shopper.locator('#sheet article')).toBeVisible()
    await expectNothingTold(trainee, ['/activities/D10-3', '/notices', '/today'])
  })

  await test.step('a debrief without a gap is refused; with one that has its day it is held', async () => {
    await visit(mentor, `/mentor/trainees/${own!.id}/activities/D10-3`)
    await mentor.locator('#debrief-note').fill('一起看了聊天，学员自己说出了哪里要改')
    const submit = mentor.locator('form:has(#debrief-note) button').last()
    await submit.click()
    await expect(mentor.getByText('请至少写一条差距').first()).toBeVisible()
    await mentor.locator('[name=gap1]').fill('没有先问用处就回答')
    await mentor.locator('[name=source1]').selectOption({ index: 3 })
    await submit.click()
    await expect(mentor.getByText('写一个改进期限，或者勾选当场补上').first()).toBeVisible()
    await mentor.locator('[name=closed1]').check()
    await submit.click()
    await expect(mentor.locator('#debrief-note')).toHaveCount(0)
  })

  await test.step('now the trainee sees the gap, and the whole chat', async () => {
    await visit(trainee, '/activities/D10-3')
    await expect(trainee.getByText('没有先问用处就回答').first()).toBeVisible()
    await visit(trainee, `${chat}/replay`)
    await expect(trainee.getByText('这一位是神秘客户。')).toBeVisible()
    await expect(trainee.getByText('你们这个脚垫洗得掉水垢吗')).toBeVisible()
  })
})
