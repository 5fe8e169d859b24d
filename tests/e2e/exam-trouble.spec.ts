// An exam on a bad day: translated, without a network, in two windows, closed by mistake, signed out, taken over by somebody
// else. Nothing that was written is lost, and the line of the head stays true.
import type { BrowserContext, Page } from '@playwright/test'
import type { FormContent } from '#app/features/exam-forms/form-content'
import { expect, type House, test, visit } from './house'
import { ready, sendSignIn } from './test'
import { answerByMouse, openQuestion, savedLine } from './work'

test.use({ houseName: 'exam-trouble' })
test.describe.configure({ mode: 'serial' })

const TRAINEE = 'day1'
/** Of another trainee of the demo. */
const OTHER = { username: 'day10', name: '宋可' }

/** Somebody's own browser: what happens to its session is nobody else's. */
async function openBrowser(enter: (username: null) => Promise<Page>): Promise<Page> {
  const page = await enter(null)
  await page.goto('/login')
  await sendSignIn(page, TRAINEE)
  await expect(page).not.toHaveURL(/\/login/)
  return page
}

/** Goes on with the exam at a question with a blank; `n` tells several apart. */
async function openBlank(page: Page, house: House, n = 0) {
  await visit(page, '/exams/d01-basic')
  const begin = page.getByRole('button', { name: '开始考试' })
  await begin.or(page.getByRole('link', { name: '继续作答' })).click()
  await expect(page).toHaveURL(/\/exams\/attempts\//)
  const [row] = house.rows<{ id: string; content: string }>(
    `select a.id, f.content from attempt a join exam_form f on f.id = a.form_id where a.state = 'in_progress' and a.id = ?`,
    new URL(page.url()).pathname.split('/').at(-1),
  )
  const { questions } = JSON.parse(row?.content ?? '') as FormContent
  // Those with one blank first: with half of its blanks written a question does not count as answered.
  const fills = questions
    .flatMap(({ item, position }) => (item.type === 'fill' ? [{ position, blanks: item.blanks.length }] : []))
    .sort((a, b) => a.blanks - b.blanks)
  const position = fills[n]?.position
  await page.goto(`/exams/attempts/${row?.id}?q=${position}`)
  await ready(page)
  const stored = () =>
    house
      .rows<{ value: string }>(
        'select value from attempt_answer where attempt_id = ? and position = ?',
        row?.id,
        position,
      )
      .map(({ value }) => JSON.parse(value).answer.blanks[0] as string)
  return { blank: page.getByLabel('第 1 空'), stored, position }
}

function listDrafts(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('shifu-draft:')))
}

/** As a person does, so that the browser takes it for one. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('第 1 空').click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
  await page.getByRole('heading', { level: 2 }).first().click()
}

/** What Chrome does when it translates: every text gives way to an element that holds another text. */
async function translatePage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, textarea, option, [translate="no"]'))
        continue
      const inner = document.createElement('font')
      inner.textContent = text.data
      const outer = document.createElement('font')
      outer.append(inner)
      text.replaceWith(outer)
    }
  })
}

/** A browser without a network says so in its console; that is what these tests are about. */
async function offline(context: BrowserContext, faults: string[], work: () => Promise<void>): Promise<void> {
  await context.setOffline(true)
  await work()
  await context.setOffline(false)
  const others = faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))
  faults.splice(0, faults.length, ...others)
}

/** What is sent while a page goes away gets past the emulated network; without a real one it would not. */
async function cutOff(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('no network'))
  })
}

test('the saved line of a translated page is true without a network', async ({ house, enter, faults }) => {
  await house.travel({ day: 10 })
  const page = await openBrowser(enter)
  const { stored, position } = await openBlank(page, house)
  await write(page, 'before')
  await expect(savedLine(page)).toContainText(/已保存 \d/)
  const answered = page.getByText(/^已答 \d+$/)
  await expect(answered).toHaveText('已答 1')
  await translatePage(page)
  await offline(page.context(), faults, async () => {
    await write(page, 'while offline')
    await expect(savedLine(page)).toContainText('网络断了')
    await expect(savedLine(page)).not.toContainText('已保存')
    const next = position === 1 ? 2 : 1
    await page.getByRole('button', { name: new RegExp(`^第 ${next} 题`) }).click()
    await openQuestion(page, next)
    await answerByMouse(page)
    await expect(answered).toHaveText('已答 2')
    expect(stored()).toEqual(['before'])
  })
  await expect(savedLine(page)).toContainText(/已保存 \d/)
  expect(stored()).toEqual(['while offline'])
})

test('two windows: the head says that nothing is saved until one of the answers is chosen', async ({
  house,
  enter,
}) => {
  const first = await openBrowser(enter)
  const { position } = await openBlank(first, house, 1)
  const second = await first.context().newPage()
  const { stored } = await openBlank(second, house, 1)
  await write(first, 'here')
  await expect(savedLine(first)).toContainText(/已保存 \d/)
  await write(second, 'there')
  await expect(savedLine(second)).toContainText(`第 ${position} 题在两个窗口里写得不同`)
  await expect(savedLine(second)).not.toContainText('已保存')
  // From any other question the head leads back to where there is something to choose.
  await second.getByRole('button', { name: new RegExp(`^第 ${position === 1 ? 2 : 1} 题`) }).click()
  await expect(savedLine(second)).not.toContainText('已保存')
  await savedLine(second)
    .getByRole('link', { name: `去第 ${position} 题选` })
    .click()
  await second.getByRole('button', { name: '留下这里写的' }).click()
  await expect(savedLine(second)).toContainText(/已保存 \d/)
  expect(stored()).toEqual(['there'])
})

test('a tab closed without a network: the browser asks, and the text is there when the exam is opened again', async ({
  house,
  enter,
  faults,
}) => {
  const page = await openBrowser(enter)
  const context = page.context()
  const { stored } = await openBlank(page, house, 2)
  await offline(context, faults, async () => {
    await write(page, 'nobody has this yet')
    await expect(savedLine(page)).toContainText('网络断了')
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    expect(page.isClosed()).toBe(false)
    await cutOff(page)
    await page.close()
  })
  expect(stored()).toEqual([])

  const again = await context.newPage()
  const { blank } = await openBlank(again, house, 2)
  await expect(blank).toHaveValue('nobody has this yet')
  await expect(savedLine(again)).toContainText(/已保存 \d/)
  expect(stored()).toEqual(['nobody has this yet'])
  expect(await listDrafts(again)).toEqual([])

  // With everything saved nobody is asked anything.
  const closed = again.waitForEvent('close')
  await again.close({ runBeforeUnload: true })
  await closed
})

test('an expired sign-in is said, and saving goes on after signing in in another tab', async ({ house, enter }) => {
  const page = await openBrowser(enter)
  const { blank, stored } = await openBlank(page, house, 3)
  await page.context().clearCookies()
  await write(page, 'after the session')
  await expect(savedLine(page)).toContainText('登录已过期')
  const opened = page.context().waitForEvent('page')
  await savedLine(page).getByRole('link', { name: '在新窗口登录' }).click()
  const tab = await opened
  await sendSignIn(tab, TRAINEE)
  await expect(tab).toHaveURL(/\/today$/)
  await page.bringToFront()
  await expect(savedLine(page)).toContainText(/已保存 \d/)
  await expect(blank).toHaveValue('after the session')
  expect(stored()).toEqual(['after the session'])
})

test('somebody else who signed in in another tab is named, and the browser can be taken back', async ({
  house,
  enter,
}) => {
  const page = await openBrowser(enter)
  const { blank, stored } = await openBlank(page, house, 3)
  const other = await page.context().newPage()
  await other.goto('/login?switch')
  await sendSignIn(other, OTHER.username)
  await expect(other).toHaveURL(/\/today$/)

  await write(page, 'still mine')
  await expect(savedLine(page)).toContainText(`这个浏览器现在登录的是${OTHER.name}`)
  await expect(savedLine(page)).not.toContainText(/网络|已保存/)
  expect(stored()).not.toContain('still mine')
  const opened = page.context().waitForEvent('page')
  await savedLine(page).getByRole('link', { name: '在新窗口登录' }).click()
  const tab = await opened
  await sendSignIn(tab, TRAINEE, 'not-the-password')
  await expect(tab.getByText('用户名或密码不对')).toBeVisible()
  await sendSignIn(tab, TRAINEE)
  await expect(tab).toHaveURL(/\/today$/)
  await page.bringToFront()
  await expect(savedLine(page)).toContainText(/已保存 \d/)
  await expect(blank).toHaveValue('still mine')
  expect(stored()).toEqual(['still mine'])
})

test('what waited when its paper was collected is kept as evidence and leaves the computer', async ({
  house,
  enter,
  faults,
}) => {
  const page = await openBrowser(enter)
  const { stored } = await openBlank(page, house, 3)
  const attemptId = new URL(page.url()).pathname.split('/').at(-1)
  await offline(page.context(), faults, async () => {
    await write(page, 'too late')
    await expect(savedLine(page)).toContainText('网络断了')
    await cutOff(page)
    await page.close()
  })
  const [row] = house.rows<{ deadline_at: number }>('select deadline_at from attempt where id = ?', attemptId)
  await house.travel({ at: new Date((row?.deadline_at ?? 0) + 60_000).toISOString() })
  const again = await page.context().newPage()
  await visit(again, `/exams/attempts/${attemptId}`)
  await expect(again).toHaveURL(/\/result$/)
  await expect
    .poll(() => house.rows<{ value: string }>('select value from late_answer where attempt_id = ?', attemptId))
    .toHaveLength(1)
  expect(stored()).not.toContain('too late')
  await expect.poll(() => listDrafts(again)).toEqual([])
})
