// Streams of events as browsers and input methods tell them, one line an event: name, kind of input, and the field after it.
import { describe, expect, test } from 'vitest'
import { type CommittedText, type FieldEvent, followField } from './committed-text'
import { REGULAR } from './irregular'

function read(stream: string): FieldEvent[] {
  return stream
    .trim()
    .split('\n')
    .map((line) => {
      const [type, inputType, value] = line.split('|').map((part) => part.trim())
      return { type: type as FieldEvent['type'], value: value!, ...(inputType ? { inputType } : {}) }
    })
}

function follow(stream: string, text = ''): CommittedText {
  return read(stream).reduce(followField, { text, composing: false, irregular: REGULAR })
}

/** Chrome, pinyin: the letters stand in the field until the word is chosen, and the last input comes before the end. */
const PINYIN = `
  keydown           |                        |
  compositionstart  |                        |
  beforeinput       | insertCompositionText  |
  compositionupdate |                        |
  input             | insertCompositionText  | n
  keydown           |                        | n
  beforeinput       | insertCompositionText  | n
  input             | insertCompositionText  | ni
  keydown           |                        | ni
  input             | insertCompositionText  | ni'h
  input             | insertCompositionText  | ni'hao
  keydown           |                        | ni'hao
  beforeinput       | insertCompositionText  | ni'hao
  input             | insertCompositionText  | 您好
  compositionend    |                        | 您好
`

/** Chrome, wubi: the fourth letter puts the word in by itself, and the next word begins at once. */
const WUBI = `
  keydown          |                       |
  compositionstart |                       |
  input            | insertCompositionText | w
  input            | insertCompositionText | wq
  input            | insertCompositionText | wqi
  input            | insertCompositionText | 您
  compositionend   |                       | 您
  compositionstart |                       | 您
  input            | insertCompositionText | 您v
  input            | insertCompositionText | 您vb
  input            | insertCompositionText | 您好
  compositionend   |                       | 您好
`

/** Safari, pinyin: the letters are taken out, the word is put in, and the key that chose it is told of only afterwards (229). */
const SAFARI = `
  compositionstart |                       |
  beforeinput      | insertCompositionText |
  input            | insertCompositionText | n
  input            | insertCompositionText | ni hao
  beforeinput      | deleteCompositionText | ni hao
  input            | deleteCompositionText |
  beforeinput      | insertFromComposition |
  input            | insertFromComposition | 您好
  compositionend   |                       | 您好
  keydown          |                       | 您好
`

/** Firefox, pinyin: one more input follows the end. */
const FIREFOX = `
  compositionstart |                       |
  input            | insertCompositionText | nihao
  input            | insertCompositionText | 您好
  compositionend   |                       | 您好
  input            | insertCompositionText | 您好
`

describe('what counts as typed', () => {
  test.each([
    ['pinyin', PINYIN],
    ['wubi', WUBI],
    ['Safari', SAFARI],
    ['Firefox', FIREFOX],
  ])('%s: at every moment only what is committed, at the end the words', (_name, stream) => {
    let typed: CommittedText = { text: '', composing: false, irregular: REGULAR }
    for (const event of read(stream)) {
      typed = followField(typed, event)
      expect(typed.text).not.toMatch(/[a-z]/)
    }
    expect(typed).toEqual({ text: '您好', composing: false, irregular: REGULAR })
  })

  test.each([
    ['pinyin', PINYIN, 9],
    ['wubi', WUBI, 9],
    ['Safari', SAFARI, 4],
  ])('%s: the word that is open when the time is over is left out', (_name, stream, events) => {
    const { text, composing } = follow(stream.trim().split('\n').slice(0, events).join('\n'), '')
    expect(composing).toBe(true)
    expect('您'.startsWith(text)).toBe(true)
  })

  test('a word given up leaves what was there', () => {
    expect(
      follow(`compositionstart||您好\ninput|insertCompositionText|您好nihao\ncompositionend||您好`, '您好').text,
    ).toBe('您好')
  })

  test('letters, digits and deleting count at once', () => {
    expect(follow(`input|insertText|X2\ninput|insertText|X20\ninput|deleteContentBackward|X2`).text).toBe('X2')
  })

  test.each([
    ['insertFromPaste', { pasted: 1 }],
    ['insertFromYank', { pasted: 1 }],
    ['insertFromDrop', { dropped: 1 }],
    ['insertReplacementText', { replaced: 1 }],
    ['insertCompositionText', {}],
    ['insertFromComposition', {}],
    ['historyUndo', {}],
    ['insertText', {}],
  ])('%s is remembered as it is', (inputType, wanted) => {
    expect(follow(`beforeinput|${inputType}|您`, '您')).toEqual({
      text: '您',
      composing: false,
      irregular: { ...REGULAR, ...wanted },
    })
  })
})
