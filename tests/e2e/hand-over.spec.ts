// A trainee goes from one mentor to another: asked by the manager, declined once, accepted, and the old signatures stay.
import type { Page } from '@playwright/test'
import { type Enter, expect, test, visit } from './house'
import { expectAccessible, expectNoSidewaysScroll } from './test'

test.use({ houseName: 'hand-over' })
test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ house }) => house.travel({ day: 10 }))

async function idOfTrainee(page: Page): Promise<string> {
  await visit(page, '/mentor/trainees')
  const home = await page.getByRole('link', { name: '林晓' }).first().getAttribute('href')
  return home!.split('/').at(-1)!
}

async function ask(enter: Enter): Promise<Page> {
  const manager = await enter('manager')
  await visit(manager, `/manager/trainees/${await idOfTrainee(manager)}/adjust`)
  const panel = manager.getByRole('region', { name: '换师傅' })
  await panel.getByLabel('新师傅').selectOption({ label: '周立行' })
  await panel.getByLabel('原因').fill('班次对不上')
  await panel.getByRole('button', { name: '请新师傅接手' }).click()
  await expect(manager.getByText('已请周立行接手')).toBeVisible()
  return manager
}

test('a mentor with trainees cannot be deactivated, and is not offered to be', async ({ enter, house }) => {
  const [mentor] = house.rows<{ id: string }>('select id from person where username = ?', 'mentor')
  const admin = await enter('admin')
  await visit(admin, `/admin/people/${mentor!.id}`)
  await expect(admin.getByText('还要靠这位师傅')).toBeVisible()
  await expect(admin.getByRole('button', { name: '停用账号' })).toHaveCount(0)
  const manager = await enter('manager')
  await visit(manager, `/admin/people/${mentor!.id}`)
  await manager.getByRole('link', { name: '给林晓换师傅' }).click()
  await expect(manager.getByRole('heading', { name: '换师傅' })).toBeVisible()
})

test('whoever is asked may decline with a reason, which comes back to the manager', async ({ enter }) => {
  const manager = await ask(enter)
  const next = await enter('mentor2', { phone: true })
  await visit(next, '/today')
  await next.getByRole('link', { name: '请您接手带教林晓' }).click()
  const card = next.getByRole('region', { name: '请您接手带教林晓' })
  await expect(card).toContainText('班次对不上')
  await expectNoSidewaysScroll(next)
  await expectAccessible(next)
  await card.getByText('暂不接受', { exact: true }).click()
  await card.getByRole('button', { name: '告诉主管暂不接受' }).click()
  await expect(card.getByRole('alert')).toBeVisible()
  await card.getByLabel('为什么暂不接受').fill('这个月要休假')
  await card.getByRole('button', { name: '告诉主管暂不接受' }).click()
  await expect(card).toHaveCount(0)
  await visit(manager, '/notices')
  await expect(manager.getByText('周立行没有接受带教林晓：这个月要休假').first()).toBeVisible()
  await manager.reload()
  await visit(manager, `/manager/trainees/${await idOfTrainee(manager)}/adjust`)
  await expect(manager.getByText('周立行没有接受：这个月要休假')).toBeVisible()
})

test('with the acceptance the work changes hands, and what was signed stays with who signed it', async ({ enter }) => {
  await ask(enter)
  const old = await enter('mentor')
  const id = await idOfTrainee(old)
  const signed = `/mentor/trainees/${id}/activities/D01-2`
  await visit(old, `/mentor/trainees/${id}`)
  await expect(old.getByText('已请周立行接手')).toBeVisible()
  const next = await enter('mentor2')
  expect((await next.goto(signed))?.status()).toBe(404)
  await visit(next, '/mentor/queue')
  await next.getByRole('region', { name: '请您接手带教林晓' }).getByRole('button', { name: '接受带教' }).click()
  await expect(next.getByRole('heading', { name: '林晓的计划' })).toBeVisible()
  await visit(next, signed)
  await expect(next.getByText('师傅（阿宁）')).toBeVisible()
  await expect(next.getByText('代签')).toHaveCount(0)
  await expect(next.getByText('撤回签核')).toHaveCount(0)
  expect((await old.goto(signed))?.status()).toBe(404)
  await visit(old, '/notices')
  await expect(old.getByText('周立行已接手带教林晓').first()).toBeVisible()
  const trainee = await enter('trainee')
  await visit(trainee, '/notices')
  await expect(trainee.getByText('周立行已接受带教').first()).toBeVisible()
})
