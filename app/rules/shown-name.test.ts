import { describe, expect, it } from 'vitest'
import { hasUnseen, isSeen, nameKey, plainName } from './shown-name'

describe('a name that people read', () => {
  it.each([
    ['张小雨', '张小雨'],
    ['  张小雨\n', '张小雨'],
    ['\u200B\uFEFF张小雨\u200B\u00A0', '张小雨'],
    ['Ann\u3000\u00A0 Lee', 'Ann Lee'],
    ['Jose\u0301', 'José'],
    ['𠮷田', '𠮷田'],
    ['\u200B \u2800\u3164', ''],
    ['', ''],
  ])('keeps %j as %j', (text, kept) => expect(plainName(text)).toBe(kept))

  it.each([
    ['a line break', '张\n小雨'],
    ['a line separator', '张\u2028小雨'],
    ['a tab', '张\t小雨'],
    ['a zero-width space', '张\u200B小雨'],
    ['a joiner', '张\u200D小雨'],
    ['a soft hyphen', '张\u00AD小雨'],
    ['a right-to-left override', '张\u202E小雨'],
    ['an isolate', '张\u2066小雨'],
    ['a variation selector', '张\uFE0F小雨'],
    ['a Hangul filler', '张\u3164小雨'],
    ['an empty braille cell', '张\u2800小雨'],
    ['half a character', '张\uD800小雨'],
    ['a tag character', '张\u{E0041}小雨'],
  ])('notices %s', (_title, name) => expect(hasUnseen(plainName(name))).toBe(true))

  it.each(['张小雨', "O'Brien-Ñuñez (2)", '买买提·艾山', '𠮷田', 'Ann Lee'])('finds nothing unseen in %s', (name) =>
    expect([isSeen(name), hasUnseen(name)]).toEqual([true, false]),
  )

  it.each([
    ['方总', '方 总'],
    ['Ann Lee', 'ann lee'],
    ['ＡＢ１', 'ab1'],
    ['张伟（二组）', '张伟(二组)'],
  ])('takes %s and %s for the same', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))

  it('does not take one person for another', () => expect(nameKey('张伟')).not.toBe(nameKey('张玮')))
})
