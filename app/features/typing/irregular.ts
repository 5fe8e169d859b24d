// Decides what is remembered of text that came into the field of a typing run in another way than by typing.

/** How often; nothing of it is ever put into the field. */
export interface Irregular {
  pasted: number
  dropped: number
  replaced: number
}
export type IrregularWay = keyof Irregular

export const IRREGULAR_WAYS = ['pasted', 'dropped', 'replaced'] as const satisfies readonly IrregularWay[]
export const REGULAR: Irregular = { pasted: 0, dropped: 0, replaced: 0 }

/** By the name that a browser gives to what is about to happen; null for typing, deleting and what an input method does. */
export function irregularWay(inputType: string | undefined): IrregularWay | null {
  switch (inputType) {
    case 'insertFromPaste':
    case 'insertFromPasteAsQuotation':
    case 'insertFromYank':
      return 'pasted'
    case 'insertFromDrop':
      return 'dropped'
    case 'insertReplacementText':
      return 'replaced'
    default:
      return null
  }
}

export function isIrregular(given: Irregular): boolean {
  return IRREGULAR_WAYS.some((way) => given[way] > 0)
}

/** What was heard once is not forgotten by a page that was loaded anew. */
export function mostOf(before: Irregular, now: Irregular): Irregular {
  return {
    pasted: Math.max(before.pasted, now.pasted),
    dropped: Math.max(before.dropped, now.dropped),
    replaced: Math.max(before.replaced, now.replaced),
  }
}
