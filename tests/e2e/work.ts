// What trainees do again and again: answer self-checks, answer a question of a paper.
import { expect, type Locator, type Page } from '@playwright/test'
import { scriptedAnswers } from '#app/features/demo/answers'
import type { FormContent } from '#app/features/exam-forms/form-content'
import type { House } from './house'
import { ready } from './test'

/** Chooses the first answer of every open self-check question; which one is right does not matter, to have answered does. */
export async function answerSelfChecks(page: Page): Promise<void> {
  const { send, choices } = openSelfChecks(page)
  for (let left = await send.count(); left > 0; left--) {
    await choices.first().check()
    await send.first().click()
    await expect(send).toHaveCount(left - 1)
  }
}

/** Only what is not answered yet has something to choose and to send, so the first of both belong together. */
export function openSelfChecks(page: Page): { send: Locator; choices: Locator } {
  const checks = page.getByRole('region', { name: '自测' })
  return {
    send: checks.getByRole('button', { name: '提交答案' }),
    choices: checks.getByRole('radio').or(checks.getByRole('checkbox')),
  }
}

/** The line of the exam that says whether everything is saved. */
export function savedLine(page: Page): Locator {
  return page.getByRole('banner')
}

export async function openQuestion(page: Page, position: number): Promise<void> {
  await expect(page.getByText(new RegExp(`^第 ${position} 题，共 `))).toBeVisible()
}

/** Answers the question on the screen fully, whatever its type; the text is `filler` where there is something to write. */
export async function answerByMouse(page: Page, filler = '好的'): Promise<void> {
  const question = page.getByRole('main')
  const options = question.getByRole('group', { name: /^(单选|不定项|判断)/ })
  const choice = options.getByRole('radio').or(options.getByRole('checkbox')).first()
  if ((await choice.count()) > 0) return choice.check()
  for (const field of await question.getByRole('textbox').all()) await field.fill(filler)
  const places = await question.getByRole('combobox', { name: /排第几$/ }).all()
  for (const [n, select] of places.entries()) await select.selectOption(String(n + 1))
  for (const select of await question.getByRole('combobox', { name: /对应$/ }).all())
    await select.selectOption({ index: 1 })
  await questionOf(page).click()
}

/** What is asked, on the screen of a paper. */
export function questionOf(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 2 })
}

/** What is to be typed, on the page of a typing run. */
export async function readPassage(page: Page): Promise<string> {
  return (await page.getByRole('region', { name: '照着打' }).getByRole('paragraph').textContent()) ?? ''
}

/** The card of what waits for the mentor's signature. */
export function queueCard(page: Page, trainee: string, title: string): Locator {
  const heading = page.getByRole('heading', { name: title })
  return page.getByRole('region', { name: trainee }).getByRole('listitem').filter({ has: heading })
}

/** Tabs until `wanted` has the focus; the number of steps is bounded so that a trap fails the test. */
export async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted, 'reached by the Tab key').toBeFocused()
}

export async function press(page: Page, wanted: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await ready(page)
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

interface PaperRow {
  id: string
  content: string
}

interface PaperWish {
  examId: string
  /** Of the questions that need no reader; written replies are left out but for `replies` of them. */
  rightPercent: number
  replies?: number
}

/** Begins the exam by its button, sends all answers in one go as the page's own script would, and hands in. Answers the attempt's id. */
export async function sitPaper(page: Page, house: House, wish: PaperWish): Promise<string> {
  await page.goto(`/exams/${wish.examId}`)
  await page.getByRole('button', { name: '开始考试' }).click()
  await expect(page).toHaveURL(/\/exams\/attempts\/[^/]+$/)
  const attemptId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  // The page would notice that its paper is closed and leave by itself.
  await page.goto('about:blank')
  const [paper] = house.rows<PaperRow>(
    'select a.id, f.content from attempt a join exam_form f on f.id = a.form_id where a.id = ?',
    attemptId,
  )
  const { questions } = JSON.parse(paper?.content ?? '{}') as FormContent
  const answers = scriptedAnswers(
    { questions },
    { seed: 'e2e', rightPercent: wish.rightPercent, weakTopics: [], shortReply: '' },
  )
  let replies = wish.replies ?? 0
  const sent = questions.flatMap(({ position, item }, n) => {
    if (item.type === 'scenario' && replies-- <= 0) return []
    return [{ position, item: item.id, revision: 1, seen: 0, answer: answers[n] }]
  })
  const answer = await page.request.post(`/exams/attempts/${attemptId}/answers`, {
    headers: { Origin: house.url },
    data: { kind: 'submit', writer: 'e2e-paper-writer', answers: sent },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.goto(`/exams/attempts/${attemptId}/result`)
  return attemptId
}
