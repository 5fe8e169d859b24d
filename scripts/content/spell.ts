import { pinyin } from 'pinyin-pro'
import type { ContentFile } from '#app/content/content-file'

const OPTIONS = { toneType: 'none', type: 'array' } as const

/** How each text is spelled: initials and in full, so that `tk` and `tuikuan` find 退款. Texts without Han characters are left out. */
export function spell(texts: Iterable<string>): ContentFile['spellings'] {
  const entries = [...new Set(texts)].flatMap((text) => {
    const han = text.replace(/[^\p{Script=Han}]/gu, '')
    if (!han) return []
    const initials = pinyin(han, { ...OPTIONS, pattern: 'first' }).join('')
    return [[text, { initials, full: pinyin(han, OPTIONS).join('') }] as const]
  })
  return Object.fromEntries(entries)
}

/** Whether a hand that types pinyin can end at the first text and have meant the second: other signs of the same sounds, whatever the tone. */
export function soundsAlike(text: string, meant: string): boolean {
  const [signs, wanted] = [[...text], [...meant]]
  if (text === meant || signs.length !== wanted.length) return false
  return signs.every((sign, n) => sign === wanted[n] || sounds(sign).some((one) => sounds(wanted[n]!).includes(one)))
}

/** Every reading of one sign. */
function sounds(sign: string): string[] {
  return pinyin(sign, { toneType: 'none', type: 'array', multiple: true })
}
