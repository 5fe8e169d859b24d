// A tab that was opened before a deploy: the scripts its page knows of are gone.
import { expect, test, visit } from './house'
import { ready } from './test'

test.use({ houseName: 'after-deploy' })

test('a link whose script is gone leads where it pointed', async ({ house, enter, faults }) => {
  await house.travel({ day: 10 })
  const page = await enter('trainee')
  await visit(page, '/today')
  const asked: string[] = []
  // The documents that come after it name scripts that are there.
  await page.route(/\/assets\/results-[\w-]+\.js$/, (route) => {
    if (!page.url().endsWith('/today')) return route.continue()
    asked.push(route.request().url())
    return route.fulfill({ status: 404, body: '' })
  })
  const menu = page.getByRole('navigation')
  await menu.getByRole('link', { name: '成绩' }).click()
  await expect(page).toHaveURL(/\/results$/)
  await expect(page.getByRole('heading', { level: 1, name: '成绩' })).toBeVisible()
  await ready(page)
  expect(asked.length, 'the script was asked for').toBeGreaterThan(0)
  // Back is where the link was.
  await page.goBack()
  await expect(page).toHaveURL(/\/today$/)

  // An ordinary reload stays where it is.
  await page.reload()
  await ready(page)
  await expect(page).toHaveURL(/\/today$/)
  const others = faults.filter((fault) => !/Error loading route module|dynamically imported module/.test(fault))
  faults.splice(0, faults.length, ...others)
})
