// The record of the house reads as sentences and is searched by a plain form, with and without the script.
import { expect, test, visit } from './house'
import { expectNoSidewaysScroll } from './test'

test('an admin finds who decided about whom, and what the house did itself', async ({ enter }) => {
  const admin = await enter('admin', { javaScriptEnabled: false })
  await admin.goto('/admin/audit')
  await admin.getByLabel('关于谁').fill('秦川')
  await admin.getByLabel('哪一类').selectOption({ label: '决定与阶段' })
  await admin.getByRole('button', { name: '筛选' }).click()
  await expect(admin.getByText('沈昭作出决定：秦川，转正决定。')).toBeVisible()
  await expect(admin.getByText('秦川：已转正（系统经办）。')).toBeVisible()
  await expect(admin.getByText(/姚静/)).toHaveCount(0)

  await admin.getByRole('link', { name: '清除条件' }).click()
  await admin.getByLabel('哪一类').selectOption({ label: '系统自己做的' })
  await admin.getByRole('button', { name: '筛选' }).click()
  await expect(admin.getByText('系统启动。').first()).toBeVisible()
  await admin.setViewportSize({ width: 375, height: 667 })
  await expectNoSidewaysScroll(admin)
})

test('older rows keep what was asked for', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/audit?kind=signing')
  await admin.getByRole('link', { name: '更早的记录' }).click()
  await expect(admin).toHaveURL(/kind=signing&before=\d+/)
  await expect(admin.getByLabel('哪一类')).toHaveValue('signing')
  await admin.getByRole('link', { name: '回到最新' }).click()
  await expect(admin).toHaveURL(/audit\?kind=signing$/)
})
