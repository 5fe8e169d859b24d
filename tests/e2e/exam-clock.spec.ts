// A computer that slept through ten minutes of an exam.
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

  // While asleep the page's timers and performance.now stand still; the clock of the day and the server's go on.
  await house.travel({ at: new Date((row?.started_at ?? 0) + 600_000).toISOString() })
  await page.evaluate(() => {
    const real = Date.now
    Date.now = () => real() + 600_000
  })
  await expect(clock).toHaveText(/^(10:00|0\d:\d\d)$/)
})
