// The administrator opens a cohort and brings in its people from a file that has a fault in it.

import type { Page } from '@playwright/test'
import { aWorkbook, sheetRow, sheetRows } from '#tests/builders/workbook'
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
  await admin.getByLabel('班级名称').fill('客服新人 名单班')
  await admin.getByLabel('开班日期').fill('2027-03-01')
  await admin.getByRole('button', { name: '开班' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('客服新人 名单班')

  await admin.getByRole('link', { name: '导入花名册' }).first().click()
  await expect(admin).toHaveURL(/\/import$/)
  await admin
    .getByLabel('花名册文件')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) })
  await admin.getByRole('button', { name: '检查文件' }).click()
  const fault = admin.getByRole('row').filter({ hasText: '三月一号' })
  await expect(fault).toContainText('3')
  await expect(fault).toContainText('入职日期')
  await expect(fault).toContainText('看不懂的日期')
  await expectAccessible(admin)
  await admin.getByRole('button', { name: '导入这 2 人' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('已导入 2 人')
  await expect(admin.getByRole('row').filter({ hasText: 'he-xiaoyu' }).getByRole('cell').last()).toHaveText(/\S{8,}/)
  await admin
    .getByRole('link', { name: /班次|期|返回|看/ })
    .last()
    .click()
  for (const name of ['何小雨', '马可儿']) await expect(admin.getByRole('row').filter({ hasText: name })).toBeVisible()
  await expect(admin.getByText('吕一帆')).toHaveCount(0)
})

async function openImport(admin: Page) {
  await visit(admin, '/admin/cohorts')
  await admin.getByRole('table').getByRole('link').first().click()
  await admin.getByRole('link', { name: '导入花名册' }).first().click()
  await expect(admin).toHaveURL(/\/import$/)
}

async function check(admin: Page, name: string, buffer: Buffer) {
  await admin.getByLabel('花名册文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await admin.getByRole('button', { name: '检查文件' }).click()
}

const HEAD = ['姓名', '用户名', '入职日期', '师傅用户名']
const FORMATS = { codes: { 164: '000000' }, cells: [0, 164] }
const WORKBOOK = aWorkbook({
  formats: FORMATS,
  sheets: [
    { name: '去年的人', hidden: true, body: sheetRows([HEAD, ['去年甲', 'lastyear', '2026-03-01', 'mentor']]) },
    {
      name: '新人',
      body: `<sheetData>${[
        sheetRow(1, ['三月新员工名单']),
        sheetRow(2, HEAD),
        sheetRow(3, ['岳小满', 1001, '2027-03-01', 'mentor'], { style: 1 }),
        sheetRow(4, ['离职甲', 'lizhi-jia', '2027-03-01', 'mentor'], { hidden: true }),
        sheetRow(5, ['邱一鸣', 'qiu-yiming', '2023-03-01', 'mentor2']),
      ].join('')}</sheetData>`,
    },
  ],
})

for (const [title, script] of [
  ['with scripts', true],
  ['without scripts', false],
] as const)
  test(`what a workbook hides is named, left out, and read when asked for, ${title}`, async ({ enter }) => {
    const admin = await enter('admin', { javaScriptEnabled: script })
    await admin.goto('/admin/cohorts')
    await admin.getByRole('table').getByRole('link').first().click()
    await admin.getByRole('link', { name: '导入花名册' }).first().click()
    await check(admin, '名单.xlsx', WORKBOOK)
    const read = admin.getByRole('listitem')
    await expect(read.filter({ hasText: '去年的人（隐藏）' })).toBeVisible()
    await expect(read.filter({ hasText: '第 4 行' })).toContainText('没有读')
    await expect(read.filter({ hasText: '列名在第 2 行' })).toBeVisible()
    const doubts = admin.getByRole('region', { name: '2 处请再看一眼' })
    await expect(doubts.getByRole('row').filter({ hasText: '001001' })).toContainText('补了零')
    await expect(doubts.getByRole('row').filter({ hasText: '2023-03-01' })).toContainText('核对年份')
    await expect(admin.getByText('2027年3月1日')).toBeVisible()
    if (script) await expectAccessible(admin)

    await admin.getByLabel('隐藏的行也要').check()
    await admin.getByRole('button', { name: '按这样再读一次' }).click()
    await expect(admin.getByRole('button', { name: '导入这 3 人' })).toBeVisible()
    await admin.getByLabel('工作表').selectOption('去年的人')
    await admin.getByRole('button', { name: '按这样再读一次' }).click()
    await expect(admin.getByRole('cell', { name: '去年甲' })).toBeVisible()
  })

test('a text that can be read in two ways is asked about', async ({ enter }) => {
  const admin = await enter('admin')
  await openImport(admin)
  const bytes = Buffer.from('name,user,joined,mentor\nJosé,jose,2027-03-01,mentor\n')
  await check(admin, 'x.csv', bytes)
  await expect(admin.getByRole('alert')).toContainText('两种读法')
  await admin.getByLabel('José').check()
  await admin.getByRole('button', { name: '按这样再读一次' }).click()
  await expect(admin.getByRole('cell', { name: 'José' })).toBeVisible()
})

test('a file without a head, an old one and one too large are each told why', async ({ enter }) => {
  const admin = await enter('admin')
  await openImport(admin)
  await check(admin, 'x.csv', Buffer.from('甲,乙\n1,2\n'))
  await expect(admin.getByRole('alert')).toContainText('用户名')
  await check(admin, 'x.xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'))
  await expect(admin.getByRole('alert')).toContainText('旧版的 .xls')
  await check(admin, 'x.csv', Buffer.alloc(5_000_000, 'a'))
  await expect(admin.getByRole('alert')).toContainText('超过 1 MB')
  await check(admin, 'x.csv', Buffer.from(ROSTER))
  await expect(admin.getByRole('alert')).toHaveCount(0)
})

test('the slip of passwords has a button to print it, a taken name is told at its field', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/people/new')
  const create = async (name: string, username: string) => {
    await admin.getByLabel('姓名').fill(name)
    await admin.getByLabel('用户名').fill(username)
    await admin.getByRole('checkbox', { name: /^学员/ }).check()
    await admin.getByRole('button', { name: '建立账号' }).click()
  }
  await create('新来的', 'mentor')
  await expect(admin.getByLabel('用户名')).toHaveAccessibleDescription(/用户名已经有人用了/)
  await expect(admin.getByLabel('姓名')).toHaveValue('新来的')
  const manager = await enter('manager')
  await visit(manager, '/profile')
  const taken = await manager.getByLabel('姓名').inputValue()
  await create(taken, 'brand-new')
  await expect(admin.getByLabel('姓名')).toHaveAccessibleDescription(/已经有一位同事叫这个名字/)
  await create('新来的', 'brand-new')
  await expect(admin.getByRole('button', { name: '打印' })).toBeVisible()

  const trainee = await enter('day1')
  await visit(trainee, '/profile')
  await trainee.getByLabel('姓名').fill(taken)
  await trainee.getByRole('button', { name: '保存' }).click()
  await expect(trainee.getByLabel('姓名')).toHaveAccessibleDescription(/已经有一位同事叫这个名字/)
})
