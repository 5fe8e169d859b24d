import { expect, test } from 'vitest'
import { decideEnter } from './send-key'

const PRESS = { shiftKey: false, repeat: false, isComposing: false, keyCode: 13, sinceSentMs: null }

test.each([
  ['a plain Enter', {}, 'send'],
  ['a key held down', { repeat: true }, 'ignore'],
  ['half a second after the last reply', { sinceSentMs: 450 }, 'ignore'],
  ['a second after it', { sinceSentMs: 1_000 }, 'send'],
  ['with shift', { shiftKey: true }, 'new-line'],
  ['while a word is composed', { isComposing: true }, 'compose'],
  ['the one that takes a candidate, as Safari reports it', { keyCode: 229 }, 'compose'],
  ['the same held down', { keyCode: 229, repeat: true }, 'compose'],
] as const)('Enter: %s', (_name, change, wanted) => {
  expect(decideEnter({ ...PRESS, ...change })).toBe(wanted)
})
