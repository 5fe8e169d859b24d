// Typing on day 1 and the tests of day 3 are not passed: at each step the trainee reads who decides, when, and the one way on.
import { acknowledge, dateIn, decide, decisionOf, morningIn, release, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectAccessible } from './test'
import { expectTold, told } from './told'
import { sitPaper } from './work'

test.use({ houseName: 'failing-gates' })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const TYPING = ['/practice/typing/D01-4', '/activities/D01-4', '/results', '/today']
const DECIDES = /主管 沈昭.*最迟(应在)? .+ 决定/

test('typing is failed when the last run is typed, and not before', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const trainee = await enter('day1')
  await release(await enter('manager'), await sitPaper(trainee, house, { examId: 'd01-basic', rightPercent: 100 }))
  for (const run of [1, 2, 3]) {
    await visit(trainee, '/practice/typing/D01-4')
    await expect(told(trainee, /未合格/)).toHaveCount(0)
    await trainee.getByRole('button', { name: `开始第 ${run} 次` }).click()
    await trainee.getByLabel('在这里打').fill('慢'.repeat(30))
    await trainee.getByRole('button', { name: '交卷' }).click()
    await expect(trainee.getByRole('row').filter({ hasText: `第 ${run} 次` })).toBeVisible()
  }
  await expectTold(trainee, TYPING, { title: /「打字测试」这次未合格/, text: DECIDES, go: '看看由谁决定' })
  await expectAccessible(trainee)
})

test('asked to improve, one reads the date, then that it is open', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, 'day1')
  await decide(await enter('manager'), {
    enrolmentId,
    kind: 'd1-gate',
    verdict: '限期改进',
    fields: { 要改进什么: '打字做到每分钟五十一个字。', 到哪一天: dateIn(2) },
  })
  const trainee = await enter('day1')
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd1-gate'))
  await expectTold(trainee, TYPING, { title: /「打字测试」会再次测试/, text: /从 .+ 起可以测/, go: '看决定里写的' })

  await house.travel(morningIn(2))
  await expectTold(trainee, ['/activities/D01-4', '/results', '/today'], {
    title: /「打字测试」的再次测试已经开放/,
    text: /以这一次的为准/,
    go: '去再次测试',
  })
  await told(trainee, /再次测试/)
    .getByRole('link')
    .click()
  await expect(trainee.getByRole('button', { name: '开始第 1 次' })).toBeVisible()
})

test('an exam and a drill of day 3 are one card with one button', async ({ enter }) => {
  const trainee = await enter('d3failed')
  await expectTold(trainee, ['/today', '/results'], {
    title: /「前一天教学内容考试」、「快捷短语熟悉度考核」这次未合格/,
    text: DECIDES,
    go: '看看由谁决定',
  })
  await expectTold(trainee, ['/activities/D03-2'], {
    title: /「快捷短语熟悉度考核」这次未合格/,
    text: DECIDES,
    go: '看看由谁决定',
  })
})
