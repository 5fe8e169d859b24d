// In English every page speaks English: only the course's own Chinese and people's names stay Chinese.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { DEMO_WORDS } from '#app/i18n/demo-story'
import { expect, type House, test, visit } from './house'
import { ROLE_PAGES, resolvePaths } from './pages'
import { expectLanguage } from './test'

test.use({ houseName: 'english' })
test.describe.configure({ timeout: 120_000 })

/** Every string of the course and every name of this house: what may be Chinese in English. */
function listChineseContent(house: House): Set<string> {
  const strings = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') strings.add(value.trim())
    else if (Array.isArray(value)) value.forEach(collect)
    else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  collect(JSON.parse(readFileSync('build/content/cs-onboarding.json', 'utf8')))
  // What the people of the story wrote is as Chinese as the course.
  collect(DEMO_WORDS)
  for (const { text } of house.rows<{ text: string }>(
    `select display_name as text from person union select name from cohort union select demo_note from person where demo_note is not null union select reason from cohort_closure`,
  ))
    strings.add(text)
  return strings
}

const CHINESE = /\p{Script=Han}[\p{Script=Han}\p{P}\d\sA-Za-z]*\p{Script=Han}|\p{Script=Han}/gu

interface SeenText {
  text: string
  /** A button, a heading of a column, a label: a word of the interface unless it is exactly a title of the course. */
  control: boolean
}

function readChinese(page: Page): Promise<SeenText[]> {
  return page.evaluate(() => {
    const seen: { text: string; control: boolean }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (
        !element ||
        !/\p{Script=Han}/u.test(text) ||
        element.closest('script, style, noscript, textarea, pre, article.lesson, [lang^="zh"]')
      )
        continue
      seen.push({ text, control: element.closest('button, nav, th, label, legend, summary, dt, time') !== null })
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (element.closest('[lang^="zh"]')) continue
      for (const name of ['aria-label', 'placeholder', 'title']) {
        const text = element.getAttribute(name) ?? ''
        if (/\p{Script=Han}/u.test(text)) seen.push({ text, control: false })
      }
    }
    return seen
  })
}

function makeJudge(content: ReadonlySet<string>) {
  const blob = [...content].join('\n')
  return ({ text, control }: SeenText): boolean => {
    if (content.has(text)) return true
    // What is left when a name or a title stands inside an English sentence.
    const parts = text.split(/[“”]| [/·] | [a-z]{2,} |[,:] |\.$/).map((part) => part.trim())
    const chinese = parts.flatMap((part) => (content.has(part) ? [] : (part.match(CHINESE) ?? [])))
    return chinese.every((part) => content.has(part) || (!control && blob.includes(part)))
  }
}

async function switchToEnglish(page: Page): Promise<void> {
  await visit(page, '/profile')
  await page.getByLabel('界面语言').selectOption('English')
  await page.getByRole('button', { name: '保存' }).click()
  await expectLanguage(page, 'en')
}

for (const { username, paths } of ROLE_PAGES) {
  test(`the pages of ${username} speak English`, async ({ house, enter }) => {
    await house.travel({ day: 10 })
    const page = await enter(username)
    await switchToEnglish(page)
    const isContent = makeJudge(listChineseContent(house))
    const found: string[] = []
    // Excerpts of a search begin and end in the middle of the course's sentences.
    for (const path of resolvePaths(house, paths).filter((one) => !one.startsWith('/search'))) {
      await page.goto(path)
      const title = await page.title()
      if (!isContent({ text: title, control: false })) found.push(`${path}: title ${title}`)
      for (const seen of await readChinese(page)) if (!isContent(seen)) found.push(`${path}: ${seen.text.slice(0, 80)}`)
    }
    expect([...new Set(found)]).toEqual([])
  })
}
