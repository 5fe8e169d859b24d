// Everything that matters also works where JavaScript does not.
import { dateIn } from './decisions'
import { expect, test } from './house'
import { answerByMouse, answerSelfChecks, openQuestion, queueCard } from './work'

test.use({ houseName: 'no-script' })

const PLAIN = { javaScriptEnabled: false }

test('a self-check, an exam and a signature work without JavaScript', async ({ house, enter }) => {
  test.setTimeout(120_000)
  // After the hour of what is signed here.
  await house.travel({ at: `${dateIn(0)}T17:40:00+08:00` })
  const trainee = await enter('day1', PLAIN)
  await trainee.goto('/lessons/d01-bestsellers')
  await answerSelfChecks(trainee)
  await trainee.getByRole('button', { name: '我读完了' }).click()
  await expect(trainee.getByText('已读完').first()).toBeVisible()

  await trainee.goto('/activities/D01-11')
  for (const box of await trainee.getByRole('checkbox').all()) await box.check()
  await trainee.getByRole('button', { name: '保存', exact: true }).click()
  await expect(trainee.getByText('已保存。')).toBeVisible()

  await trainee.goto('/exams/d01-basic')
  await trainee.getByRole('button', { name: '开始考试' }).click()
  await expect(trainee).toHaveURL(/\/exams\/attempts\//)
  await answerByMouse(trainee)
  await trainee.getByRole('button', { name: '下一题' }).click()
  await openQuestion(trainee, 2)
  await trainee.reload()
  await expect(trainee.getByRole('button', { name: /^第 1 题.*已答/ })).toBeVisible()
  await trainee.getByRole('button', { name: '检查并交卷' }).click()
  await trainee.getByRole('button', { name: '确认交卷' }).click()
  await expect(trainee).toHaveURL(/\/result$/)

  const mentor = await enter('mentor2', PLAIN)
  await mentor.goto('/mentor/queue')
  const card = queueCard(mentor, '许嘉', '熟悉店铺主页与热销商品')
  await card.getByRole('button', { name: '签核', exact: true }).click()
  await expect(card).toHaveCount(0)
  await trainee.goto('/activities/D01-11')
  await expect(trainee.getByText('已签核').first()).toBeVisible()
})
