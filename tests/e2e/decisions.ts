// What managers do on the way to promotion: publish a result, decide, confirm; and what the trainee answers.
import { expect, type Page } from '@playwright/test'
import { type House, visit } from './house'
import { DEMO_PASSWORD } from './test'

const REASON = '成绩、师傅的签核和当天的表现都看过了，依据写在材料里。'

interface Standing {
  id: string
  state: string
  promoted_on: string | null
  probation_until_on: string | null
}

export function standingOf(house: House, username: string): Standing {
  const [row] = house.rows<Standing>(
    'select e.id, e.state, e.promoted_on, e.probation_until_on from enrolment e join person p on p.id = e.trainee_id where p.username = ?',
    username,
  )
  if (!row) throw new Error(`${username} is not enrolled`)
  return row
}

/** Today in the house's zone, some days later. */
export function dateIn(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}

/** Ten in the morning, some days from now. */
export function morningIn(days: number): { at: string } {
  return { at: `${dateIn(days)}T10:00:00+08:00` }
}

export async function release(page: Page, attemptId: string): Promise<void> {
  await visit(page, `/mentor/marking/${attemptId}`)
  const publish = page.getByRole('button', { name: '发布结果' })
  await publish.click()
  await expect(publish).toHaveCount(0)
}

interface Wish {
  enrolmentId: string
  kind: string
  /** As the form says it; left out where there is only one. */
  verdict?: string
  /** By their labels. */
  fields?: Record<string, string>
}

/** Fills the form, reads the sentence before the signature and signs. Answers the sentence. */
export async function decide(page: Page, wish: Wish): Promise<string> {
  await visit(page, `/manager/trainees/${wish.enrolmentId}/decide/${wish.kind}`)
  if (wish.verdict) await page.getByRole('radio', { name: new RegExp(`^${wish.verdict}`) }).check()
  for (const [label, value] of Object.entries(wish.fields ?? {}))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('textbox', { name: '理由' }).fill(REASON)
  // A gate that is passed in spite of a test says why.
  const whyBelow = page.getByLabel('为什么未合格仍让他继续')
  if (await whyBelow.isVisible()) await whyBelow.fill(REASON)
  await page.getByRole('button', { name: '看一遍再签字' }).click()
  const sentence = page.getByText(/^您将/)
  await expect(sentence).toBeVisible()
  const text = await sentence.innerText()
  // Who decides about an employment shows once more who they are.
  const password = page.getByLabel('您的密码')
  if ((await password.count()) > 0) await password.fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: /^签字/ }).click()
  await expect(page).toHaveURL(/\/decisions/)
  return text
}

/** The trainee need not wait for the last day of appealing, and says so. */
export async function doesNotAppeal(page: Page, house: House, enrolmentId: string): Promise<void> {
  const failed = 'select id from attempt where enrolment_id = ? and passed = 0'
  for (const { id } of house.rows<{ id: string }>(failed, enrolmentId)) await saysNoAppeal(page, id)
}

async function saysNoAppeal(page: Page, attemptId: string): Promise<void> {
  await visit(page, `/exams/attempts/${attemptId}/result`)
  const say = page.getByRole('button', { name: '我不申诉' })
  // Of an older result the days of appealing are over.
  if ((await say.count()) === 0) return
  await say.click()
  await expect(page.getByText('您说明了不申诉')).toBeVisible()
  await expect(say).toHaveCount(0)
}

/** The newest decision of a kind. */
export function decisionOf(house: House, enrolmentId: string, kind: string): string {
  const [row] = house.rows<{ id: string }>(
    'select id from decision where enrolment_id = ? and kind = ? order by revision desc',
    enrolmentId,
    kind,
  )
  if (!row) throw new Error(`No decision ${kind}`)
  return row.id
}

/** The proposer may not confirm; somebody else does. */
export async function confirmElimination(
  house: House,
  pages: { proposer: Page; second: Page },
  decision: { enrolmentId: string; kind: string; username: string },
): Promise<void> {
  const path = `/decisions/${decisionOf(house, decision.enrolmentId, decision.kind)}`
  await visit(pages.proposer, path)
  await expect(pages.proposer.getByText('这是您自己的提议，要由另一位同事确认。')).toBeVisible()
  await expect(pages.proposer.getByRole('button', { name: '确认，同意淘汰' })).toHaveCount(0)
  expect(standingOf(house, decision.username).state).not.toBe('eliminated')
  await visit(pages.second, path)
  await pages.second.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await pages.second.getByRole('button', { name: '确认，同意淘汰' }).click()
  await expect(pages.second.getByRole('button', { name: '确认，同意淘汰' })).toHaveCount(0)
  expect(standingOf(house, decision.username).state).toBe('eliminated')
}

export async function acknowledge(page: Page, decisionId: string): Promise<void> {
  await visit(page, `/decisions/${decisionId}`)
  await page.getByRole('button', { name: '确认看过' }).click()
  await expect(page.getByText(/确认看过$/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '确认看过' })).toHaveCount(0)
}

/** The practical part: begun, and ended at once; how well one serves is another journey's. */
export async function sitPractical(page: Page, activityId: 'D22-3' | 'D23-6'): Promise<void> {
  await visit(page, `/exams/practical/${activityId}`)
  await page.getByRole('checkbox', { name: '我看完了上面的说明' }).check()
  await page.getByRole('button', { name: '开始，顾客马上进来' }).click()
  await expect(page).toHaveURL(/\/practice\/chats\//)
  await page.getByRole('link', { name: '结束接待' }).click()
  await page.getByRole('button', { name: '结束考试' }).click()
  await expect(page).toHaveURL(new RegExp(`/activities/${activityId}$`))
}

/** The oral or the practical part: each examiner marks every criterion as excellent, or as no more than sufficient. */
export async function examine(
  enter: (username: string) => Promise<Page>,
  wish: { enrolmentId: string; activityId: 'D22-1' | 'D22-3' | 'D23-3' | 'D23-6'; excellent?: boolean },
): Promise<void> {
  for (const username of ['mentor', 'mentor2']) {
    const examiner = await enter(username)
    await visit(examiner, `/mentor/trainees/${wish.enrolmentId}/activities/${wish.activityId}`)
    const draw = examiner.getByRole('button', { name: /^抽(题|角色卡)$/ })
    if (await draw.isVisible()) {
      await draw.click()
      await expect(draw).toHaveCount(0)
    }
    const sheet = examiner.getByRole('region', { name: /评分表$/ })
    await expect(sheet.getByLabel('总评')).toBeVisible()
    const levels = sheet.getByRole('radio', { name: wish.excellent ? /^3 / : /^2 合格/ })
    for (const level of await levels.all()) await level.check()
    if (wish.excellent)
      for (const note of await sheet.getByRole('textbox', { name: '依据' }).all()) await note.fill('答得完整，有例子')
    await sheet.getByLabel('总评').fill('该到的要点都到了，追问也答得清楚。')
    await sheet.getByRole('button', { name: '保存评分' }).click()
    await expect(sheet.getByRole('article').getByText('该到的要点都到了').first()).toBeVisible()
  }
}

/** What somebody signs of an activity whose own part is done. */
export async function signActivity(page: Page, enrolmentId: string, activityId: string): Promise<void> {
  await visit(page, `/mentor/trainees/${enrolmentId}/activities/${activityId}`)
  const sign = page.getByRole('region', { name: '签核', exact: true })
  await sign.getByRole('button', { name: '签核', exact: true }).first().click()
  await expect(sign.getByText('已签核').first()).toBeVisible()
}
