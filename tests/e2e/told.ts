// What somebody who did not pass is told: the same words and the same one button, wherever they look.
import { expect, type Locator, type Page } from '@playwright/test'
import { visit } from './house'

export function told(page: Page, words: string | RegExp): Locator {
  return page.getByRole('region', { name: words })
}

/** On each of these pages the card says it, and has one way on. */
export async function expectTold(
  page: Page,
  where: readonly string[],
  { title, text, go }: { title: RegExp; text: RegExp; go: string },
): Promise<void> {
  for (const address of where) {
    await visit(page, address)
    await expect(told(page, title), address).toHaveCount(1)
    await expect(told(page, title), address).toContainText(text)
    await expect(told(page, title).getByRole('link'), address).toHaveText([go])
    await expect(page.getByRole('main').getByRole('link', { name: go }), address).toHaveCount(1)
  }
}

export async function expectNotice(page: Page, words: RegExp): Promise<void> {
  await visit(page, '/notices')
  await expect(page.getByRole('link', { name: words })).toBeVisible()
}
