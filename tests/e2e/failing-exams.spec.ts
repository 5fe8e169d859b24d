// The exams of day 5 and day 18 are not passed: one make-up is passed, the other is not, and each is said as it is.
import { acknowledge, decide, decisionOf, morningIn, release, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectNotice, expectTold, told } from './told'
import { sitPaper } from './work'

test.use({ houseName: 'failing-exams' })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

test('day 5 leads to a make-up, and the make-up puts it right', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id: enrolmentId } = standingOf(house, 'd3failed')
  const manager = await enter('manager')
  await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '通过' })
  const trainee = await enter('d3failed')
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd3-gate'))

  await house.travel(morningIn(1))
  const attemptId = await sitPaper(trainee, house, { examId: 'd05-stage', rightPercent: 20 })
  await release(manager, attemptId)
  await expectNotice(trainee, /第五天阶段考试.*未合格。可以补考一次，现在就可以开始/)
  const everywhere = [`/exams/attempts/${attemptId}/result`, '/activities/D05-2', '/results', '/today']
  await expectTold(trainee, everywhere, {
    title: /「前四天内容考试」未合格，可以补考一次/,
    text: /题目和上次不同/,
    go: '去补考',
  })

  await told(trainee, /可以补考一次/)
    .getByRole('link')
    .click()
  await expect(trainee.getByRole('heading', { name: '第五天阶段考试·补考' })).toBeVisible()
  const again = await sitPaper(trainee, house, { examId: 'd05-makeup', rightPercent: 100 })
  await expectTold(trainee, ['/results', '/today'], { title: /的补考已经交上/, text: /正在评分/, go: '看进展' })
  await release(manager, again)
  for (const address of [...everywhere, `/exams/attempts/${again}/result`]) {
    await visit(trainee, address)
    await expect(told(trainee, /未合格/), address).toHaveCount(0)
  }
})

test('day 18 may be failed twice, and the training goes on', async ({ house, enter }) => {
  await house.travel({ day: 18 })
  const { id: enrolmentId } = standingOf(house, 'day10')
  const manager = await enter('manager')
  await visit(manager, `/manager/trainees/${enrolmentId}/preconditions`)
  for (const box of await manager.getByRole('checkbox').all()) await box.check()
  await manager.getByRole('textbox', { name: /理由/ }).first().fill('这几天在门店支援，材料由师傅当面看过。')
  await manager.getByRole('button', { name: '免去勾选的几项' }).click()
  await expect(manager.getByRole('heading', { name: '主管免去的' })).toBeVisible()

  // It is held in the afternoon.
  const trainee = await enter('day10')
  await visit(trainee, '/exams/d18-comprehensive')
  const day = await trainee.getByRole('main').getByRole('time').first().getAttribute('datetime')
  await house.travel({ at: `${day}T14:00:00+08:00` })
  const attemptId = await sitPaper(trainee, house, { examId: 'd18-comprehensive', rightPercent: 20 })
  await release(manager, attemptId)
  await expectNotice(trainee, /未合格。可以补考一次/)
  const again = await sitPaper(trainee, house, { examId: 'd18-makeup', rightPercent: 20 })
  await release(manager, again)
  await expectNotice(trainee, /未合格。补考不再有，培训照常进行/)
  const title = /「综合考试」的补考也未合格/
  const text = /转正考试还会考到这些内容/
  const places = [`/exams/attempts/${again}/result`, '/activities/D18-2', '/exams/d18-comprehensive']
  await expectTold(trainee, places, { title, text, go: '去练习' })
  // Today leads to practice for its own reasons as well.
  await visit(trainee, '/today')
  await expect(told(trainee, title)).toContainText(text)
})
