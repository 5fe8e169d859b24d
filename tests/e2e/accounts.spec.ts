import { expect, test } from './house'
import {
  DEMO_PASSWORD,
  expectAccessible,
  expectLanguage,
  expectNoSidewaysScroll,
  ready,
  sendSignIn,
  signInAlone,
  signInAs,
} from './test'

test.describe('sign-in @phone', () => {
  test('leads to the page that was asked for', async ({ page }) => {
    await page.goto('/profile')
    await expect(page).toHaveURL(/\/login\?next=%2Fprofile$/)
    await sendSignIn(page, 'trainee')
    await expect(page).toHaveURL(/\/profile$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('says kindly that the password is wrong, and keeps the name', async ({ page }) => {
    await page.goto('/login')
    await sendSignIn(page, 'somebody', 'not-the-password')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page).toHaveURL(/\/login/)
    await expect(page.getByLabel('用户名')).toHaveValue('somebody')
    await expect(page.getByLabel('密码')).toHaveValue('')
  })

  test('is one press for each role of the demo', async ({ page }) => {
    await page.goto('/login')
    await page.getByRole('button', { name: /^主管 · / }).click()
    await expect(page).toHaveURL(/\/today$/)
  })

  test('ends with sign-out', async ({ page }) => {
    await signInAlone(page, 'mentor')
    await page.goto('/profile')
    await page.getByRole('banner').getByRole('group').filter({ hasText: '阿宁' }).click()
    await page.getByRole('button', { name: '退出' }).click()
    await expect(page).toHaveURL(/\/login/)
    await page.goto('/profile')
    await expect(page).toHaveURL(/\/login/)
  })

  test('fits the screen and passes axe', async ({ page }) => {
    await page.goto('/login')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
})

test('sign-in works without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/login')
  await sendSignIn(page, 'trainee')
  await expect(page).toHaveURL(/\/today$/)
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('sign-in needs no mouse', async ({ page }) => {
  await page.goto('/login')
  await ready(page)
  await page.getByLabel('用户名').focus()
  await page.keyboard.type('trainee')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('密码')).toBeFocused()
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/today$/)
})

test.describe('the profile @phone', () => {
  test('fits the screen and passes axe', async ({ page }) => {
    await signInAs(page, 'trainee')
    for (const path of ['/profile', '/profile/password']) {
      await page.goto(path)
      await ready(page)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
  })
})

test('the profile is saved, also in English and in the dark', async ({ page }) => {
  await signInAlone(page, 'admin')
  await page.goto('/profile')
  await ready(page)
  const before = await page.getByLabel('姓名').inputValue()
  await page.getByLabel('姓名').fill('林管理（测试）')
  await page.getByLabel('界面语言').selectOption('English')
  await page.getByRole('button', { name: '保存' }).click()
  await expectLanguage(page, 'en')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('林管理（测试）')
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill(before)
  await page.getByLabel('Language').selectOption('简体中文')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectLanguage(page, 'zh-CN')
})

test('a poor new password is refused beside its field', async ({ page }) => {
  await signInAs(page, 'trainee')
  await page.goto('/profile/password')
  await ready(page)
  await page.getByLabel('现在的密码').fill(DEMO_PASSWORD)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByLabel('再输一次新密码').fill('short')
  await page.getByRole('button', { name: '修改密码' }).click()
  const refused = page.getByLabel('新密码', { exact: true })
  await expect(refused).toHaveAttribute('aria-invalid', 'true')
  await expect(refused).toHaveAccessibleDescription(/密码至少 10 个字符/)
  await expectAccessible(page)
})

test('the keyboard reaches the content first and shows where it is', async ({ page }) => {
  await signInAs(page, 'trainee')
  await page.goto('/profile')
  await ready(page)
  await page.keyboard.press('Tab')
  // Whatever has the focus, by whatever name: that is the question.
  const first = page.locator(':focus')
  await expect(first).toBeVisible()
  await expect(first).toHaveAttribute('href', '#main')
  await page.keyboard.press('Enter')
  const stops: number[] = []
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    // After the last one the focus leaves the page.
    if ((await focused.count()) === 0) break
    stops.push((await focused.boundingBox())?.width ?? 0)
  }
  expect(stops.length).toBeGreaterThan(3)
  expect(Math.min(...stops)).toBeGreaterThan(0)
})
