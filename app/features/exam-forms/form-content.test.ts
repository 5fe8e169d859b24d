import { expect, it } from 'vitest'
import type { Blueprint } from '#app/content/blueprint'
import { anItem } from '#tests/builders/items'
import { composeForm } from './form-content'

const blueprint: Blueprint = {
  id: 'd03-morning',
  version: 1,
  title: '第三天基本能力考试',
  kind: 'stage',
  activity: 'D03-3',
  minutes: 45,
  passPercent: 70,
  pool: 'S',
  window: {},
  topics: { T01: 1 },
  types: { single: 1, multiple: 0, truefalse: 0, orderMatch: 0, fill: 0, scenario: 0 },
  difficulty: { easy: 40, medium: 45, hard: 15 },
  points: { item: 1, scenario: 4 },
  markers: 1,
}
const compose = (seed: string) =>
  composeForm({
    blueprint,
    seed,
    items: [anItem('single'), anItem('order'), anItem('scenario')],
    topicName: (id) => id,
    rubric: undefined,
  })

it('gives the same form for the same seed and another order for another', () => {
  expect(compose('a')).toEqual(compose('a'))
  const orders = new Set(Array.from({ length: 20 }, (_, n) => String(compose(`s${n}`).questions[0]?.shown)))
  expect(orders.size).toBeGreaterThan(5)
})

it('shows every part once and never the solution of an ordering question', () => {
  for (let n = 0; n < 200; n++) {
    const [single, order] = compose(`seed-${n}`).questions
    expect([...(single?.shown ?? [])].sort()).toEqual([0, 1, 2, 3])
    expect([...(order?.shown ?? [])].sort()).toEqual([0, 1, 2])
    expect(order?.shown).not.toEqual([0, 1, 2])
  }
})

it('counts scenario points apart', () => {
  expect(compose('a').questions.map((question) => question.points)).toEqual([1, 1, 4])
})
