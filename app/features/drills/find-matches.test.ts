import { expect, test } from 'vitest'
import { findMatches } from './find-matches'

const CODES = ['dhk', 'dhq', 'dhc', 'dht', 'dhb', 'dhj', 'dh'].map((code) => ({ code, name: `名${code}` }))
const found = (text: string, code = '') => findMatches(CODES, { code, text }).map((entry) => entry.code)

test('the code itself stands before those that only begin with it', () => {
  expect(found('/dh')).toEqual(['dh', 'dhk', 'dhq', 'dhc', 'dht', 'dhb'])
  expect(found('、ＤＨ')[0]).toBe('dh')
})
test('a name finds its phrase; a reply or nothing finds none', () => {
  expect(found('', '名dhq')).toEqual(['dhq'])
  expect(found('您好', 'dh')).toEqual([])
  expect(found('')).toEqual([])
})
