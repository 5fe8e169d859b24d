// A trainee asks from any day and gets an answer; a guide walks through the warehouse and signs station by station.
import { expect, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll } from './test'
import { queueCard } from './work'

test.use({ houseName: 'ask-and-walk' })
test.describe.configure({ mode: 'serial' })

const QUESTION = '改价和补差价，先做哪一个？'

test('a question of any day reaches the mentor, and its answer the trainee', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const trainee = await enter('trainee', { javaScriptEnabled: false })
  await trainee.goto('/plan/8')
  await trainee.getByRole('link', { name: '问师傅一个问题' }).click()
  await trainee.getByText('有问题？现在就问').click()
  await trainee.getByLabel('想问什么').fill(QUESTION)
  await trainee.getByRole('button', { name: '发给师傅' }).click()
  await expect(trainee.getByText(QUESTION)).toBeVisible()
  await expect(trainee.getByText('等答复').first()).toBeVisible()

  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/queue')
  const title = (await trainee.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await queueCard(mentor, '林晓', title).getByRole('link', { name: '去答复' }).click()
  const asked = mentor.getByRole('listitem').filter({ hasText: QUESTION })
  await asked.getByText('答复', { exact: true }).first().click()
  await asked.getByLabel('您的答复').fill('先改价，差价另拍一单。')
  await asked.getByRole('button', { name: '答复' }).click()
  await expect(asked.getByText('先改价，差价另拍一单。')).toBeVisible()

  await trainee.reload()
  await expect(trainee.getByText('先改价，差价另拍一单。')).toBeVisible()
})

test('the guide signs a station on his phone, and takes back a slip', async ({ house, enter }) => {
  await house.travel({ day: 15 })
  const guide = await enter('guide', { phone: true })
  await visit(guide, '/mentor/queue')
  await guide.getByRole('region', { name: '林晓' }).getByRole('link', { name: '去签工位' }).first().click()
  const stations = guide.getByRole('region', { name: '各站签名' })
  const sign = stations.getByRole('button', { name: /^签这一站/ })
  await expect(sign.first()).toBeVisible()
  const all = await sign.count()
  expect((await sign.first().boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
  await expectNoSidewaysScroll(guide)
  await expectAccessible(guide)
  await sign.first().click()
  await expect(sign).toHaveCount(all - 1)
  const address = new URL(guide.url()).pathname.split('/').at(-1) ?? ''

  const trainee = await enter('trainee')
  await visit(trainee, `/activities/${address}`)
  await expect(trainee.getByText(`已签 1 站，共 ${all} 站`)).toBeVisible()

  await stations.getByRole('button', { name: /^撤回：/ }).click()
  await expect(sign).toHaveCount(all)
})
