import { expect, it } from 'vitest'
import { anActivity } from '#tests/builders/progress'
import { NO_FACTS, type SheetFact } from '../../facts'
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
