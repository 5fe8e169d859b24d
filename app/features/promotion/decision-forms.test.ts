import { expect, test } from 'vitest'
import { ConfirmForm } from './decision-forms'

const problems = (verdict: 'confirmed' | 'declined', note?: string) =>
  ConfirmForm.safeParse({ intent: 'confirm', verdict, note }).error?.issues.map((i) => [i.path.join(), i.message]) ?? []

test('who declines says why, beside the field; who confirms may leave it out', () => {
  expect(problems('declined', ' ')).toEqual([['note', 'form.required']])
  expect(problems('declined')).toEqual([['note', 'form.required']])
  expect(problems('declined', '成绩还没有复核')).toEqual([])
  expect(problems('confirmed')).toEqual([])
})
