// A computer that slept through ten minutes of an exam, or through a part of a drill.
import type { Page } from '@playwright/test'
import { expect, test } from './house'
import { ready } from './test'

test.use({ houseName: 'exam-clock' })

test('the clock of an exam is right after the computer slept', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const page = await enter('day1')
  await page.goto('/exams/d01-basic')
  await page.getByRole('button', { name: '开始考试' }).click()
  await ready(page)
  const clock = page.getByRole('timer')
  await expect(clock).toHaveText(/^(20:00|19:\d\d)$/)
  const [row] = house.rows<{ started_at: number }>(`select started_at from attempt where state = 'in_progress'`)

  await house.travel({ at: new Date((row?.started_at ?? 0) + 600_000).toISOString() })
  await sleep(page, 600_000)
  await expect(clock).toHaveText(/^(10:00|0\d:\d\d)$/)
})

/** While asleep the page's timers and performance.now stand still; the clock of the day goes on. */
async function sleep(page: Page, ms: number): Promise<void> {
  await page.evaluate((slept) => {
    const real = Date.now
    Date.now = () => real() + slept
  }, ms)
}

test('the waiting time of a drill is right after the computer slept, once there is a network again', async ({
  house,
  enter,
}) => {
  await house.travel({ day: 10 })
  const page = await enter('day1')
  await page.goto('/practice')
  await page.getByRole('button', { name: '开始练' }).first().click()
  await expect(page).toHaveURL(/\/practice\/drills\//)
  await ready(page)
  const waited = page.getByText('已等', { exact: true }).locator('..')
  await expect(waited).toContainText(/已等 \d 秒/)
  const [row] = house.rows<{ shown_at: number }>('select max(shown_at) as shown_at from drill_card')

  await house.travel({ at: new Date((row?.shown_at ?? 0) + 180_000).toISOString() })
  await page.context().setOffline(true)
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/time'))
  await sleep(page, 180_000)
  await asked
  // Nothing but the number may change for it.
  await expect(page.getByRole('textbox', { name: '短语码' })).toBeVisible()
  await expect(waited).toContainText(/已等 \d{1,2} 秒/)
  await page.context().setOffline(false)
  await expect(waited).toContainText(/已等 1[89]\d 秒/)
})
