// The manager's view of everybody: table and columns, filters, one person's file and its audit.
import { standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectNoSidewaysScroll } from './test'

test.beforeEach(async ({ house }) => house.travel({ day: 10 }))

test('the board switches between table and columns and keeps the filter', async ({ enter }) => {
  const manager = await enter('manager')
  await visit(manager, '/manager/board')
  await expect(manager.getByRole('table').getByRole('link', { name: '林晓' })).toBeVisible()
  await expect(manager.getByRole('row').filter({ hasText: '丁一诺' })).toContainText('次考试未合格')

  await manager.getByLabel('姓名').fill('丁一诺')
  await manager.getByRole('button', { name: '筛选' }).click()
  await expect(manager.getByText('1 位', { exact: true })).toBeVisible()
  await expect(manager.getByRole('link', { name: '林晓' })).toHaveCount(0)
  await manager.getByRole('link', { name: '按阶段' }).click()
  await expect(manager).toHaveURL(/view=columns/)
  await expect(manager).toHaveURL(/q=/)
  await expect(manager.getByRole('heading', { name: /关口之后|第 3 天关口之前/ }).first()).toBeVisible()
  await expect(manager.getByRole('link', { name: '丁一诺' }).first()).toBeVisible()

  await visit(manager, '/manager/board?show=ended')
  await expect(manager.getByRole('link', { name: '秦川' }).first()).toBeVisible()
  await expect(manager.getByText('丁一诺')).toHaveCount(0)
  await manager.setViewportSize({ width: 375, height: 667 })
  await expectNoSidewaysScroll(manager)
})

test('a filter by cohort offers the report of that cohort', async ({ enter }) => {
  const manager = await enter('manager')
  await visit(manager, '/manager/board')
  await manager.getByLabel('班级').selectOption({ label: '客服新人第 24 期' })
  await manager.getByRole('button', { name: '筛选' }).click()
  await expect(manager.getByRole('link', { name: '班级总结' })).toBeVisible()
  await expect(manager.getByRole('link', { name: '宋可' })).toBeVisible()
  await expect(manager.getByRole('link', { name: '江朵' })).toHaveCount(0)
})

test('the audit page shows who did what and that the chain is sound', async ({ house, enter }) => {
  const manager = await enter('manager')
  const { id } = standingOf(house, 'probation')
  await visit(manager, `/manager/trainees/${id}/audit?verify=1`)
  await expect(manager.getByRole('row').filter({ hasText: '沈昭' }).first()).toBeVisible()
  await expect(manager.getByText(/整条链已验证：\d+ 行全部相符/)).toBeVisible()
  await expect(manager.getByText('这一页的每一行都与指纹相符')).toBeVisible()
})

test('the file of one trainee opens from the board', async ({ house, enter }) => {
  const manager = await enter('manager')
  await visit(manager, '/manager/board?show=all')
  await manager.getByRole('link', { name: '姚静' }).first().click()
  await expect(manager).toHaveURL(new RegExp(`/manager/trainees/${standingOf(house, 'probation').id}$`))
  await expect(manager.getByRole('heading', { level: 1 })).toContainText('姚静')
  await expect(manager.getByRole('main')).toContainText('转正考试')
})
