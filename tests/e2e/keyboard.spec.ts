// The way through a morning without a mouse: sign in, see the day, answer a self-check, sit an exam and hand it in.

import { expect, test } from './house'
import { ready } from './test'
import { openQuestion, openSelfChecks, press, questionOf, savedLine, tabTo } from './work'

test.use({ houseName: 'keyboard' })

test('sign-in, the day, a self-check and an exam need no mouse', async ({ house, enter }) => {
  test.setTimeout(120_000)
  await house.travel({ day: 10 })
  const page = await enter(null)
  await page.goto('/login')
  await ready(page)
  await tabTo(page, page.getByLabel('用户名'))
  await page.keyboard.type('day1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('shifu-demo')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/today$/)

  // "Skip to content" comes first, so the rail need not be walked through.
  await ready(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await press(page, page.getByRole('navigation').getByRole('link', { name: '课程' }))
  await expect(page).toHaveURL(/\/lessons$/)

  await page.goto('/lessons/d01-company')
  await ready(page)
  const { send, choices } = openSelfChecks(page)
  const count = await send.count()
  await tabTo(page, choices.first(), 120)
  await page.keyboard.press('Space')
  await press(page, send.first())
  await expect(send).toHaveCount(count - 1)

  await page.goto('/exams/d01-basic')
  await press(page, page.getByRole('button', { name: '开始考试' }))
  await expect(page).toHaveURL(/\/exams\/attempts\//)
  await ready(page)
  for (let position = 1; position <= 2; position++) {
    await openQuestion(page, position)
    const main = page.getByRole('main')
    const choice = main.getByRole('radio').or(main.getByRole('checkbox'))
    const field = choice.or(main.getByRole('textbox')).or(main.getByRole('combobox')).first()
    await tabTo(page, field)
    if ((await field.getAttribute('type')) === 'radio') await page.keyboard.press('Space')
    else await page.keyboard.type('9')
    await press(page, page.getByRole('button', { name: '下一题' }))
    await openQuestion(page, position + 1)
    // The next question is where reading goes on.
    await expect(questionOf(page)).toBeFocused()
  }
  await expect(savedLine(page)).toContainText(/已保存 \d/)
  await press(page, page.getByRole('button', { name: '检查并交卷' }))
  await expect(page.getByRole('heading', { name: '交卷之前看一眼' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: '确认交卷' }), 80)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/result$/)
})
