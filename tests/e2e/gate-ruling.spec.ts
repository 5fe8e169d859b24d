// A day 3 gate hangs on replies that the judge could not decide: the mentor rules, and what the manager reads at the gate moves.
// A ruling that comes after the manager has signed is told, and the decision says what has changed under it.
import path from 'node:path'
import type { Page } from '@playwright/test'
import { judgeIn, loadCourses } from '#app/content/content.server'
import type { DeckCard } from '#app/features/drills/deck'
import { scoreCard } from '#app/features/drills/drill'
import { type DrillContent, readDrillContent } from '#app/features/drills/drill-content'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { dateIn, decide, decisionOf, morningIn, release, standingOf } from './decisions'
import { expect, type House, test, visit } from './house'
import { expectAccessible, ready } from './test'
import { sitPaper } from './work'

test.use({ houseName: 'gate-ruling' })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const TRAINEE = 'd3failed'
const COURSE = 'cs-onboarding'

interface Drill {
  id: string
  cards: string
  percent: number
  percent_high: number
  passed: number | null
}

function drillOf(house: House): Drill {
  return house.rows<Drill>(
    `select d.id, d.cards, d.percent, d.percent_high, d.passed from drill d join enrolment e on e.id = d.enrolment_id
     join person p on p.id = e.trainee_id where p.username = ? and d.activity_id = 'D03-2' order by d.started_at desc`,
    TRAINEE,
  )[0]!
}

/** Of a ready text the piece with which nearly everything is left to the mentor, and which is as good as any once it is ruled on. */
function doubtfulReplies({ cards, forbidden = [] }: DrillContent): { card: DeckCard; reply: string }[] {
  const judge = openJudge(judgeIn(path.resolve('build/judges', `${COURSE}.json`))())
  const { slots } = loadCourses(path.resolve('build')).get(COURSE)!
  const filled = (text: string) =>
    text.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => slots.find((slot) => slot.name === name)?.sample ?? '')
  return cards.map((card) => {
    const pieces = card.texts.flatMap((text) => {
      const lines = filled(text).split('\n')
      return lines.flatMap((_, from) => lines.slice(from).map((_, n) => lines.slice(from, from + n + 1).join('\n')))
    })
    const marked = pieces.map((reply) => {
      const sent = { code: card.code, reply, tookMs: 3000 }
      return { reply, mark: scoreCard('reply', card, sent, { judge, forbidden }).mark }
    })
    const worth = ({ mark: { low, high } }: (typeof marked)[number]) => (high < 90 ? high - 100 : high - low)
    return { card, reply: marked.reduce((best, one) => (worth(one) > worth(best) ? one : best)).reply }
  })
}

const phrases = (page: Page) => page.getByRole('row').filter({ hasText: '快捷短语熟悉度考核' })
const gateOf = (enrolmentId: string) => `/manager/trainees/${enrolmentId}/decide/d3-gate`

test('the second test is sat with replies that nobody but a person can decide', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const improve = { 要改进什么: '短语考核做到八十分，笔试做到七十分。', 到哪一天: dateIn(1) }
  const manager = await enter('manager')
  await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '限期改进', fields: improve })
  await house.travel(morningIn(1))
  const trainee = await enter(TRAINEE)
  await release(manager, await sitPaper(trainee, house, { examId: 'd03-makeup', rightPercent: 100 }))
  await visit(trainee, '/practice?activity=D03-2')
  await trainee.getByRole('button', { name: /^开始考/ }).click()
  await expect(trainee).toHaveURL(/\/practice\/drills\//)
  await ready(trainee)
  for (const [n, { card, reply }] of doubtfulReplies(readDrillContent(drillOf(house).cards)).entries()) {
    await trainee.getByRole('textbox', { name: /^短语码/ }).fill(card.code)
    await trainee.getByRole('textbox', { name: /^回复/ }).fill(reply)
    await trainee.getByRole('button', { name: '发送' }).click()
    if (n < 9) await expect(trainee.getByText(`${n + 1} / 10`, { exact: true }).first()).toBeVisible()
  }
  await expect(trainee.getByText('等师傅裁定').first()).toBeVisible()
  expect(drillOf(house)).toMatchObject({ passed: null })
})

test('until the mentor has ruled the gate recommends nothing and passes nobody', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const manager = await enter('manager')
  await visit(manager, gateOf(enrolmentId))
  await expect(phrases(manager)).toContainText('再次测试等结果')
  await expect(manager.getByText(/快捷短语熟悉度考核还在等再次测试的结果/)).toBeVisible()
  await expect(manager.getByText('全部合格。建议通过。')).toHaveCount(0)
  await expect(manager.getByText(/还有回复等师傅裁定：.*快捷短语熟悉度考核/).first()).toBeVisible()
  await expectAccessible(manager)
})

test('the mentor rules, and the gate recommends to pass', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/rulings')
  // Oldest first: replies of other trainees may stand before these.
  const theirs = mentor.getByText('丁一诺的回复')
  await expect(mentor.getByRole('heading', { level: 2, name: /^这句/ })).toBeVisible()
  const empty = mentor.getByText('现在没有等您裁定的回复')
  let ruled = 0
  for (let n = 0; n < 120 && !(await empty.isVisible()); n++) {
    if (await theirs.isVisible()) ruled++
    const question = await mentor.locator('input[name=questionId]').inputValue()
    const note = mentor.getByRole('textbox', { name: /写给学员的一句话/ })
    if (await note.isVisible()) await note.fill('平常的话，没有踩线')
    await mentor.getByRole('button', { name: /^(做到了|没有)$/ }).click()
    await expect(mentor.locator(`input[name=questionId][value="${question}"]`)).toHaveCount(0)
  }
  expect(ruled).toBeGreaterThan(0)
  expect(drillOf(house)).toMatchObject({ passed: 1 })
  const manager = await enter('manager')
  await visit(manager, gateOf(enrolmentId))
  await expect(phrases(manager)).toContainText('合格')
  await expect(phrases(manager)).not.toContainText('再次测试等结果')
  await expect(manager.getByText('全部合格。建议通过。')).toBeVisible()
  await expect(manager.getByText(/还有回复等师傅裁定/)).toHaveCount(0)
  await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '通过' })
})

test('the trainee reads what the mark is made of now', async ({ house, enter }) => {
  const trainee = await enter(TRAINEE)
  await visit(trainee, `/practice/drills/${drillOf(house).id}`)
  await expect(trainee.getByText(/^裁定前系统给的是/).first()).toBeVisible()
  // A ruling may confirm the lower end, which moves no figure of that card; of ten cards some have moved.
  const parts = trainee.getByRole('list', { name: '分数怎么来的' })
  await expect(parts.getByText(/^裁定前 \d+$/).first()).toBeVisible()
  await expectAccessible(trainee)
})

test('a ruling corrected after the signature is told, and the decision names it', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, TRAINEE)
  const before = drillOf(house)
  const decision = `/decisions/${decisionOf(house, enrolmentId, 'd3-gate')}`
  const manager = await enter('manager')
  await visit(manager, decision)
  await expect(manager.getByText('这项决定依据的成绩，之后变了')).toHaveCount(0)

  // Longer ago than the minute in which a slip is undone.
  await house.travel(morningIn(2))
  const mentor = await enter('mentor', { phone: true })
  await visit(mentor, '/mentor/rulings')
  await mentor.getByRole('link', { name: '看裁定过的，或者改一条' }).click()
  const given = mentor.getByRole('listitem').filter({ hasText: '丁一诺' }).filter({ hasText: '算不算做到' }).first()
  await given.getByText('改为：没做到').first().click()
  await given.getByRole('button', { name: '改为：没做到' }).click()
  await expect(mentor.getByRole('textbox', { name: '为什么改' }).first()).toHaveAttribute('aria-invalid', 'true')
  await mentor.getByRole('textbox', { name: '为什么改' }).first().fill('再看一遍，这一点没有说到')
  await mentor.getByRole('button', { name: '改为：没做到' }).first().click()
  await expect(mentor.getByText(/^已改，/)).toBeVisible()
  await expect(mentor.getByText('再看一遍，这一点没有说到').first()).toBeVisible()
  await expect(mentor.getByText(/^改之前，/).first()).toBeVisible()
  await expectAccessible(mentor)
  const after = drillOf(house)
  expect(after.percent).toBeLessThan(before.percent)

  await visit(manager, '/notices')
  await expect(manager.getByText(/签字之后从 .* 分变成 .* 分/).first()).toBeVisible()
  await visit(manager, decision)
  await expect(manager.getByText('这项决定依据的成绩，之后变了')).toBeVisible()
  await expect(manager.getByText(`签字时 ${before.percent}%，现在 ${after.percent}%`)).toBeVisible()
  await expect(manager.getByRole('link', { name: '另作决定，取代这一项' })).toBeVisible()
  await expectAccessible(manager)
})
