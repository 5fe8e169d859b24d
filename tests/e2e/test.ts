import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'

export { expect }

export const DEMO_PASSWORD = 'shifu-demo'
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The browser says "Failed to load resource" of every 4xx, and of a network that a test took away; neither is a fault. */
function isFault(text: string): boolean {
  return !/Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
    text,
  )
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && isFault(message.text())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => {
    // A page that is left while its next one is on its way gives the request up; the framework lets that rejection go unheard.
    if (error.message !== 'signal is aborted without reason') faults.push(`page: ${error.message}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
}

export function watchContext(context: BrowserContext, faults: string[]): void {
  for (const page of context.pages()) watch(page, faults)
  context.on('page', (page) => watch(page, faults))
}

export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      watchContext(context, faults)
      await use(faults)
      expect(faults, 'faults in the browser').toEqual([])
    },
    { auto: true },
  ],
})

/** Waits until the page answers to clicks. */
export async function ready(page: Page): Promise<void> {
  // A mark that nobody sees: the page looks the same before and after.
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
}

/** Fills the form of the sign-in page, which is open, and sends it. */
export async function sendSignIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function signInThroughForm(page: Page, username: string): Promise<void> {
  await page.goto('/login')
  await sendSignIn(page, username)
  await expect(page).not.toHaveURL(/\/login/)
}

/** Of this worker: signing one session out in a spec must not sign out others. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

async function cookiesOf(browser: Browser, baseURL: string, username: string) {
  const key = `${baseURL} ${username}`
  const known = sessions.get(key)
  if (known) return known
  const context = await browser.newContext({ baseURL })
  await signInThroughForm(await context.newPage(), username)
  const cookies = await context.cookies()
  await context.close()
  sessions.set(key, cookies)
  return cookies
}

/** Signs the page in as somebody of the demo; through the form once per worker, by that session's cookie afterwards. */
export async function signInAs(page: Page, username: string): Promise<void> {
  const context = page.context()
  const browser = context.browser()
  if (!browser) throw new Error('The page belongs to no browser')
  await context.clearCookies()
  await page.goto('/healthz')
  await context.addCookies(await cookiesOf(browser, new URL(page.url()).origin, username))
}

/** Signs in with a session of its own, for specs that sign out or change the password. */
export async function signInAlone(page: Page, username: string): Promise<void> {
  await page.context().clearCookies()
  await signInThroughForm(page, username)
}

/** What the page says of itself to a browser and a voice. */
export async function expectLanguage(page: Page, lang: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', lang)
}

/** What axe finds, of any weight, in the light and in the dark. */
export async function findAccessFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Two frames: on a slow machine the first may still be painted in the other colours.
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
    const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze()
    for (const { id, nodes } of violations)
      for (const node of nodes)
        faults.push(`${colorScheme} ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`)
  }
  return faults
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await findAccessFaults(page), 'findings of axe').toEqual([])
}

/** By how many pixels the page is wider than the screen. */
export function findOverhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await findOverhang(page), 'pixels wider than the screen').toBeLessThanOrEqual(0)
}

/** Writes a picture for the eye into test-results/pictures. */
