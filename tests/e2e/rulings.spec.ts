// What the judge of quick replies left open is ruled on by the mentor, card by card; the mark moves, and a dispute is answered.
import { expect, test, visit } from './house'
import { expectAccessible } from './test'

test.use({ houseName: 'rulings' })

interface Drill {
  id: string
  percent: number
  percent_high: number
  open_questions: number
}

test('replies wait, the mentor rules, the mark moves; a dispute is answered with its reason', async ({
  house,
  enter,
}) => {
  test.setTimeout(120_000)
  const drill = () =>
    house.rows<Drill>(
      `select d.id, d.percent, d.percent_high, d.open_questions from drill d join enrolment e on e.id = d.enrolment_id
       join person p on p.id = e.trainee_id where p.username = 'day10' and d.activity_id = 'D08-1' and d.state = 'finished'`,
    )[0]!
  const before = drill()
  expect(before.open_questions).toBeGreaterThan(1)
  const trainee = await enter('day10')

  await test.step('the trainee reads a range, and the dispute that waits', async () => {
    await visit(trainee, `/practice/drills/${before.id}`)
    await expect(trainee.getByText(/\d–\d+(\.\d)? 分/).first()).toBeVisible()
    await expect(trainee.getByText('没认出来：等师傅看过再定').first()).toBeVisible()
    await expect(trainee.getByText('已提出异议，等师傅看').first()).toBeVisible()
    await expectAccessible(trainee)
  })

  const mentor = await enter('mentor', { phone: true })
  await test.step('the mentor finds them on Today and undoes a slip of the thumb', async () => {
    await visit(mentor, '/today')
    await mentor.getByRole('link', { name: /条回复等您裁定/ }).click()
    await expect(mentor.getByRole('heading', { level: 2, name: /^这句/ })).toBeVisible()
    // A reply may speak of minutes; what it is worth is not said.
    await expect(mentor.getByText(/\d 分(?!钟)/)).toHaveCount(0)
    await expectAccessible(mentor)
    const left = mentor.getByText(/^还有 \d+ 条/)
    const waiting = await left.textContent()
    const note = mentor.getByRole('textbox', { name: /写给学员的一句话/ })
    if (await note.isVisible()) await note.fill('这句话没有问题')
    await mentor.getByRole('button', { name: /^(没做到|没有)$/ }).click()
    await expect(mentor.getByText(/^已记下/)).toBeVisible()
    await mentor.getByRole('button', { name: '撤销' }).click()
    await expect(mentor.getByText('已撤销，这一条重新等裁定。')).toBeVisible()
    await expect(left).toHaveText(waiting!)
  })

  await test.step('a card that is put off comes again at the end, and what the point means is said', async () => {
    const question = mentor.locator('input[name=questionId]')
    const first = await question.inputValue()
    await mentor.getByRole('link', { name: '这条稍后再定，先看下一条' }).click()
    await expect(mentor.locator(`input[name=questionId][value="${first}"]`)).toHaveCount(0)
    for (let n = drill().open_questions + 20; n > 0 && (await question.inputValue()) !== first; n--) {
      const shown = await question.inputValue()
      await mentor.getByRole('link', { name: '这条稍后再定，先看下一条' }).click()
      await expect(mentor.locator(`input[name=questionId][value="${shown}"]`)).toHaveCount(0)
    }
    await expect(question).toHaveValue(first)
    await mentor.getByText('看一条可以的回复').click()
    await expectAccessible(mentor)
  })

  await test.step('then rules on all, the dispute with a reason', async () => {
    const empty = mentor.getByText('现在没有等您裁定的回复')
    for (let n = before.open_questions + 20; n > 0 && !(await empty.isVisible()); n--) {
      const note = mentor.getByRole('textbox', { name: /写给学员的一句话/ })
      const isDispute = await mentor.getByText('学员提出异议', { exact: true }).isVisible()
      if (await note.isVisible()) await note.fill('这句只接住了顾客，没有说到这一点')
      const question = await mentor.locator('input[name=questionId]').inputValue()
      await mentor.getByRole('button', { name: isDispute ? /^(没做到|踩线|有)$/ : /^(做到了|没有)$/ }).click()
      await expect(mentor.locator(`input[name=questionId][value="${question}"]`)).toHaveCount(0)
    }
    await expect(empty).toBeVisible()
    expect(drill()).toMatchObject({ open_questions: 0 })
  })

  await test.step('the mark is one figure, higher than the range began, and the reason stands beside the point', async () => {
    const after = drill()
    expect(after.percent).toBe(after.percent_high)
    expect(after.percent).toBeGreaterThan(before.percent)
    await visit(trainee, `/practice/drills/${before.id}`)
    await expect(trainee.getByText('没认出来：等师傅看过再定')).toHaveCount(0)
    await expect(trainee.getByText('“这句只接住了顾客，没有说到这一点”')).toBeVisible()
  })

  await test.step('one tap disputes another point, the mentor answers it, and the mark follows', async () => {
    const { percent } = drill()
    await trainee
      .getByRole('button', { name: /^我觉得这样回没问题/ })
      .first()
      .click()
    await expect(trainee.getByText('已提出异议，等师傅看')).toBeVisible()
    expect(drill().open_questions).toBe(1)
    await visit(mentor, '/mentor/rulings')
    await expect(mentor.getByText('学员提出异议', { exact: true })).toBeVisible()
    await mentor.getByRole('button', { name: /^(做到了|没有)$/ }).click()
    await expect(mentor.getByText('现在没有等您裁定的回复')).toBeVisible()
    expect(drill()).toMatchObject({ open_questions: 0 })
    expect(drill().percent).toBeGreaterThan(percent)
    await visit(trainee, '/notices')
    await expect(trainee.getByText(/的异议有了 2 个答复：1 个成立，1 个不成立/)).toBeVisible()
  })
})
