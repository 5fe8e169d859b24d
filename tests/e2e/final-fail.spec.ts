// The final is failed: a plan is written, the weak topics are trained, the retake is passed, probation is served, promotion follows.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  acknowledge,
  dateIn,
  decide,
  decisionOf,
  examine,
  morningIn,
  release,
  sitPractical,
  standingOf,
} from './decisions'
import { expect, test, visit } from './house'
import { sitPaper } from './work'

test.use({ houseName: 'final-fail' })
test.describe.configure({ mode: 'serial', timeout: 300_000 })

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

test('the manager writes the next step, the trainee reads it', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id: enrolmentId, state } = standingOf(house, 'finalfailed')
  expect(state).toBe('final_failed')
  const manager = await enter('manager')
  await decide(manager, {
    enrolmentId,
    kind: 'next-step',
    fields: {
      从哪一天开始: dateIn(0),
      到哪一天完成: dateIn(2),
      怎么补: '每个主题先读课，再和师傅对三段聊天，小测合格算补好。',
    },
  })
  const trainee = await enter('finalfailed')
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'next-step'))
})

test('the trainee works through every module', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, 'finalfailed')
  const modules = house.rows<{ topic: string }>('select topic from remedial_module where enrolment_id = ?', enrolmentId)
  expect(modules.length).toBeGreaterThan(0)
  const { items, course } = JSON.parse(readFileSync('build/content/cs-onboarding.json', 'utf8')) as Course
  const trainee = await enter('finalfailed')
  await visit(trainee, '/remedial')
  for (let left = modules.length; left > 0; left--) {
    await trainee.getByRole('button', { name: '开始这个模块' }).first().click()
    await expect(trainee.getByRole('button', { name: '开始这个模块' })).toHaveCount(left - 1)
  }
  await house.travel({ at: `${dateIn(0)}T19:00:00+08:00` })
  // Twelve hours are the most of one day.
  const ofFirstDay = 6
  for (const [n, { topic }] of modules.entries()) {
    if (n === ofFirstDay) await house.travel({ at: `${dateIn(1)}T19:00:00+08:00` })
    await finishModule(trainee, course.topics.find(({ id }) => id === topic)?.name ?? '', items)
  }
  await trainee.goto('/exams/retake')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)
})

test('two days later the retake is passed, and probation begins', async ({ house, enter }) => {
  await house.travel(morningIn(2))
  const { id: enrolmentId } = standingOf(house, 'finalfailed')
  const attemptId = await sitPaper(await enter('finalfailed'), house, { examId: 'retake', rightPercent: 100 })
  const manager = await enter('manager')
  await release(manager, attemptId)
  expect(standingOf(house, 'finalfailed').state).toBe('retake_passed')
  await examine(enter, { enrolmentId, activityId: 'D23-3', excellent: true })
  await sitPractical(await enter('finalfailed'), 'D23-6')
  await examine(enter, { enrolmentId, activityId: 'D23-6', excellent: true })
  await decide(manager, { enrolmentId, kind: 'retake-pass' })
  expect(standingOf(house, 'finalfailed').state).toBe('on_probation')
  await acknowledge(await enter('finalfailed'), decisionOf(house, enrolmentId, 'retake-pass'))

  // The form shares no family of questions with anything seen before.
  const shared = house.rows<{ n: number }>(
    `select count(*) as n from exam_form_item r join exam_form rf on rf.id = r.form_id and rf.exam_id = 'retake' and rf.enrolment_id = ?
     join exam_form_item o on o.enrolment_id = rf.enrolment_id and o.form_id <> r.form_id and o.family = r.family`,
    enrolmentId,
  )
  expect(shared[0]?.n).toBe(0)
})

test('at the end of probation the manager promotes', async ({ house, enter }) => {
  const { id: enrolmentId, probation_until_on: until } = standingOf(house, 'finalfailed')
  const manager = await enter('manager')
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/probation-end`)
  // Who is unfit is told within the probation; who is fit is promoted at its end, which is decided shortly before.
  await expect(manager.getByText(/从 .+ 起可以在这里转正/)).toBeVisible()
  await expect(manager.getByText('过了这一天就只能转正')).toBeVisible()
  await expect(manager.getByRole('radio', { name: /^转正/ })).toHaveCount(0)
  await house.travel({ at: `${until}T10:00:00+08:00` })
  await decide(manager, { enrolmentId, kind: 'probation-end', verdict: '转正' })
  expect(standingOf(house, 'finalfailed').state).toBe('promoted')
})
