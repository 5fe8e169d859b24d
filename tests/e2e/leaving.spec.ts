// A trainee says on the phone, without the script, that they want to leave: taken back once, recorded by two people for a later day, and undone again.
import type { Page } from '@playwright/test'
import { dateIn, decide, decisionOf, morningIn, standingOf } from './decisions'
import { expect, type House, test, visit } from './house'
import { DEMO_PASSWORD, expectAccessible, expectNoSidewaysScroll } from './test'

test.use({ houseName: 'leaving' })
test.describe.configure({ mode: 'serial' })

const WHO = 'day10'
const DECIDED = /退出已经定下，.+ 起生效/

async function ask(trainee: Page): Promise<void> {
  await trainee.goto('/leaving')
  await trainee.getByLabel('想在哪一天离开').fill(dateIn(7))
  await trainee.getByLabel('原因').fill('家里有事，要回去照顾老人')
  await trainee.getByRole('button', { name: '告诉主管，我要退出' }).click()
  await expect(trainee.getByRole('heading', { name: /您在.+提出了退出/ })).toBeVisible()
}

async function confirm(second: Page, house: House, kind: string): Promise<void> {
  await visit(second, `/decisions/${decisionOf(house, standingOf(house, WHO).id, kind)}`)
  const asked = second.getByLabel('我已经向学员本人核实过')
  if ((await asked.count()) > 0) await asked.check()
  await second.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await second.getByRole('button', { name: '确认，同意这项提议' }).click()
  await expect(second.getByRole('button', { name: '确认，同意这项提议' })).toHaveCount(0)
}

test('the wish is found from the own file, asks for a day, and can be taken back', async ({ enter }) => {
  const trainee = await enter(WHO, { phone: true, javaScriptEnabled: false })
  await trainee.goto('/file')
  await trainee.getByRole('link', { name: '我要退出培训' }).click()
  await expect(trainee.getByText('第二个人签字之前，您可以随时收回')).toBeVisible()
  await trainee.getByRole('button', { name: '告诉主管，我要退出' }).click()
  await expect(trainee.getByRole('alert').first()).toBeVisible()
  await ask(trainee)
  await expectNoSidewaysScroll(trainee)
  await trainee.goto('/today')
  await expect(trainee.getByText('主管已经收到，会找您谈。')).toBeVisible()
  await trainee.getByRole('link', { name: '看进展' }).first().click()
  await trainee.getByRole('button', { name: '收回，我继续培训' }).click()
  await expect(trainee.getByText('已经收回，培训照常。')).toBeVisible()
  await ask(trainee)
})

test('the manager has it on Today, records it with what was said, and a second person agrees', async ({
  enter,
  house,
}) => {
  const manager = await enter('manager')
  await visit(manager, '/today')
  const line = manager.getByRole('region', { name: '等决定的' }).getByRole('link', { name: /宋可/ })
  await expect(line).toContainText('退出')
  await line.click()
  await expect(manager.getByText('家里有事，要回去照顾老人')).toBeVisible()
  await expectAccessible(manager)
  const { id } = standingOf(house, WHO)
  await decide(manager, { enrolmentId: id, kind: 'withdrawal' })
  const trainee = await enter(WHO, { phone: true })
  await visit(trainee, '/leaving')
  await expect(trainee.getByText('主管已经记录您要退出，在等第二个人向您核实。')).toBeVisible()
  await expect(trainee.getByRole('button', { name: '收回，我继续培训' })).toBeVisible()
  await expect(trainee.getByText(/来向您核实的是：.*程远/)).toBeVisible()
  const second = await enter('manager2')
  await confirm(second, house, 'withdrawal')
  await expect(second.getByText('家里有事，要回去照顾老人')).toBeVisible()
  await expect(second.getByText(DECIDED)).toBeVisible()
  expect(standingOf(house, WHO).state).toBe('in_training')
})

test('until its day the training goes on, and everybody reads from when', async ({ enter, house }) => {
  const { id } = standingOf(house, WHO)
  const trainee = await enter(WHO, { phone: true, javaScriptEnabled: false })
  await trainee.goto('/today')
  await expect(trainee.getByRole('heading', { name: DECIDED })).toBeVisible()
  await expect(trainee.getByRole('heading', { name: '今天的安排' })).toBeVisible()
  await trainee.goto('/leaving')
  await expect(trainee.getByRole('heading', { name: DECIDED })).toBeVisible()
  await expect(trainee.getByText('在那之前培训照常')).toBeVisible()
  await expect(trainee.getByRole('button', { name: '告诉主管，我要退出' })).toHaveCount(0)
  await expectNoSidewaysScroll(trainee)
  await trainee.getByRole('link', { name: '看决定' }).click()
  await expect(trainee.getByText('改了主意，请在那天之前告诉主管')).toBeVisible()
  await trainee.goto('/file')
  await expect(trainee.getByText(DECIDED)).toBeVisible()
  const manager = await enter('manager')
  for (const where of ['/manager/board?q=宋可', `/manager/trainees/${id}`]) {
    await visit(manager, where)
    await expect(manager.getByText(DECIDED).filter({ visible: true }).first()).toBeVisible()
  }
  await visit(manager, '/manager/decisions')
  await expect(manager.getByRole('heading', { name: /^已经定下的退出/ })).toBeVisible()
  await expect(manager.getByRole('listitem').filter({ hasText: DECIDED })).toContainText('宋可')
  await visit(manager, `/manager/trainees/${id}/decide/raised-targets`)
  await expect(manager.getByText(DECIDED).first()).toBeVisible()
  const mentor = await enter('mentor')
  await visit(mentor, `/mentor/trainees/${id}`)
  await expect(mentor.getByText(DECIDED)).toBeVisible()
})

test('on its day the training ends', async ({ enter, house }) => {
  await house.travel(morningIn(7))
  const trainee = await enter(WHO, { phone: true })
  await visit(trainee, '/leaving')
  await expect(trainee.getByText('您的培训已经结束，这里没有要办的了。')).toBeVisible()
  expect(standingOf(house, WHO).state).toBe('withdrawn')
})

test('having left is superseded by two people, and both decisions are read', async ({ enter, house }) => {
  const manager = await enter('manager')
  const { id } = standingOf(house, WHO)
  const old = decisionOf(house, id, 'withdrawal')
  await visit(manager, `/decisions/${old}`)
  await manager.getByRole('link', { name: '另作决定，取代这一项' }).click()
  await manager.getByLabel('为什么要另作决定').fill('本人第二天说明是一时气话，愿意留下')
  await manager.getByRole('radio', { name: /^留下，继续培训/ }).check()
  await manager.getByRole('textbox', { name: '理由' }).fill('和本人、师傅都谈过，材料写在档案里')
  await manager.getByRole('button', { name: '看一遍再签字' }).click()
  await expect(manager.getByText(/^您将提议：宋可留下/)).toBeVisible()
  // What ended a training by the password is not reversed without it.
  await manager.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await manager.getByRole('button', { name: /^签字/ }).click()
  await expect(manager).toHaveURL(/\/decisions/)
  await confirm(await enter('manager2'), house, 'withdrawal')
  expect(standingOf(house, WHO).state).toBe('in_training')
  const trainee = await enter(WHO, { phone: true })
  await visit(trainee, `/decisions/${old}`)
  await expect(trainee.getByText(/已被取代/)).toBeVisible()
  await trainee.getByRole('link', { name: '看取代它的决定' }).click()
  await expect(trainee.getByText('留下，继续培训')).toBeVisible()
  await expect(trainee.getByText('本人第二天说明是一时气话，愿意留下')).toBeVisible()
})

test('who never asked to leave is told at once, says so, and the record lapses', async ({ enter, house }) => {
  const manager = await enter('manager')
  const { id } = standingOf(house, WHO)
  await decide(manager, { enrolmentId: id, kind: 'withdrawal' })
  const trainee = await enter(WHO, { phone: true, javaScriptEnabled: false })
  await trainee.goto('/notices')
  await trainee
    .getByRole('link', { name: /主管记录了您要退出/ })
    .first()
    .click()
  await expect(trainee.getByText('如果您没有提出过要退出')).toBeVisible()
  await expectNoSidewaysScroll(trainee)
  const second = await enter('manager2')
  const record = decisionOf(house, id, 'withdrawal')
  await visit(second, `/decisions/${record}`)
  await second.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await second.getByRole('button', { name: '确认，同意这项提议' }).click()
  await expect(second.getByText('请先向学员本人核实是不是要退出')).toBeVisible()
  await trainee.getByRole('button', { name: '我没有提出退出' }).click()
  await expect(trainee.getByRole('button', { name: '告诉主管，我要退出' })).toBeVisible()
  await visit(second, `/decisions/${record}`)
  await expect(second.getByText('学员本人说明没有提出过退出')).toBeVisible()
  await expect(second.getByRole('button', { name: '确认，同意这项提议' })).toHaveCount(0)
  expect(standingOf(house, WHO).state).toBe('in_training')
})

test('who did ask, though not here, says that it is so, and the second person reads it', async ({ enter, house }) => {
  const manager = await enter('manager')
  const { id } = standingOf(house, WHO)
  await decide(manager, { enrolmentId: id, kind: 'withdrawal' })
  const trainee = await enter(WHO, { phone: true, javaScriptEnabled: false })
  await trainee.goto('/leaving')
  await expectNoSidewaysScroll(trainee)
  await trainee.getByRole('button', { name: '属实，是我要退出' }).click()
  await expect(trainee.getByText('您说明了：属实，是您本人要退出。')).toBeVisible()
  await expect(trainee.getByRole('button', { name: '我没有提出退出' })).toHaveCount(0)
  const second = await enter('manager2')
  await visit(second, `/decisions/${decisionOf(house, id, 'withdrawal')}`)
  await expect(second.getByText(/^学员本人在 .+ 说明：属实/)).toBeVisible()
  await expect(second.getByRole('checkbox', { name: /我已经向学员本人核实过/ })).toHaveCount(0)
  await confirm(second, house, 'withdrawal')
  expect(standingOf(house, WHO).state).toBe('withdrawn')
  await trainee.goto('/today')
  await expect(trainee.getByRole('heading', { name: '有决定等您确认' })).toHaveCount(0)
})
