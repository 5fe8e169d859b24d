// What trainees do again and again: answer self-checks, answer a question of a paper.
import { expect, type Locator, type Page } from '@playwright/test'
import { ready } from './test'

/** Chooses the first answer of every open self-check question; which one is right does not matter, to have answered does. */
export async function answerSelfChecks(page: Page): Promise<void> {
  const open = page.locator('#self-check form:has(input[name="question"])')
  for (let left = await open.count(); left > 0; left--) {
    const form = open.first()
    await form.locator('input[name="choice"]').first().check()
    await form.getByRole('button', { name: /提交答案|Submit answer/ }).click()
    await expect(open).toHaveCount(left - 1)
  }
}

/** The line of the exam that says whether everything is saved. */
export function savedLine(page: Page): Locator {
  return page.locator('header').first()
}

export async function openQuestion(page: Page, position: number): Promise<void> {
  await expect(page.locator('form#question input[name="position"]')).toHaveValue(String(position))
}

/** Answers the question on the screen fully, whatever its type; the text is `filler` where there is something to write. */
export async function answerByMouse(page: Page, filler = '好的'): Promise<void> {
  const form = page.locator('form#question')
  const choice = form.locator('input[name="choice"], input[name="choices"]').first()
  if ((await choice.count()) > 0) return choice.check()
  for (const field of await form.locator('input[name^="blank-"], textarea[name="text"]').all()) await field.fill(filler)
  const places = await form.locator('select[name^="place-"]').all()
  for (const [n, select] of places.entries()) await select.selectOption(String(n + 1))
  const rights = await form.locator('select[name^="right-"]').all()
  for (const select of rights) await select.selectOption({ index: 1 })
  await form.locator('h2').click()
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
