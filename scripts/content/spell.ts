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
