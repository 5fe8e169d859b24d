// On a phone bars stand at the foot of the screen: none may cover a button of another, and nothing in focus may be behind one.
import type { Page } from '@playwright/test'
import { expect, test, visit } from './house'
import { resolvePaths } from './pages'

test.use({ houseName: 'bars' })
test.describe.configure({ timeout: 240_000 })

const PAGES: readonly [username: string, paths: readonly string[]][] = [
  // Handed in and still open to changes: a button to save, and one that leads on.
  ['day10', ['/activities/D09-2']],
  ['trainee', ['/today', '/activities/D10-1', '/lessons/d01-company', '/profile']],
  [
    'mentor',
    [
      '/today',
      '/mentor/queue',
      '/mentor/trainees/:enrolment',
      '/mentor/trainees/:enrolment/activities/D10-1',
      '/mentor/trainees/:enrolment/days/10',
    ],
  ],
  ['manager', ['/manager/board', '/manager/trainees/:enrolment/adjust']],
  ['admin', ['/admin/people/new', '/admin/cohorts/:cohort/calendar']],
]

/** Buttons and links of bars that are in sight, but under something else, wherever the page is scrolled to. */
function findCovered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const covered = new Set<string>()
    const bars = [...document.querySelectorAll('main ~ *, main *, nav')].filter((element) => {
      const { position, display } = getComputedStyle(element)
      return display !== 'none' && (position === 'sticky' || position === 'fixed')
    })
    const shown = [...new Set([...bars, ...document.querySelectorAll('.action-bar')])]
    const step = Math.round(innerHeight / 4)
    for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
      scrollTo(0, top)
      for (const bar of shown)
        for (const control of bar.querySelectorAll('a, button, summary')) {
          const box = control.getBoundingClientRect()
          const x = box.left + box.width / 2
          const y = box.top + box.height / 2
          if (box.width === 0 || y < 0 || y >= innerHeight) continue
          const above = document.elementFromPoint(x, y)
          // What stands in the text may be scrolled under the foot; what sticks may not.
          // A bar whose form has only just come into view stands at the top of it, like text.
          const { position, marginTop } = getComputedStyle(bar)
          const below = bar.getBoundingClientRect().top - (bar.parentElement?.getBoundingClientRect().top ?? 0)
          const sticks = position === 'fixed' || (position === 'sticky' && below > Number.parseFloat(marginTop) + 1)
          const over = above?.closest('.action-bar')
          if (above && !control.contains(above) && (sticks || (over && over !== bar)))
            covered.add(
              `${control.textContent?.trim()} under ${above.tagName} ${above.textContent?.trim().slice(0, 20)}`,
            )
        }
    }
    scrollTo(0, 0)
    return [...covered]
  })
}

/** Goes through the page with the Tab key; what has the focus and is behind a bar. */
async function findHidden(page: Page): Promise<string[]> {
  const hidden = new Set<string>()
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'the end'
      const box = element.getBoundingClientRect()
      const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1)
      // Of a large field the browser shows the line that is written in.
      const edges = element.matches('textarea') ? [box.top + 2] : [box.top + 2, box.bottom - 2]
      for (const y of edges) {
        const bar = document.elementFromPoint(x, y)?.closest('.action-bar, nav')
        if (bar && !bar.contains(element) && getComputedStyle(bar).position !== 'static')
          return `${element.tagName} ${element.textContent?.trim().slice(0, 20)} at ${Math.round(y)}`
      }
      return ''
    })
    if (found === 'the end') break
    if (found) hidden.add(found)
  }
  return [...hidden]
}

for (const [username, paths] of PAGES)
  test(`the bars of ${username} leave each other and the focus alone`, async ({ house, enter }) => {
    await house.travel({ day: 10 })
    const page = await enter(username, { phone: true })
    const found: string[] = []
    for (const path of resolvePaths(house, paths)) {
      await visit(page, path)
      for (const one of await findCovered(page)) found.push(`${path}: ${one}`)
      for (const one of await findHidden(page)) found.push(`${path}: hidden: ${one}`)
    }
    expect(found).toEqual([])
  })

test('two bars on one page: the first sticks, the other stands in the text', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const page = await enter('day10', { phone: true })
  await visit(page, '/activities/D09-2')
  const save = page.getByRole('button', { name: '保存' })
  await save.scrollIntoViewIfNeeded()
  await save.click({ trial: true })
  const onward = page.getByRole('link', { name: '回到今天，看下一步' })
  await onward.scrollIntoViewIfNeeded()
  await onward.click({ trial: true })
  // How a bar stands is its style; it has no name of its own.
  expect(
    await page.locator('.action-bar').evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).position)),
  ).toEqual(['sticky', 'static'])
})
