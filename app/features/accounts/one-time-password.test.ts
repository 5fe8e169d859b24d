import { expect, it } from 'vitest'
import { readOneTimePassword } from './one-time-password'

it.each([
  ['as it is', 'kmpq-37fh-x9tw'],
  ['in capitals', 'KMPQ-37FH-X9TW'],
  ['without dashes', 'kmpq37fhx9tw'],
  ['with spaces around and inside', ' kmpq 37fh x9tw '],
  ['with another dash', 'kmpq–37fh—x9tw'],
  ['in full width', 'ｋｍｐｑ－３７ｆｈ－ｘ９ｔｗ'],
])('is read %s', (_, typed) => expect(readOneTimePassword(typed, 1)).toBe('kmpq-37fh-x9tw'))

it.each(['kmpq-37fh-x9t', 'kmpq-37fh-x9tw2', 'kmpq-37fh-x9t0', 'My own Password', ''])(
  'leaves %j as it was typed',
  (typed) => expect(readOneTimePassword(typed, 1)).toBe(typed),
)

it('takes a password of one’s own as it was typed', () =>
  expect(readOneTimePassword('KMPQ-37FH-X9TW', null)).toBe('KMPQ-37FH-X9TW'))
