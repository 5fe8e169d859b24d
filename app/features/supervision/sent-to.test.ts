import { expect, test } from 'vitest'
import { readSentTo, sentTo } from './sent-to'

const read = (address: string) => readSentTo(new URLSearchParams(address))

test.each([
  { said: 2, of: 3 },
  { said: 30, of: 30 },
])('what was sent to $said of $of is read back', (sent) => expect(read(sentTo(sent))).toEqual(sent))

test.each([sentTo({ said: 1, of: 1 }), '?saved', '?saved&said=4&of=3', '?saved&said=x&of=3', '?saved&said=&of='])(
  '%s says nothing of numbers',
  (address) => expect(read(address)).toBeNull(),
)
