// Every page of every role, in the light and in the dark, at the desk and on a phone: no finding of axe, nothing wider than the screen.

import { expect, test } from './house'
import { ROLE_PAGES, resolvePaths } from './pages'
import { findAccessFaults, findOverhang } from './test'

test.describe.configure({ timeout: 900_000 })

for (const { username, paths } of ROLE_PAGES) {
  test(`the pages of ${username} pass axe and fit the phone`, async ({ house, enter }) => {
    await house.travel({ day: 10 })
    const page = await enter(username)
    const found: string[] = []
    for (const path of resolvePaths(house, paths)) {
      await page.setViewportSize({ width: 1280, height: 800 })
      const answer = await page.goto(path)
      if (answer?.status() !== 200) found.push(`${path}: status ${answer?.status()}`)
      const heads = await page.getByRole('heading', { level: 1 }).count()
      if (heads !== 1) found.push(`${path}: ${heads} headings of level 1`)
      for (const fault of await findAccessFaults(page)) found.push(`${path}: ${fault}`)
      await page.setViewportSize({ width: 375, height: 667 })
      const overhang = await findOverhang(page)
      if (overhang > 0) found.push(`${path}: ${overhang} pixels too wide for the phone`)
    }
    expect(found).toEqual([])
  })
}
