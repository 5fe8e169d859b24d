// What somebody works through after a final that was not passed: every module of their plan, with its minutes and its quiz.
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { dateIn } from './decisions'
import { type House, visit } from './house'

interface QuizItem {
  stem: string
  type: string
  answer?: boolean
  options?: { text: string; correct: boolean }[]
}

interface Course {
  items: QuizItem[]
  course: { topics: { id: string; name: string }[] }
}

function rightWords({ type, answer, options = [] }: QuizItem): string[] {
  return type === 'truefalse' ? [answer ? '对' : '错'] : options.filter((o) => o.correct).map((o) => o.text)
}

async function passQuiz(page: Page, items: readonly QuizItem[]): Promise<void> {
  await expect(page.getByRole('button', { name: '交小测' })).toBeVisible()
  for (const question of await page.getByRole('main').getByRole('group').all()) {
    const text = (await question.textContent()) ?? ''
    const item = items.find(({ stem }) => text.includes(stem))
    if (!item) throw new Error(`The course does not ask: ${text}`)
    const choices = question.getByRole('radio').or(question.getByRole('checkbox'))
    for (const words of rightWords(item)) await choices.and(question.getByLabel(words, { exact: true })).check()
  }
  await page.getByRole('button', { name: '交小测' }).click()
  await expect(page.getByText('这次 100%')).toBeVisible()
}

/** The time somebody learned, all modules together, is never more than the time since they began. */
async function finishModule(page: Page, name: string, items: readonly QuizItem[]): Promise<void> {
  const panel = page.getByRole('region', { name, exact: true })
  await page.goto('/remedial')
  const [, planned] = /学习时间 0 \/ (\d+)/.exec(await panel.innerText())!
  await panel.getByLabel('刚才学了多少分钟').fill(planned!)
  await panel.getByRole('button', { name: '记录时间' }).click()
  await expect(panel.getByText(`学习时间 ${planned} / ${planned}`)).toBeVisible()
  await panel.getByRole('link', { name: /做小测|再做一次/ }).click()
  await passQuiz(page, items)
  await page.goto('/remedial')
  await panel.getByRole('button', { name: '标记完成' }).click()
  await expect(panel.getByRole('button', { name: '标记完成' })).toHaveCount(0)
}

function nextDay(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** Begins all of them in the morning, learns until the evening, and finishes each; more than six take a second day. */
export async function finishModules(trainee: Page, house: House, enrolmentId: string, from = dateIn(0)): Promise<void> {
  const modules = house.rows<{ topic: string }>('select topic from remedial_module where enrolment_id = ?', enrolmentId)
  expect(modules.length).toBeGreaterThan(0)
  const { items, course } = JSON.parse(readFileSync('build/content/cs-onboarding.json', 'utf8')) as Course
  await visit(trainee, '/remedial')
  for (let left = modules.length; left > 0; left--) {
    await trainee.getByRole('button', { name: '开始这个模块' }).first().click()
    await expect(trainee.getByRole('button', { name: '开始这个模块' })).toHaveCount(left - 1)
  }
  await house.travel({ at: `${from}T19:00:00+08:00` })
  // Twelve hours are the most of one day.
  const ofFirstDay = 6
  for (const [n, { topic }] of modules.entries()) {
    if (n === ofFirstDay) await house.travel({ at: `${nextDay(from)}T19:00:00+08:00` })
    await finishModule(trainee, course.topics.find(({ id }) => id === topic)?.name ?? '', items)
  }
}
