import { expect, it } from 'vitest'
import { anActivity } from '#tests/builders/progress'
import { NO_FACTS, type SheetFact } from '../../facts'
import { measure } from '../../second-test'
import { phoneType } from './definition'

const sheet = (id: string, percent: number, madeAt: number) =>
  ({ id, examinerId: id, percent, madeAt, rubricId: 'R2' }) as SheetFact

it.each([
  ['nobody has marked', [], [{ what: 'examiners', left: 2 }]],
  ['one has', [70], [{ what: 'examiners', left: 1 }]],
  ['two agree within the rule', [70, 85], []],
  ['two lie further apart than the rule', [70, 86], [{ what: 'third-examiner' }]],
  ['the third has decided', [70, 86, 75], []],
])('a phone test where %s', (_, percents, expected) => {
  const activity = anActivity({ id: 'a', type: 'phone', settings: { rubric: 'R2', examiners: 2 } })
  const facts = { ...NO_FACTS, sheets: percents.map((percent, n) => sheet(`s${n}`, percent, n)) }
  expect(phoneType.missing({ activity, facts } as never)).toEqual(expected)
})

it.each([
  ['one of two', [70], null],
  ['two within the rule: their mean', [70, 85], 77.5],
  ['two further apart: nothing yet', [50, 86], null],
  ['the third decides', [50, 86, 62], 62],
])('a phone test marked by %s', (_, percents, value) => {
  const activity = anActivity({ id: 'a', type: 'phone', settings: { rubric: 'R2', examiners: 2, passPercent: 60 } })
  const own = { ...NO_FACTS, sheets: percents.map((percent, n) => sheet(`s${n}`, percent, n)) }
  expect(measure(activity, own, () => 0)).toEqual({ value, line: 60 })
})
