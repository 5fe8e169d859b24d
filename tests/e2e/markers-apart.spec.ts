// Two markers of a final lie far apart; a third settles it without having seen either; the appeal goes to somebody with clean hands.
import type { Page } from '@playwright/test'
import { release } from './decisions'
import { expect, test, visit } from './house'
import { sitPaper } from './work'

test.use({ houseName: 'markers-apart' })

const NAME = '江朵'

/** The cards of papers, wherever they stand. */
const papersOf = (page: Page) => page.getByRole('region', { name: '试卷与申诉' }).getByRole('listitem')

async function giveMarks(page: Page, level: '0' | '2' | '3'): Promise<void> {
  const marks = page.getByRole('group', { name: /^第 \d+ 题评分$/ }).first()
  for (const criterion of await marks.getByRole('combobox', { name: /\d+%$/ }).all())
    await criterion.selectOption(level)
  await marks.getByRole('button', { name: '保存评分' }).click()
  await expect(page.getByText('您给了').first()).toBeVisible()
}

test('markers in a disagreement, and the appeal after it', async ({ house, enter }) => {
  test.setTimeout(180_000)
  await house.travel({ day: 10 })
  const trainee = await enter('day22')
  const attemptId = await sitPaper(trainee, house, { examId: 'd22-final', rightPercent: 90, replies: 1 })

  await test.step('both find the paper under a code, each until the own part is done', async () => {
    for (const [username, level] of [
      ['mentor', '3'],
      ['mentor2', '0'],
    ] as const) {
      const marker = await enter(username)
      await visit(marker, '/mentor/queue')
      const card = papersOf(marker).filter({ hasText: '等您评分' })
      await expect(card).toHaveCount(1)
      await expect(card).toContainText('笔试')
      await expect(card).not.toContainText(NAME)
      await card.getByRole('link').click()
      await expect(marker).toHaveURL(new RegExp(`/mentor/marking/${attemptId}$`))
      await expect(marker).not.toHaveTitle(new RegExp(NAME))
      await expect(marker.getByRole('main')).not.toContainText(NAME)
      await giveMarks(marker, level)
      await visit(marker, '/mentor/queue')
      await expect(card).toHaveCount(0)
    }
  })

  await test.step('neither can change his mark any more', async () => {
    const marker = await enter('mentor')
    await visit(marker, '/mentor/queue')
    await marker.getByRole('navigation').getByRole('link', { name: '评卷' }).click()
    await marker.getByRole('main').getByRole('link').filter({ hasText: '等其他考核人' }).first().click()
    await expect(marker.getByText('两份评分都不能再改')).toBeVisible()
    await expect(marker.getByText('更正我的评分')).toHaveCount(0)
  })

  const manager = await enter('manager')
  const publisher = await enter('manager2')
  await test.step('the third has it on the day, and sees neither mark', async () => {
    await visit(manager, '/today')
    const card = papersOf(manager).filter({ hasText: '请您作第三位评分' })
    await expect(card).not.toContainText(NAME)
    await card.getByRole('link').click()
    await expect(manager.getByText('两位考核人相差较大，请第三位独立评分。')).toBeVisible()
    await expect(manager.getByText('您给了')).toHaveCount(0)
    await giveMarks(manager, '2')
    await release(publisher, attemptId)
  })

  await test.step('the trainee asks for a second look and reads until when it is answered', async () => {
    await visit(trainee, `/exams/attempts/${attemptId}/result`)
    const appeal = trainee.getByRole('region', { name: '申诉' })
    await expect(appeal).toContainText('3 个工作日内答复')
    await appeal.getByRole('textbox', { name: '理由' }).fill('核实的步骤我写在第二句，请再看一次')
    await appeal.getByRole('button', { name: '提交申诉' }).click()
    await expect(appeal.getByText('前会有答复')).toBeVisible()
  })

  await test.step('one manager marked, the other released it, so somebody else is named', async () => {
    await visit(publisher, '/today')
    await papersOf(publisher).filter({ hasText: '申诉要指定答复人' }).getByRole('link').click()
    await expect(publisher.getByRole('heading', { name: `${NAME}的申诉` })).toBeVisible()
    await expect(publisher.getByRole('button', { name: '答复', exact: true })).toHaveCount(0)
    const people = publisher.getByRole('combobox', { name: '请谁来答复' })
    await people.selectOption({ index: 1 })
    const name = await people.locator('option:checked').innerText()
    await publisher.getByRole('textbox', { name: '为什么请他' }).fill('两位主管一位评过、一位公布过')
    await publisher.getByRole('button', { name: '指定他来答复' }).click()
    await expect(publisher.getByText(`请${name}来答复`)).toBeVisible()
  })

  await test.step('who was named reads question, answer and marks, and chooses the points', async () => {
    const [reviewer] = house.rows<{ username: string }>(
      'select p.username from appeal_reviewer r join person p on p.id = r.reviewer_id',
    )
    const page = await enter(reviewer?.username ?? '')
    await visit(page, '/today')
    await papersOf(page).filter({ hasText: '申诉等您答复' }).getByRole('link').click()
    await expect(page.getByText('考核人 C')).toBeVisible()
    await page.getByRole('radio', { name: '成立，给这一题改分' }).check()
    await page.getByRole('combobox', { name: '改成多少分' }).selectOption({ index: 1 })
    await page.getByRole('textbox', { name: '答复内容' }).fill('第二句确实写了核实的步骤，给分')
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await expect(page.getByText('成立，已改分')).toBeVisible()
    await visit(trainee, `/exams/attempts/${attemptId}/result`)
    await expect(trainee.getByText('第二句确实写了核实的步骤，给分')).toBeVisible()
  })
})
