// The gate of day 3: failing only recommends; a manager decides with a reason, a second person confirms.
import { acknowledge, confirmElimination, decide, decisionOf, standingOf } from './decisions'
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

  const sentence = await decide(manager, { enrolmentId, kind: 'd3-gate', verdict: '淘汰' })
  expect(sentence).toContain('丁一诺')
  await confirmElimination(
    house,
    { proposer: manager, second: await enter('manager2') },
    { enrolmentId, kind: 'd3-gate', username: 'd3failed' },
  )
  const trainee = await enter('d3failed')
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'd3-gate'))
})
