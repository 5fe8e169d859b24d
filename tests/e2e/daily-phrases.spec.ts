// The daily ten minutes: one tap from Today, left and taken up again, and an end that says when each phrase comes back.
import { expect, test, visit } from './house'
import { expectAccessible, ready } from './test'

test.use({ houseName: 'daily' })

const START = '开始今天的十分钟'

test('from Today in one tap to the end of the ten minutes', async ({ house, enter }) => {
  test.setTimeout(120_000)
  await house.travel({ day: 13 })
  const page = await enter('day10')
  await visit(page, '/today')
  const panel = page.getByRole('heading', { name: '每天十分钟短语练习' })
  await expect(panel).toBeVisible()
  await page.getByRole('button', { name: START }).click()
  await expect(page).toHaveURL(/\/practice\/drills\//)
  await ready(page)
  const drill = page.url()

  await test.step('left in the middle, Today leads back to the same ten minutes', async () => {
    await visit(page, '/today')
    await page.getByRole('button', { name: '接着练今天的十分钟' }).click()
    await expect(page).toHaveURL(drill)
    await ready(page)
  })

  const [{ cards }] = house.rows<{ cards: string }>(
    'select cards from drill where id = ?',
    drill.split('/').at(-1),
  ) as [{ cards: string }]
  const deck: { code: string; texts: string[] }[] = JSON.parse(cards).cards
  expect(deck.length).toBeGreaterThan(0)
  const reply = page.getByRole('textbox', { name: /^回复/ })

  await test.step('card by card, with what was good about it in between', async () => {
    for (const [position, { code, texts }] of deck.entries()) {
      await reply.fill(`/${code} ${texts[0]!.replaceAll(/\{[a-zA-Z]+\}/g, '这款')}`)
      await page.getByRole('button', { name: '发送' }).click()
      if (position === deck.length - 1) break
      await page.getByRole('button', { name: '下一位' }).click()
      await expect(page.getByText(`${position + 1} / ${deck.length}`, { exact: true }).first()).toBeVisible()
      await expect(reply).toHaveValue('')
    }
  })

  await test.step('the end says what was repeated and when it comes back, and judges nobody', async () => {
    await expect(page.getByRole('heading', { name: '今天的十分钟练完了' })).toBeVisible()
    const rows = page.getByRole('table', { name: /^练了 \d+ 条/ }).getByRole('row')
    await expect(rows).toHaveCount(deck.length + 1)
    await expect(page.getByRole('main').getByText('合格', { exact: true })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('what was practised stands where phrases are practised', async () => {
    const { code } = deck[0]!
    await visit(page, '/practice')
    await expect(page.getByRole('heading', { name: '每条短语的速度和得分' })).toBeVisible()
    await expectAccessible(page)
    await visit(page, `/practice/phrases?q=${code}`)
    await expect(page.getByText(/练过 \d+ 次，上次 \d+ 分/).first()).toBeVisible()
  })
})
