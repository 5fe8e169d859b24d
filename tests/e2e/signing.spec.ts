// Signing tells the truth: not before the hour without a word, a slip undone at once, a card signed elsewhere says so. Without scripts.
import { expect, test } from './house'
import { queueCard } from './work'

test.use({ houseName: 'signing' })
test.describe.configure({ mode: 'serial' })

const PLAIN = { javaScriptEnabled: false, phone: true }
/** Planned for half past three of the ninth day. */
const CALLS = '电话联系买家确认信息'

test('before its hour a signature wants the signer’s word', async ({ house, enter }) => {
  await house.travel({ day: 9 })
  const mentor = await enter('mentor', PLAIN)
  await mentor.goto('/mentor/queue')
  const card = queueCard(mentor, '林晓', CALLS)
  await expect(card.getByText(/按计划要到 .* 15:30 才进行/).first()).toBeVisible()
  await expect(card.getByRole('checkbox', { name: /^选中/ })).toHaveCount(0)
  await card.getByRole('button', { name: /签核$/ }).first().click()
  await expect(card.getByText('如果已经提前进行过，请勾选并写下日期').first()).toBeVisible()
  await card.getByRole('checkbox', { name: '已经提前进行过了' }).check()
  await card.getByRole('button', { name: /签核$/ }).first().click()
  await expect(mentor.getByText(`已签核：林晓 · ${CALLS}`)).toBeVisible()

  const trainee = await enter('trainee', PLAIN)
  await trainee.goto('/activities/D09-4')
  await expect(trainee.getByText('记录早于计划时间').first()).toBeVisible()
})

test('a slip is undone by the next tap', async ({ house, enter }) => {
  const mentor = await enter('mentor', PLAIN)
  await house.travel({ day: 10 })
  await mentor.goto('/mentor/queue')
  const card = mentor
    .getByRole('region', { name: '林晓' })
    .getByRole('listitem')
    .filter({
      has: mentor.getByRole('button', { name: '签核', exact: true }),
    })
  const title = (await card.first().getByRole('heading').textContent()) ?? ''
  await card.first().getByRole('button', { name: '签核', exact: true }).click()
  await expect(mentor.getByText('已签核：')).toBeVisible()
  await mentor.getByRole('button', { name: '撤销' }).click()
  await expect(mentor.getByText('刚才的签核已撤销。')).toBeVisible()
  await expect(queueCard(mentor, '林晓', title).first()).toBeVisible()
})

test('what was signed on another device says so, and what is next', async ({ enter }) => {
  const [here, there] = [await enter('mentor', PLAIN), await enter('mentor', PLAIN)]
  for (const page of [here, there]) await page.goto('/mentor/queue')
  const first = (page: typeof here) => page.getByRole('main').getByRole('button', { name: '签核', exact: true }).first()
  await first(there).click()
  await expect(there.getByText('已签核：')).toBeVisible()
  await first(here).click()
  await expect(here.getByText(/另一台设备上） 已于 .* 签核/)).toBeVisible()
  await here.getByRole('link', { name: /^下一件：/ }).click()
  await expect(here).toHaveURL(/\/activities\/D\d\d-\d+/)
})
