// A final that was handed in is annulled only when a second person agrees; the trainee is told, and the record shows it.
import { standingOf } from './decisions'
import { expect, test, visit } from './house'
import { DEMO_PASSWORD, expectAccessible } from './test'
import { sitPaper } from './work'

test.use({ houseName: 'voiding' })

const REASON = '开考半小时后考场断电，恢复之后时间已经不够'

test('one person alone gives nobody a second final', async ({ house, enter }) => {
  test.setTimeout(180_000)
  await house.travel({ day: 10 })
  const { id: enrolmentId } = standingOf(house, 'day22')
  const trainee = await enter('day22')
  const attemptId = await sitPaper(trainee, house, { examId: 'd22-final', rightPercent: 20 })
  const state = () => house.rows<{ state: string }>('select state from attempt where id = ?', attemptId)[0]?.state

  const manager = await enter('manager')
  await visit(manager, `/mentor/marking/${attemptId}`)
  await manager.getByText('作废这份试卷').click()
  await manager.getByLabel('作废的原因').fill(REASON)
  await manager.getByRole('button', { name: '提议作废' }).click()
  await expect(manager).toHaveURL(/\/voidings\//)
  await expect(manager.getByText('这是您自己的提议，要由另一位同事确认。')).toBeVisible()
  expect(state()).not.toBe('voided')
  await visit(manager, `/mentor/marking/${attemptId}`)
  await expect(manager.getByRole('button', { name: '提议作废' })).toHaveCount(0)

  // On a phone, from Today; a wrong password is said beside its field.
  const hr = await enter('hr', { phone: true })
  await visit(hr, '/today')
  await hr.getByRole('region', { name: '提议作废的试卷' }).getByRole('link').click()
  await expect(hr.getByText(REASON)).toBeVisible()
  await expect(hr.getByText('江朵')).toHaveCount(0)
  await expectAccessible(hr)
  await hr.getByLabel('您的密码').fill('not-the-password')
  await hr.getByRole('button', { name: '确认，作废这份试卷' }).click()
  await expect(hr.getByLabel('您的密码')).toHaveAttribute('aria-invalid', 'true')
  expect(state()).not.toBe('voided')
  await hr.getByLabel('您的密码').fill(DEMO_PASSWORD)
  await hr.getByRole('button', { name: '确认，作废这份试卷' }).click()
  await expect(hr.getByText(/同意，试卷作废/)).toBeVisible()
  expect(state()).toBe('voided')

  // What happened, why, and what comes next.
  await visit(trainee, '/notices')
  await expect(trainee.getByText(/那份试卷已作废/)).toContainText(REASON)
  await visit(trainee, `/exams/attempts/${attemptId}/result`)
  await expect(trainee.getByText(`原因：${REASON}`)).toBeVisible()
  await expectAccessible(trainee)
  await trainee.getByRole('link', { name: '看考试页' }).click()
  await expect(trainee.getByRole('button', { name: '开始考试' })).toBeVisible()

  await visit(manager, `/manager/trainees/${enrolmentId}`)
  await manager.emulateMedia({ media: 'print' })
  const papers = manager.getByRole('region', { name: '作废的试卷' })
  await expect(papers).toContainText(REASON)
  await expect(papers).toContainText('沈昭')
  await expect(papers).toContainText('方圆')
})
