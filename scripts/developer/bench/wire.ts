// What a first visit costs on the wire, and how soon a poor line sees something: a real browser, cold cache.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type CDPSession, chromium, type Page } from 'playwright'
import { ensureBrowser } from '../../lib/bootstrap.mjs'
import type { BenchTrainee } from './people'

const POOR_LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
}

async function countBytes(page: Page): Promise<{ session: CDPSession; bytes: () => number }> {
  const session = await page.context().newCDPSession(page)
  let total = 0
  await session.send('Network.enable')
  session.on('Network.loadingFinished', (event) => {
    total += event.encodedDataLength
  })
  return { session, bytes: () => total }
}

function cookieOf(trainee: BenchTrainee, base: string) {
  const [name, value] = trainee.cookie.split('=') as [string, string]
  return { name, value, url: base }
}

export interface WireFigures {
  signInTodayLessonKB: number
  examMoreKB: number
  lessonModuleMaxKB: number
  lessonModuleMeanKB: number
  lessonFirstPaintMs: number
  examAnswerableMs: number
}

async function measureVisit(base: string, trainee: BenchTrainee, attemptId: string) {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  const { bytes } = await countBytes(page)
  await page.goto(`${base}/login`, { waitUntil: 'networkidle' })
  await context.addCookies([cookieOf(trainee, base)])
  await page.goto(`${base}/today`, { waitUntil: 'networkidle' })
  await page.goto(`${base}/lessons/d02-buying-flow`, { waitUntil: 'networkidle' })
  const lessons = bytes()
  await page.goto(`${base}/exams/attempts/${attemptId}`, { waitUntil: 'networkidle' })
  const exam = bytes() - lessons
  await browser.close()
  return { signInTodayLessonKB: lessons / 1024, examMoreKB: exam / 1024 }
}

async function onPoorLine<T>(base: string, trainee: BenchTrainee, work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.addCookies([cookieOf(trainee, base)])
  const page = await context.newPage()
  const { session } = await countBytes(page)
  await session.send('Network.emulateNetworkConditions', POOR_LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const result = await work(page)
  await browser.close()
  return result
}

/** What a lesson's own module would weigh on the wire; the server keeps it and sends the page only. */
function moduleSizes() {
  const dir = path.resolve('build/lessons')
  const sizes = readdirSync(dir).map((file) => brotliCompressSync(readFileSync(path.join(dir, file))).byteLength / 1024)
  return { lessonModuleMaxKB: Math.max(...sizes), lessonModuleMeanKB: sizes.reduce((a, b) => a + b, 0) / sizes.length }
}

export async function measureWire(base: string, trainee: BenchTrainee, attemptId: string): Promise<WireFigures> {
  const visit = await measureVisit(base, trainee, attemptId)
  const lessonFirstPaintMs = await onPoorLine(base, trainee, async (page) => {
    await page.goto(`${base}/lessons/d02-buying-flow`, { waitUntil: 'load' })
    return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN)
  })
  const examAnswerableMs = await onPoorLine(base, trainee, async (page) => {
    const began = performance.now()
    await page.goto(`${base}/exams/attempts/${attemptId}`, { waitUntil: 'commit' })
    await page
      .locator('form input[type=radio], form input[type=checkbox], form textarea, form select')
      .first()
      .waitFor()
    return performance.now() - began
  })
  return { ...visit, ...moduleSizes(), lessonFirstPaintMs, examAnswerableMs }
}
