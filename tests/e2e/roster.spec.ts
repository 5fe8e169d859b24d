// The administrator opens a cohort and brings in its people from a file that has a fault in it.

import { expect, test, visit } from './house'
import { expectAccessible } from './test'

const ROSTER = [
  '姓名,用户名,入职日期,师傅用户名',
  '何小雨,he-xiaoyu,2027-03-01,mentor',
  '吕一帆,lv-yifan,三月一号,mentor2',
  '马可儿,ma-keer,2027-03-01,mentor2',
].join('\n')

test('a roster with one bad row names the row and brings in the others', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/cohorts/new')
  await admin.locator('#name').fill('客服新人 名单班')
  await admin.locator('#startOn').fill('2027-03-01')
  await admin.locator('form:has(#startOn) button[type="submit"]').click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('客服新人 名单班')

  await admin.locator('a[href$="/import"]').first().click()
  await expect(admin).toHaveURL(/\/import$/)
  await admin.locator('#file').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) })
  await admin.getByRole('button', { name: '检查文件' }).click()
  const fault = admin.getByRole('row').filter({ hasText: '三月一号' })
  await expect(fault).toContainText('3')
  await expect(fault).toContainText('入职日期')
  await expect(fault).toContainText('看不懂的日期')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: '导入这 2 人' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('已导入 2 人')
  await expect(admin.getByRole('row').filter({ hasText: 'he-xiaoyu' }).locator('code').nth(1)).toHaveText(/\S{8,}/)
  await admin
    .getByRole('link', { name: /班次|期|返回|看/ })
    .last()
    .click()
  for (const name of ['何小雨', '马可儿']) await expect(admin.getByRole('row').filter({ hasText: name })).toBeVisible()
  await expect(admin.getByText('吕一帆')).toHaveCount(0)
})

test('a file without a head says which columns are missing', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/cohorts')
  await admin.getByRole('table').getByRole('link').first().click()
  await admin.locator('a[href$="/import"]').first().click()
  await expect(admin).toHaveURL(/\/import$/)
  await admin
    .locator('#file')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('甲,乙\n1,2\n') })
  await admin.getByRole('button', { name: '检查文件' }).click()
  await expect(admin.getByRole('alert')).toContainText('用户名')
})
