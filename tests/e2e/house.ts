// A house per worker: the built server in demo mode on a folder of its own, so that a spec may move time and change what it likes.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { startDemoServer } from './setup/server'
import { test as base, DEMO_PASSWORD, ready, sendSignIn, watchContext } from './test'

const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions

interface Moment {
  /** Ten in the morning of this training day of the demo's running cohort. */
  day?: number
  /** An instant with its zone, such as 2027-03-01T09:00:00+08:00. */
  at?: string
}

export interface House {
  url: string
  dataDir: string
  travel: (moment: Moment) => Promise<void>
  /** Rows of the house's own file, for what a test must know and no page may show. */
  rows: <T>(sql: string, ...values: unknown[]) => T[]
}

interface Visit extends BrowserContextOptions {
  phone?: boolean
  password?: string
}

/** Opens a browser window of somebody's own; signed in when a name is given. */
export type Enter = (username: string | null, visit?: Visit) => Promise<Page>

async function travel(url: string, moment: Moment): Promise<void> {
  const body = new URLSearchParams(moment.at ? { at: moment.at } : { day: String(moment.day) })
  const answer = await fetch(`${url}/demo/time`, { method: 'POST', headers: { Origin: url }, body, redirect: 'manual' })
  expect(answer.status, 'the time machine').toBe(302)
}

function readRows<T>(dataDir: string, sql: string, values: unknown[]): T[] {
  const file = new Database(path.join(dataDir, 'shifu.sqlite'), { readonly: true })
  try {
    return file.prepare(sql).all(...values) as T[]
  } finally {
    file.close()
  }
}

/** Sessions of this worker's house, so that everybody signs in through the form once. */
const sessions = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>>()

async function signIn(page: Page, house: House, username: string, password: string): Promise<void> {
  const key = `${house.url} ${username}`
  const known = sessions.get(key)
  if (known) return page.context().addCookies(known)
  await page.goto('/login')
  await sendSignIn(page, username, password)
  await expect(page).not.toHaveURL(/\/login/)
  sessions.set(key, await page.context().cookies())
}

async function openWindow(
  browser: Browser,
  house: House,
  faults: string[],
  { phone, password: _, ...options }: Visit,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(phone ? PHONE : {}),
    ...options,
  })
  watchContext(context, faults)
  return context.newPage()
}

/** `houseName` is a worker option: a spec file that gives its own name gets a worker, and so a house, of its own. */
export const test = base.extend<{ enter: Enter }, { houseName: string; house: House }>({
  houseName: ['shared', { option: true, scope: 'worker' }],
  house: [
    async ({ houseName }, use) => {
      const dataDir = mkdtempSync(path.join(tmpdir(), `shifu-e2e-${houseName}-`))
      if (process.env.E2E_SEED_DIR) cpSync(process.env.E2E_SEED_DIR, dataDir, { recursive: true })
      const { url, stop } = await startDemoServer(dataDir)
      await use({
        url,
        dataDir,
        travel: (moment) => travel(url, moment),
        rows: (sql, ...values) => readRows(dataDir, sql, values),
      })
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 140_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  enter: async ({ browser, house, faults }, use) => {
    const opened: Page[] = []
    await use(async (username, visit = {}) => {
      const page = await openWindow(browser, house, faults, visit)
      opened.push(page)
      if (username) await signIn(page, house, username, visit.password ?? DEMO_PASSWORD)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})

/** Goes there and waits until the page answers to clicks. */
export async function visit(page: Page, where: string): Promise<void> {
  await page.goto(where)
  await ready(page)
}

export { expect }
