// An item as the words it shares with others: numbers with their unit, and pairs of characters, weighed by how rare they are.
import type { Item } from '#app/content/item'
import { choicesOf } from '../similarity'

const UNITS =
  '小时|分钟|秒|天|年|个月|万元|元|%|折|位|条|件|次|级|cm|kg|l|ml|克|斤|轮|点|笔|倍|页|码|人|字|号|区|分|档|张|只|台'
const NUMBER = new RegExp(`(\\d+(?:[.:]\\d+)?)\\s*(${UNITS})?`, 'gu')

export function wordsOf(text: string): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase()
  const words = new Set([...folded.matchAll(NUMBER)].map(([, figure, unit]) => `${figure}${unit ?? ''}`))
  for (const part of folded.split(/[^\p{Script=Han}a-z]+/u))
    for (let n = 0; n + 2 <= part.length; n++) words.add(part.slice(n, n + 2))
  return words
}

/** What has to be known to answer; of a statement to be judged, nothing beside itself. */
export function keyText(item: Item): string {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options.flatMap((option) => (option.correct ? [option.text] : [])).join(' ')
    case 'fill':
      return item.blanks.map((blank, n) => `${blank.accept[0]}${unitAfter(item.stem, n)}`).join(' ')
    case 'order':
    case 'match':
      return choicesOf(item)
    case 'truefalse':
    case 'scenario':
      return ''
  }
}

/** “____ 小时” asks for hours: 24 there is the 24 小时 of others. */
function unitAfter(stem: string, blank: number): string {
  const rest = stem.normalize('NFKC').toLowerCase().split(/_{4,}/)[blank + 1] ?? ''
  return new RegExp(`^\\s*(${UNITS})`, 'u').exec(rest)?.[1] ?? ''
}

/** How much a word tells, by the number of items that have it; what many have tells nothing. */
export function rarity(texts: readonly ReadonlySet<string>[], common: number): (word: string) => number {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const most = texts.length * common
  return (word) => Math.max(0, Math.log(most / (counts.get(word) ?? 1)))
}
