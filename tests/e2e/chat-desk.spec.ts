// The desk as at work: by keyboard, over a reload, without network, on an old screen and on a phone; then the replay.
import type { Page } from '@playwright/test'
import { expect, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll, ready } from './test'

test.use({ houseName: 'desk' })

const OFFER = '您好，在的。今天满 199 减 20，首页再领一张满 129 减 10 的店铺券，可以一起用'

async function openDesk(page: Page): Promise<void> {
  await visit(page, '/practice')
  await chooseCustomer(page)
  await ready(page)
}

/** The same customer every time: whom the desk would draw says something else first. */
async function chooseCustomer(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: '模拟接待' })
  await panel.getByText('自己挑一位顾客').click()
  await panel.getByRole('button', { name: '接待：被子能不能再便宜' }).click()
  await expect(page).toHaveURL(/\/practice\/chats\//)
}

const replyOf = (page: Page) => page.getByRole('textbox', { name: /^回复/ })
const logOf = (page: Page) => page.getByRole('log', { name: /^和/ })

/** The whole desk is in sight; nothing of the page scrolls. */
async function expectNoScroll(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page)
  const below = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(below, 'pixels below the screen').toBeLessThanOrEqual(0)
  await expect(replyOf(page)).toBeInViewport({ ratio: 1 })
}

test('practice with one customer, by keyboard', async ({ house, enter }) => {
  test.setTimeout(240_000)
  await house.travel({ day: 10 })
  const page = await enter('trainee', { viewport: { width: 1366, height: 768 } })
  await openDesk(page)
  const reply = replyOf(page)
  const log = logOf(page)
  await expect(log.getByText('269 有点贵')).toBeVisible({ timeout: 30_000 })

  await test.step('nothing of the shell, nothing to scroll, nothing in the way of a screen reader', async () => {
    await expect(page.getByRole('link', { name: '计划' })).toHaveCount(0)
    for (const size of [
      { width: 1366, height: 768 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(size)
      await expectNoScroll(page)
    }
    await expectAccessible(page)
  })

  await test.step('a slash as an input method writes it finds a phrase, and its first gap is selected', async () => {
    await expect(reply).toBeFocused()
    await reply.pressSequentially('、ｃｗｌ')
    const choices = page.getByRole('listbox', { name: '对得上的短语' })
    await expect(choices.getByRole('option').first()).toContainText('/cwl')
    await reply.press('Tab')
    await expect(choices).toHaveCount(0)
    await expect(reply).toBeFocused()
    const selected = await reply.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    )
    expect(selected).toMatch(/^【.+】$/)
  })

  await test.step('what has gaps goes out only at a second press, and Enter of an input method never sends', async () => {
    await reply.press('Enter')
    await expect(page.getByText(/还有没填的地方/)).toBeVisible()
    await reply.fill('您好')
    await reply.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
      ),
    )
    await reply.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, repeat: true, bubbles: true, cancelable: true }),
      ),
    )
    await expect(reply).toHaveValue('您好')
    await reply.fill('')
    await reply.press('Enter')
    await expect(log.getByText('您好')).toHaveCount(0)
  })

  await test.step('half a reply survives a reload', async () => {
    await reply.fill(OFFER)
    await page.reload()
    await ready(page)
    await expect(reply).toHaveValue(OFFER)
  })

  await test.step('without network it is kept, says that it is not sent, and goes out by itself', async () => {
    await page.context().setOffline(true)
    await reply.press('Enter')
    await expect(reply).toHaveValue('')
    await expect(log.getByText('还没有发出')).toBeVisible()
    await page.context().setOffline(false)
    await expect(log.getByText('还没有发出')).toHaveCount(0, { timeout: 30_000 })
    await expect(log.getByText(OFFER)).toHaveCount(1)
    const sittingId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const kept = house.rows<{ body: string }>(
      `select body from chat_event where kind = 'message' and sitting_id = ?`,
      sittingId,
    )
    expect(kept).toEqual([{ body: OFFER }])
  })

  await test.step('the customer goes on by what was said, and the page hears it', async () => {
    await expect(log.getByText('那我到手多少钱')).toBeVisible({ timeout: 40_000 })
    await page.getByRole('link', { name: '商品', exact: true }).click()
    await expect(page.getByRole('heading', { name: /云絮四季被/ })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Alt+1')
    await reply.fill('269 减 20 再减 10，到手 239 元')
    await reply.press('Enter')
    await expect(log.getByText('到手 239 元')).toBeVisible()
  })

  await test.step('what is done beside the chat stands in it', async () => {
    await page.getByRole('link', { name: '顾客', exact: true }).click()
    await page.getByText('记下跟进').first().click()
    await page.getByLabel('几时、跟进什么').fill('明早九点看她拍了没有')
    await page.getByRole('button', { name: '记下跟进' }).click()
    await expect(page.getByText('已记下')).toBeVisible()
    await expect(log.getByText('记下跟进')).toBeVisible()
  })

  await test.step('the end is asked for once; then there is the replay', async () => {
    await page.getByRole('link', { name: '结束接待' }).click()
    await expect(page.getByRole('heading', { name: '现在结束这次接待？' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '不结束，接着接待' }).click()
    await page.getByRole('link', { name: '结束接待' }).click()
    await page.getByRole('button', { name: '结束，看复盘' }).click()
    await expect(page.getByRole('heading', { name: '接待复盘' })).toBeVisible()
    await ready(page)
    await expect(page.getByText(OFFER)).toBeVisible()
    await expect(page.getByText('指出现在就有的优惠').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('slider').press('Home')
    await expect(page.getByText(OFFER)).toHaveCount(0)
    await page.getByRole('button', { name: '看全部' }).click()
    await expect(page.getByText(OFFER)).toBeVisible()
    await page.setViewportSize({ width: 375, height: 667 })
    await expectNoSidewaysScroll(page)
  })

  await test.step('it stands among the earlier ones', async () => {
    await visit(page, '/practice')
    await expectAccessible(page)
    await page.getByRole('region', { name: '模拟接待' }).getByRole('link', { name: /^复盘/ }).click()
    await expect(page.getByRole('heading', { name: '接待复盘' })).toBeVisible()
  })
})

test('on a phone one pane at a time, the reply and the waits in sight', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const page = await enter('day10', { phone: true })
  await openDesk(page)
  await expect(logOf(page).getByText('在吗')).toBeVisible({ timeout: 30_000 })
  await expectNoScroll(page)
  await expect(
    page
      .getByRole('navigation', { name: '顾客' })
      .getByText(/等了 \d+ 秒/)
      .first(),
  ).toBeAttached()
  await expectAccessible(page)
  await page.getByRole('link', { name: '资料和工具' }).click()
  await expect(replyOf(page)).toBeHidden()
  await page.getByRole('link', { name: '短语' }).click()
  await page.getByLabel('找短语').fill('cwl')
  await page.getByRole('button', { name: /^插入/ }).first().click()
  await expect(replyOf(page)).toHaveValue(/【/)
  await expectNoSidewaysScroll(page)
})

test('without scripts the desk is forms and links', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const page = await enter('day1', { javaScriptEnabled: false })
  await page.goto('/practice')
  await chooseCustomer(page)
  await expect
    .poll(
      async () => {
        await page.getByRole('link', { name: '看有没有新消息' }).click()
        return logOf(page).getByText('在吗').count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await replyOf(page).fill(OFFER)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(logOf(page).getByText(OFFER)).toBeVisible()
  await page.getByRole('link', { name: '短语', exact: true }).click()
  await expect(page.getByText('/cwl')).toBeVisible()
})
