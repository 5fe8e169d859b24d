// The phrase desk takes nobody at their finger's slip, and what is asked cannot be looked up beside it.
import type { Page } from '@playwright/test'
import { dateIn, decide, morningIn, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectAccessible, ready } from './test'
import { readPassage } from './work'

test.use({ houseName: 'drill' })

const progress = (page: Page, done: number, all: number) =>
  expect(page.getByText(`${done} / ${all}`, { exact: true }).first()).toBeVisible()

test('a phrase exam: nothing empty is sent, the book is closed in every tab, and the end is asked for', async ({
  house,
  enter,
}) => {
  test.setTimeout(120_000)
  await house.travel({ day: 10 })
  const { id: enrolmentId } = standingOf(house, 'd3failed')
  const improve = { 要改进什么: '短语考核做到八十分。', 到哪一天: dateIn(1) }
  await decide(await enter('manager'), { enrolmentId, kind: 'd3-gate', verdict: '限期改进', fields: improve })
  await house.travel(morningIn(1))
  const page = await enter('d3failed')
  await visit(page, '/practice?activity=D03-2')
  await expect(page.getByText('这是考试，每次开放只考一遍')).toBeVisible()
  await expect(page.getByText('练多少次都行')).toHaveCount(0)
  await expect(page.getByText('打出完整的短语码')).toBeVisible()
  await page.getByRole('button', { name: /^开始考/ }).click()
  await expect(page).toHaveURL(/\/practice\/drills\//)
  await ready(page)
  const drill = page.url()
  const reply = page.getByRole('textbox', { name: /^回复/ })

  await test.step('another tab is told why it is closed', async () => {
    const second = await page.context().newPage()
    await visit(second, '/practice/phrases?q=hy')
    await expect(second.getByRole('heading', { name: '考试期间，资料先收起来' })).toBeVisible()
    await expectAccessible(second)
    await second.getByRole('link', { name: '回到考试' }).click()
    await expect(second).toHaveURL(drill)
    await second.close()
  })

  await test.step('Enter on nothing sends nothing', async () => {
    await reply.press('Enter')
    await expect(page.getByText('还什么都没有写')).toBeVisible()
    await progress(page, 0, 10)
  })

  await test.step('the Enter that takes a candidate of the input method is not a send', async () => {
    await reply.fill('您好')
    await reply.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
      ),
    )
    await expect(reply).toHaveValue('您好')
    await progress(page, 0, 10)
  })

  await test.step('a code as a Chinese input method writes it brings its text', async () => {
    await reply.fill('、ｈｙ')
    await reply.press('Enter')
    await expect(reply).toHaveValue(/您好/)
    await progress(page, 0, 10)
  })

  await test.step('Enter once more, and held down, sends to nobody else', async () => {
    await reply.press('Enter')
    await progress(page, 1, 10)
    await reply.pressSequentially('好')
    await reply.evaluate((field) => {
      for (let n = 0; n < 5; n++)
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, repeat: true, bubbles: true, cancelable: true }),
        )
    })
    await expect(reply).toHaveValue('好')
    await progress(page, 1, 10)
  })

  await test.step('the end is asked for, and can be declined', async () => {
    await page.getByRole('link', { name: '提前结束考试' }).click()
    await expect(page.getByRole('heading', { name: '真的要结束考试吗？' })).toBeVisible()
    await expect(page.getByText('还有 9 位没有回')).toBeVisible()
    await page.getByRole('link', { name: '不结束，接着回' }).click()
    await progress(page, 1, 10)
    await page.getByRole('link', { name: '提前结束考试' }).click()
    await page.getByRole('button', { name: '结束考试' }).click()
    await expect(page.getByRole('heading', { name: '短语考结果' })).toBeVisible()
  })

  await test.step('afterwards the start page says what is on record, and the book is open', async () => {
    await visit(page, '/practice?activity=D03-2')
    await expect(page.getByRole('heading', { name: '这场考试已经考完' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^开始考/ })).toHaveCount(0)
    await visit(page, '/activities/D03-2')
    await expect(page.getByText('这场考试已经考完')).toBeVisible()
    await expect(page.getByRole('link', { name: '开始考核' })).toHaveCount(0)
    await visit(page, '/practice/phrases?q=hy')
    await expect(page.getByText('/hy', { exact: true })).toBeVisible()
  })
})

test('at the desk every customer keeps the draft', async ({ house, enter }) => {
  await house.travel({ day: 13 })
  const page = await enter('day10')
  await visit(page, '/practice')
  await page.getByRole('button', { name: /三位顾客同时来/ }).click()
  await expect(page).toHaveURL(/\/practice\/drills\//)
  await ready(page)
  const reply = page.getByRole('textbox', { name: /^回复/ })
  const customers = page.getByRole('navigation', { name: '先回谁？' }).getByRole('link')
  await reply.fill('第一位的半句话')
  await customers.nth(1).click()
  await expect(reply).toHaveValue('')
  await reply.fill('第二位的半句话')
  await customers.nth(0).click()
  await expect(reply).toHaveValue('第一位的半句话')
  await customers.nth(1).click()
  await expect(reply).toHaveValue('第二位的半句话')
})

test('typing: an unfinished word is not handed in, and a run faster than hands waits for the mentor', async ({
  house,
  enter,
}) => {
  test.setTimeout(90_000)
  await house.travel({ day: 13 })
  const page = await enter('day1')
  await visit(page, '/practice/typing/practice')
  await page.getByRole('button', { name: '开始练一次' }).click()
  await ready(page)
  const field = page.getByLabel('在这里打')
  const said = (await readPassage(page)).slice(0, 40)
  await field.fill(said)
  await field.evaluate((text: HTMLTextAreaElement) => {
    text.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    text.value += 'nihaoma'
    text.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
  })
  await page.getByRole('button', { name: '交卷' }).click()
  await expect(page.getByRole('row').filter({ hasText: '练习第 1 次' })).toBeVisible()
  const [practice] = house.rows<{ typed: string }>(
    `select typed from typing_run where activity_id = 'practice' order by started_at desc limit 1`,
  )
  expect(practice?.typed).toBe(said)

  await visit(page, '/practice/typing/D01-4')
  await page.getByRole('button', { name: '开始第 1 次' }).click()
  await ready(page)
  const passage = await readPassage(page)
  // The page says that nothing was typed, so that what is put in later is not taken for typed meanwhile.
  const heard = `select reached_at from typing_run where activity_id = 'D01-4' and finished_at is null and reached_at > started_at`
  await expect.poll(() => house.rows(heard).length).toBe(1)
  await field.fill(passage.slice(0, 160))
  await page.getByRole('button', { name: '交卷' }).click()
  await expect(page.getByText('等师傅看', { exact: true })).toBeVisible()
  await expectAccessible(page)
  const [own] = house.rows<{ id: string; mentor: string }>(
    `select e.id, m.username as mentor from enrolment e join person p on p.id = e.trainee_id
     join person m on m.id = e.mentor_id where p.username = 'day1'`,
  )
  const mentor = await enter(own!.mentor)
  await visit(mentor, `/mentor/trainees/${own!.id}/activities/D01-4`)
  const panel = mentor.getByRole('region', { name: '打字记录，等您看' })
  await expectAccessible(mentor)
  await panel.getByLabel('怎么看出来的').fill('问过了，是粘贴的')
  await panel.getByRole('button', { name: '不算' }).click()
  await expect(panel.getByText('不算，可再打一次').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('师傅看过，不算')).toBeVisible()
  await expect(page.getByRole('button', { name: '开始第 2 次' })).toBeVisible()
})
