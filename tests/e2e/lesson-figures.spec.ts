// Every drawing of every lesson, on a phone, at the desk and on paper: read without a glass, nothing cut, each spot with its entry.
import type { Locator } from '@playwright/test'
import { expect, test } from './house'
import { expectAccessible, findOverhang } from './test'

test.describe.configure({ timeout: 300_000 })

const LEAST_PIXELS = 11

/** What is wrong with a drawing as the browser paints it. */
function findFigureFaults(figure: Locator): Promise<string[]> {
  return figure.evaluate((element, leastPixels) => {
    const svg = element.querySelector('svg')
    if (!svg) return ['is not drawn']
    const { width, height } = svg.viewBox.baseVal
    const scale = svg.getBoundingClientRect().width / width
    const faults = [...svg.querySelectorAll('text')].flatMap((text) => {
      const { x, y, width: long, height: high } = text.getBBox()
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
      return [
        ...(size < leastPixels ? [`${text.textContent}: ${size.toFixed(1)} pixels`] : []),
        ...(x < 0 || y < 0 || x + long > width || y + high > height + 2 ? [`${text.textContent}: cut`] : []),
      ]
    })
    const spots = svg.querySelectorAll('.fig-spot').length
    const entries = element.querySelectorAll('.figure-legend ol > li').length
    return spots === entries ? faults : [...faults, `${spots} spots, ${entries} entries`]
  }, LEAST_PIXELS)
}

test('every drawing can be read, on the phone and at the desk', async ({ enter }) => {
  const found: string[] = []
  let drawn = 0
  for (const phone of [true, false]) {
    const page = await enter('manager', { phone })
    await page.goto('/lessons')
    const lessons = await page
      .locator('a[href^="/lessons/d"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    for (const path of new Set(lessons)) {
      await page.goto(path)
      for (const figure of await page.locator('.lesson-text figure').all()) {
        drawn++
        for (const fault of await findFigureFaults(figure)) found.push(`${path}: ${fault}`)
      }
      const overhang = await findOverhang(page)
      if (overhang > 0) found.push(`${path}: ${overhang} pixels too wide`)
    }
  }
  expect(found).toEqual([])
  expect(drawn, 'drawings looked at').toBeGreaterThan(80)
})

test('what a spot means is a numbered list beside its drawing', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/lessons/d05-price-change')
  const figure = page.getByRole('figure').filter({ hasText: '改价窗口' })
  await expect(figure.getByRole('img', { name: '改价窗口' })).toBeVisible()
  await expect(figure.getByRole('listitem')).toHaveCount(5)
  await expect(figure.getByRole('listitem').first()).toContainText('状态')
  await expectAccessible(page)
})

test('the numbers of steps and legends are printed, where no background is', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/lessons/d05-price-change')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  for (const entries of ['.steps > li', '.figure-legend li']) {
    const number = await page
      .locator(entries)
      .first()
      .evaluate((entry) => getComputedStyle(entry, '::before').color)
    expect(number, entries).toBe('rgb(0, 0, 0)')
  }
})

test('a drawing is printed in light colours, also from a dark screen', async ({ enter }) => {
  const page = await enter('manager')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto('/lessons/d05-price-change')
  const drawn = page.getByRole('img', { name: '改价窗口' })
  await expect(drawn.locator('.fig-box-warn').first()).toHaveCSS('fill', 'rgb(253, 240, 216)')
  await expect(drawn.locator('.fig-button-text').first()).toHaveCSS('fill', 'rgb(255, 255, 255)')
})
