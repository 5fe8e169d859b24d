import { expect, it } from 'vitest'
import { dueOf } from './decision-kinds'

it.each([
  ['improve', 'improve'],
  ['plan', 'plan'],
  ['probation', 'probation'],
  ['extend', 'probation'],
] as const)('the day set with “%s” is the end of: %s', (verdict, expected) => {
  expect(dueOf(verdict)).toBe(expected)
})
