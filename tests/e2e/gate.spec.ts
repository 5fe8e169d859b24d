// The gate of day 3: failing only recommends; a manager decides with a reason, a second person confirms.
import { acknowledge, confirmElimination, decide, decisionOf, doesNotAppeal, standingOf } from './decisions'
import { expect, test, visit } from './house'
import { expectAccessible } from './test'

test.use({ houseName: 'gate' })

test('a failed day 3 waits for a person, and elimination for two', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id: enrolmentId, state } = standingOf(house, 'd3failed')
  expect(state).toBe('in_training')
  const manager = await enter('manager')
  await visit(manager, '/manager/decisions')
  await manager
    .getByRole('listitem')
    .filter({ hasText: '丁一诺 · 第 3 天关口' })
    .getByRole('link', { name: '去决定' })
    .click()
  await expect(manager).toHaveURL(/\/decide\/d3-gate$/)
  await expectAccessible(manager)

  // Without a reason nothing is decided.
  await manager.getByRole('radio', { name: /^淘汰/ }).check()
  await manager.getByRole('textbox', { name: '理由' }).fill('不行')
  await manager.getByRole('button', { name: '看一遍再签字' }).click()
  await expect(manager.getByRole('textbox', { name: '理由' })).toHaveAttribute('aria-invalid', 'true')
  await expect(manager.getByRole('radio', { name: /^淘汰/ })).toBeChecked()

  const trainee = await enter('d3failed')
  await doesNotAppeal(trainee, house, enrolmentId)
  const sentence = await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '淘汰' })
  expect(sentence).toContain('丁一诺')

  // Whoever is named for personnel reads the whole case of this trainee while the proposal waits, and nobody else's.
  const hr = await enter('hr')
  const path = `/decisions/${decisionOf(house, enrolmentId, 'd3-gate')}`
  const others = standingOf(house, 'trainee')
  await visit(hr, path)
  await expect(hr.getByText('《劳动合同法》第三十九条')).toBeVisible()
  await expect(hr.getByRole('heading', { name: '关口的测试' })).toBeVisible()
  await hr.getByRole('link', { name: '转正档案' }).first().click()
  await expect(hr.getByRole('heading', { name: /丁一诺/ }).first()).toBeVisible()
  await visit(hr, path)
  await hr.getByRole('link', { name: '审计记录' }).click()
  await expect(hr).toHaveURL(/\/audit$/)
  expect((await hr.request.get(`/manager/trainees/${others.id}`)).status()).toBe(404)

  // A wrong password is said beside the field, and what was written stays.
  await visit(hr, path)
  await hr.getByLabel(/^说明/).fill('材料看过了，同意这项提议')
  await hr.getByLabel('您的密码').fill('not-the-password')
  await hr.getByRole('button', { name: '确认，同意淘汰' }).click()
  await expect(hr.getByLabel('您的密码')).toHaveAttribute('aria-invalid', 'true')
  await expect(hr.getByLabel(/^说明/)).toHaveValue('材料看过了，同意这项提议')
  await confirmElimination(
    house,
    { proposer: manager, second: hr },
    { enrolmentId, kind: 'd3-gate', username: 'd3failed' },
  )
  expect((await hr.request.get(`/manager/trainees/${enrolmentId}`)).status()).toBe(404)
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd3-gate'))
})
