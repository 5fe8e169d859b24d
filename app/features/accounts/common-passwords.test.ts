import { describe, expect, test } from 'vitest'
import { containsName, isCommonPassword } from './common-passwords'

const COMMON = [
  'woaini1314',
  'woaini5201314',
  '5201314520',
  'a5201314520',
  '1234567890',
  '0987654321',
  '1234512345',
  'aaaaaaaaaa',
  'abcabcabcabc',
  'qwertyuiop',
  'Password123',
  'password-123!',
  'P@ssw0rd2026',
  'passw0rd1234',
  'iloveyou1314',
  'ILoveYou520',
  '1qaz2wsx3edc',
  'qazwsxedc123',
  'admin123456',
  'Welcome2026!',
  'taobao123456',
  'kefu88888888',
  'wodemima123',
  'zhangwei1990',
  'wangfang19900101',
  'woaini19951212',
  '13812345678',
  '8613812345678',
  '20261130123',
  '147258369147',
  'letmeinletmein',
  'zhongguo2026',
  '!@#$%^&*()',
  '12345678901234567890',
]

const GOOD = [
  'lantern-river-42',
  'kmpq-37fh-x9tw',
  'another-river-43',
  'a-long-password-of-mine',
  '今天下雨我带了伞',
  '师傅说先听完再回答',
  'blue kettle on the stove',
  'wo zai chufang zhu mian',
  'tR7#uq9!mZ',
  'correct horse battery staple',
  'jintian chi le liang wan fan',
]

describe('common passwords', () => {
  test.each(COMMON)('%s is one', (password) => expect(isCommonPassword(password)).toBe(true))
  test.each(GOOD)('%s is none', (password) => expect(isCommonPassword(password)).toBe(false))

  test('a long one is judged at once', () => {
    expect(isCommonPassword('1'.repeat(199).concat('~Ω'))).toBe(true)
    expect(isCommonPassword('1a'.repeat(100))).toBe(true)
  })
})

describe('names in passwords', () => {
  test.each([
    ['Wangli-haha-77', ['wangli'], true],
    ['我在小满家上班好多年', ['小满'], true],
    ['xiaoman-forever-9', ['wangli', 'XiaoMan'], true],
    ['a-kettle-of-li', ['li'], false],
    ['blue kettle', ['wangli', ''], false],
  ])('%s with %j: %s', (password, names, contained) => expect(containsName(password, names)).toBe(contained))
})
