import { expect, test } from './house'
import { DEMO_PASSWORD, expectAccessible, expectNoSidewaysScroll, ready, signInAlone, signInAs } from './test'

test.describe('sign-in @phone', () => {
  test('leads to the page that was asked for', async ({ page }) => {
    await page.goto('/profile')
    await expect(page).toHaveURL(/\/login\?next=%2Fprofile$/)
    await page.locator('#username').fill('trainee')
    await page.locator('#password').fill(DEMO_PASSWORD)
    await page.locator('form:has(#username) button').click()
    await expect(page).toHaveURL(/\/profile$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('says kindly that the password is wrong, and keeps the name', async ({ page }) => {
    await page.goto('/login')
    await page.locator('#username').fill('somebody')
    await page.locator('#password').fill('not-the-password')
    await page.locator('form:has(#username) button').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page).toHaveURL(/\/login/)
    await expect(page.locator('#password')).toHaveValue('')
  })

  test('is one press for each role of the demo', async ({ page }) => {
    await page.goto('/login')
    await page.locator('form:has(input[name="username"][value="manager"]) button').click()
    await expect(page).toHaveURL(/\/today$/)
  })

  test('ends with sign-out', async ({ page }) => {
    await signInAlone(page, 'mentor')
    await page.goto('/profile')
    await page.locator('details:has(form[action="/logout"]) > summary').first().click()
    await page.locator('form[action="/logout"] button').first().click()
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
  await page.locator('#username').fill('trainee')
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.locator('form:has(#username) button').click()
  await expect(page).toHaveURL(/\/today$/)
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('sign-in needs no mouse', async ({ page }) => {
  await page.goto('/login')
  await ready(page)
  await page.locator('#username').focus()
  await page.keyboard.type('trainee')
  await page.keyboard.press('Tab')
  await expect(page.locator('#password')).toBeFocused()
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
  const before = await page.locator('#displayName').inputValue()
  await page.locator('#displayName').fill('林管理（测试）')
  await page.locator('[name="locale"]').selectOption('en')
  await page.locator('form:has(#displayName) button[type="submit"]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('#displayName')).toHaveValue('林管理（测试）')
  await expectAccessible(page)
  await page.locator('#displayName').fill(before)
  await page.locator('[name="locale"]').selectOption('zh-CN')
  await page.locator('form:has(#displayName) button[type="submit"]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('a poor new password is refused beside its field', async ({ page }) => {
  await signInAs(page, 'trainee')
  await page.goto('/profile/password')
  await ready(page)
  await page.locator('#current').fill(DEMO_PASSWORD)
  await page.locator('#password').fill('short')
  await page.locator('#again').fill('short')
  await page.locator('form:has(#current) button').click()
  await expect(page.locator('#password')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('#password-error')).toBeVisible()
  await expectAccessible(page)
})

test('the keyboard reaches the content first and shows where it is', async ({ page }) => {
  await signInAs(page, 'trainee')
  await page.goto('/profile')
  await ready(page)
  await page.keyboard.press('Tab')
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
