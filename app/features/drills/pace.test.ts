import { expect, test } from 'vitest'
import { fastestReplyMs } from './pace'

const LINE = '在吗，想问问这款'
const READY = '您好，我是小满，请问是给谁用呢？'

test.each([
  ['typed by hand: reading and every character', '您好请稍等一下我去问问', null, 800 + (11 / 180) * 60_000],
  ['a ready text left as it is: reading alone', READY, READY, 800],
  ['a ready text with three characters of one’s own', `${READY}马上来`, READY, 800 + (3 / 180) * 60_000],
  ['the same text without a code was not brought by one', READY, null, 800 + (16 / 180) * 60_000],
  ['blanks take no time', ' 好 的 ', null, 800 + (2 / 180) * 60_000],
] as const)('%s', (_name, text, inserted, wanted) => {
  expect(fastestReplyMs({ utterance: LINE, text, inserted })).toBe(Math.round(wanted))
})
