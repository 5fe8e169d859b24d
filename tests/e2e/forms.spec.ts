// What a person typed is never lost, and what is pressed twice happens once.
import type { Locator, Page } from '@playwright/test'
import { dateIn } from './decisions'
import { expect, type House, test, visit } from './house'
import { expectAccessible, ready, sendSignIn } from './test'

test.use({ houseName: 'forms' })

const REASON = '第二通电话没有说清到货时间，请明天再打一次。'

async function deskPath(house: House, activityId: string): Promise<string> {
  const [row] = house.rows<{ id: string }>(
    `select e.id from enrolment e join person p on p.id = e.trainee_id where p.username = 'trainee'`,
  )
  return `/mentor/trainees/${row?.id}/activities/${activityId}`
}

const signing = (page: Page) => page.getByRole('region', { name: '签核', exact: true })

/** The form that says "not yet", opened. */
async function openNotYet(page: Page): Promise<Locator> {
  const reason = page.getByRole('textbox', { name: '哪里还没到' })
  // A draft opens its form by itself, perhaps at the very moment of the press, which then closes it again.
  await expect(async () => {
    if (!(await reason.isVisible())) await signing(page).getByText('未达标', { exact: true }).first().click()
    await expect(reason).toBeVisible({ timeout: 1_000 })
  }).toPass()
  return reason
}

/** Two presses of a hurried finger; the second does not wait for anything. */
function pressTwice(button: Locator): Promise<void> {
  return button.evaluate(async (element: HTMLButtonElement) => {
    element.click()
    await new Promise((resolve) => setTimeout(resolve, 80))
    element.click()
  })
}

test('without a network a reason stays in its form, over a reload and Back, and is sent in the end', async ({
  enter,
  house,
}) => {
  const mentor = await enter('mentor')
  const path = await deskPath(house, 'D09-4')
  await visit(mentor, path)
  await (await openNotYet(mentor)).fill(REASON)
  await mentor.context().setOffline(true)
  const send = signing(mentor).getByRole('button', { name: '记为未达标' })
  await send.click()
  const alert = mentor.getByRole('alert')
  await expect(alert).toContainText('没有网络')
  await expect(alert).toBeFocused()
  await expect(mentor.getByRole('textbox', { name: '哪里还没到' })).toHaveValue(REASON)
  await send.click()
  await expect(alert).toContainText('没有网络')
  await mentor.context().setOffline(false)

  await visit(mentor, path)
  await expect(await openNotYet(mentor)).toHaveValue(REASON)
  await expect(mentor.getByText('存在这台设备上的草稿')).toBeVisible()
  await expectAccessible(mentor)
  await mentor.getByRole('link', { name: '我的学员' }).first().click()
  await expect(mentor).toHaveURL(/\/mentor\/trainees$/)
  await mentor.goBack()
  await expect(await openNotYet(mentor)).toHaveValue(REASON)

  await send.click()
  await expect(signing(mentor).getByText(REASON).first()).toBeVisible()
  await visit(mentor, path)
  await expect(mentor.getByText('存在这台设备上的草稿')).toHaveCount(0)
})

test('a reply to a customer is kept without a network, and sent afterwards', async ({ enter }) => {
  const trainee = await enter('trainee')
  await visit(trainee, '/practice')
  await trainee
    .getByRole('listitem')
    .filter({ hasText: '限时回复' })
    .first()
    .getByRole('button', { name: /开始/ })
    .click()
  const reply = trainee.getByRole('textbox', { name: /^回复/ })
  await reply.fill('您好，马上帮您看一下。')
  await trainee.context().setOffline(true)
  await trainee.getByRole('button', { name: '发送' }).click()
  await expect(trainee.getByRole('alert')).toContainText('没有网络')
  await expect(reply).toHaveValue('您好，马上帮您看一下。')
  await trainee.context().setOffline(false)
  await trainee.reload()
  await expect(reply).toHaveValue('您好，马上帮您看一下。')
  await trainee.getByRole('button', { name: '发送' }).click()
  await expect(trainee.getByText('您好，马上帮您看一下。').first()).toBeVisible()
  await expect(trainee.getByRole('button', { name: '下一位' })).toBeVisible()
})

test('what was to be confirmed is still there when the confirmation could not be sent', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/cohorts')
  await admin.getByRole('table').getByRole('link').first().click()
  await admin.getByRole('link', { name: '导入花名册' }).first().click()
  const csv = '姓名,用户名,入职日期,师傅用户名\n双击甲,twice-one,2026-11-30,mentor\n'
  await admin
    .getByLabel('花名册文件')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await admin.getByRole('button', { name: '检查文件' }).click()
  const button = admin.getByRole('button', { name: '导入这 1 人' })
  await expect(button).toBeVisible()
  await admin.context().setOffline(true)
  await button.click()
  await expect(admin.getByRole('alert')).toContainText('没有网络')
  await admin.context().setOffline(false)
  await pressTwice(button)
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('已导入 1 人')
  await expect(admin.getByRole('row').filter({ hasText: 'twice-one' }).getByRole('cell').last()).toHaveText(/\S{8,}/)
})

test('an answer that is not ours keeps the form and names the request', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/people/new')
  await admin.getByRole('textbox', { name: '姓名' }).fill('张没到')
  await admin.route('**/admin/people/new.data', (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'X-Request-Id': 'request-7' }, body: '<h1>Bad gateway</h1>' }),
  )
  await admin.getByRole('button', { name: '建立账号' }).click()
  await expect(admin.getByRole('alert')).toContainText('request-7')
  await expect(admin.getByRole('textbox', { name: '姓名' })).toHaveValue('张没到')
})

test('an account made by two presses shows its password', async ({ enter }) => {
  const admin = await enter('admin')
  await visit(admin, '/admin/people/new')
  await admin.getByRole('textbox', { name: '姓名' }).fill('张两下')
  await admin.getByRole('textbox', { name: '用户名' }).fill('press-twice')
  await admin.getByRole('checkbox', { name: /师傅/ }).check()
  await pressTwice(admin.getByRole('button', { name: '建立账号' }))
  await expect(admin.getByRole('row').filter({ hasText: 'press-twice' }).getByRole('cell').last()).toHaveText(/\S{8,}/)
})

test('who has to sign in again comes back to the page and the text; nobody else sees it', async ({ enter, house }) => {
  const mentor = await enter('mentor')
  const path = await deskPath(house, 'D10-1')
  await visit(mentor, path)
  await (await openNotYet(mentor)).fill(REASON)
  const session = await mentor.context().cookies()
  await mentor.context().clearCookies()
  await signing(mentor).getByRole('button', { name: '记为未达标' }).click()
  await expect(mentor).toHaveURL(/\/login\?next=%2Fmentor%2Ftrainees/)
  await expect(mentor.getByText('登录已过期')).toBeVisible()

  // A colleague at the same computer.
  await sendSignIn(mentor, 'manager')
  await expect(mentor).toHaveURL(new RegExp(`${path}$`))
  await expect(mentor.getByRole('heading', { level: 1 })).toBeVisible()
  await ready(mentor)
  const written = await mentor.getByRole('textbox').all()
  expect(await Promise.all(written.map((field) => field.inputValue()))).not.toContain(REASON)
  await expect(mentor.getByText('存在这台设备上的草稿')).toHaveCount(0)

  await mentor.context().clearCookies()
  await mentor.context().addCookies(session)
  await visit(mentor, path)
  await expect(await openNotYet(mentor)).toHaveValue(REASON)
  await mentor.getByRole('button', { name: '不要草稿' }).click()
  await expect(await openNotYet(mentor)).toHaveValue('')
  await visit(mentor, path)
  await expect(await openNotYet(mentor)).toHaveValue('')
})

test('a gap pressed twice is noted once, says so, and leaves an empty form; it can be taken back', async ({
  enter,
  house,
}) => {
  const mentor = await enter('mentor')
  await visit(mentor, await deskPath(house, 'D07-5'))
  const gaps = mentor.getByRole('region', { name: '差距清单' })
  await gaps.getByText('记下一条差距').click()
  const text = gaps.getByRole('textbox', { name: '差在哪里' })
  await text.fill('结束语说得太快')
  // What is found after the signature says when it is looked at again.
  await gaps.getByLabel(/^哪天再看/).fill(dateIn(2))
  const send = gaps.getByRole('button', { name: '记下差距' })
  await pressTwice(send)
  await expect(gaps.getByRole('status').filter({ hasText: '差距已记下' })).toBeVisible()
  await expect(text).toHaveValue('')
  const noted = gaps.getByRole('listitem').filter({ hasText: '结束语说得太快' })
  await expect(noted).toHaveCount(1)
  await noted.getByText('撤回这条差距').first().click()
  await noted.getByRole('textbox', { name: '为什么撤回' }).fill('看错了人。')
  await noted.getByRole('button', { name: '撤回这条差距' }).click()
  await expect(noted.getByText('已撤回')).toBeVisible()
})

test('what needs a change is summed up on top, and each line leads to its field', async ({ enter, house }) => {
  const mentor = await enter('mentor')
  await visit(mentor, await deskPath(house, 'D10-1'))
  const sheet = mentor.getByRole('region', { name: /评分表$/ })
  await sheet.getByRole('radio', { name: /^3 / }).first().check()
  await sheet.getByRole('button', { name: '保存评分' }).click()
  const alert = sheet.getByRole('alert')
  await expect(alert).toBeFocused()
  const line = alert.getByRole('link', { name: /^依据.*4 个字/ })
  await line.click()
  await expect(sheet.getByRole('textbox', { name: '依据' }).first()).toBeFocused()
  await expect(alert.getByRole('link', { name: /总评/ })).toBeVisible()
  await expectAccessible(mentor)
})

test('what was saved says so, also without scripts', async ({ enter }) => {
  for (const javaScriptEnabled of [true, false]) {
    const admin = await enter('admin', { javaScriptEnabled })
    await admin.goto('/profile')
    if (javaScriptEnabled) await ready(admin)
    await admin.getByRole('button', { name: '保存' }).click()
    await expect(admin.getByRole('status').filter({ hasText: '已保存。' })).toBeVisible()
  }
})
