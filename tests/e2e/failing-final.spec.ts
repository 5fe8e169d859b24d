// The final is not passed: from the notice to the retake each page says where one stands, what comes next and when.
import { acknowledge, dateIn, decide, decisionOf, morningIn, release, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectAccessible } from './test'
import { expectNotice, expectTold, told } from './told'
import { sitPaper } from './work'

test.use({ houseName: 'failing-final' })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

test('a final that was not passed says on every page what follows', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const trainee = await enter('day22')
  const attemptId = await sitPaper(trainee, house, { examId: 'd22-final', rightPercent: 20 })
  await release(await enter('manager'), attemptId)
  await expectNotice(trainee, /转正考试.*未合格。主管和师傅正在写下一步计划.*一次补考/)
  await expectTold(trainee, [`/exams/attempts/${attemptId}/result`, '/activities/D22-1', '/results', '/today'], {
    title: /「转正考试」这次未合格，还有一次补考/,
    text: /主管 沈昭.*下一步计划.*专项培训.*另一套题补考/,
    go: '看看由谁来定',
  })
  await expectAccessible(trainee)
})

test('the plan is read, and the training has a first step and a date', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, 'finalfailed')
  await decide(await enter('manager'), {
    enrolmentId,
    kind: 'next-step',
    fields: {
      从哪一天开始: dateIn(0),
      到哪一天完成: dateIn(2),
      怎么补: '每个主题先读课，再和师傅对三段聊天，小测合格算补好。',
    },
  })
  const trainee = await enter('finalfailed')
  const everywhere = ['/activities/D22-1', '/activities/D23-3', '/results', '/today']
  await expectTold(trainee, everywhere, { title: /下一步计划写好了/, text: /确认看过/, go: '看计划并确认' })
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'next-step'))
  await expectTold(trainee, everywhere, { title: /现在做专项培训/, text: /起满 2 天/, go: '去专项培训' })
  await told(trainee, /现在做专项培训/)
    .getByRole('link')
    .click()
  await trainee.getByRole('button', { name: '开始这个模块' }).first().click()
  await expect(told(trainee, /现在做专项培训/)).toContainText(/最早 .+ 补考/)
  await visit(trainee, '/exams/retake')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)
})

test('the retake has its day, is open, is handed in, and nothing of it is offered afterwards', async ({
  house,
  enter,
}) => {
  const trainee = await enter('retake')
  const everywhere = ['/remedial', '/activities/D22-1', '/activities/D23-3', '/results', '/today']
  await expectTold(trainee, everywhere, { title: /等补考那天/, text: /补考最早 .+ 开始/, go: '看补考说明' })
  await house.travel(morningIn(1))
  await expectTold(trainee, everywhere, { title: /补考可以开始了/, text: /机会只有一次/, go: '去补考' })
  const attemptId = await sitPaper(trainee, house, { examId: 'retake', rightPercent: 100 })
  await expectTold(trainee, ['/remedial', '/results', '/today'], {
    title: /「补考」已经交上/,
    text: /正在评分/,
    go: '看进展',
  })
  for (const address of ['/remedial', '/today']) {
    await visit(trainee, address)
    await expect(trainee.getByText(/最早 .+ 补考|去补考/), address).toHaveCount(0)
  }
  await release(await enter('manager'), attemptId)
  await expectNotice(trainee, /补考.*合格/)
  await visit(trainee, '/today')
  await expect(trainee.getByRole('heading', { name: /^补考：笔试合格，口试或实操还没有结果/ })).toBeVisible()
  await expect(told(trainee, /未合格/)).toHaveCount(0)
})
