// Which words stand in keys more often than in distractors, or the other way about.
import type { Item } from '#app/content/item'

export interface WordUse {
  word: string
  /** Options that say it, and how many of them are keys. */
  options: number
  keys: number
  /** How many of them were keys if the word told nothing. */
  expected: number
  /** Standard errors above chance (keys) or below it (distractors). */
  lean: number
}

/** Found by measuring, in both directions; what nobody listed is found as well once it leans far. */
const TONE_WORDS: readonly string[] = [
  // Brushing off, promising too much, blaming: how a villain talks.
  ...['就', '就行', '就好', '就可以', '就算', '反正', '不用', '不必', '随便', '一', '一点', '直接', '马上', '再说'],
  ...['一定', '肯定', '绝对', '完全', '所有', '任何', '只要', '放心', '免得', '一般', '应该', '因为', '不会', '不好'],
  ...['都', '很', '太', '吧', '老', '等', '自己', '别家', '让', '让他', '看看', '这样'],
  // Careful, exact, one thing and the other: how a good colleague talks.
  ...['和', '或', '并', '前', '内', '查', '哪', '约', '核对', '核实', '说明', '写备注', '记录', '登记', '确认'],
  ...['组长', '原因', '联系', '时间', '谢谢', '为准', '回您', '几点', '有没有', '请仓库', '小时内'],
]

const LONGEST = 4

/** Words that stand in enough options to be judged: those listed, and every other run of two to four characters that leans far. */
export function measureWords(
  items: readonly Item[],
  { listed, other }: { listed: { least: number }; other: { least: number; far: number } },
): WordUse[] {
  const uses = countRuns(items)
  const tone = new Set(TONE_WORDS)
  const known = [...uses.values()].filter((use) => tone.has(use.word) && use.options >= listed.least)
  const found = [...uses.values()].filter(
    ({ word, options, lean }) =>
      [...word].length > 1 && !tone.has(word) && options >= other.least && Math.abs(lean) > other.far,
  )
  return [...known, ...withoutParts(found)].sort((a, b) => a.lean - b.lean || (a.word < b.word ? -1 : 1))
}

export function isToneWord(word: string): boolean {
  return TONE_WORDS.includes(word)
}

/** The listed words that an option says. */
export function toneWordsIn(text: string): string[] {
  return TONE_WORDS.filter((word) => text.includes(word))
}

function countRuns(items: readonly Item[]): Map<string, WordUse> {
  const sums = new Map<string, { options: number; keys: number; expected: number; variance: number }>()
  for (const item of items) {
    if (item.type !== 'single' && item.type !== 'multiple') continue
    const share = item.options.filter((option) => option.correct).length / item.options.length
    for (const option of item.options)
      for (const run of runsIn(option.text)) {
        const sum = sums.get(run) ?? { options: 0, keys: 0, expected: 0, variance: 0 }
        sum.options++
        sum.keys += option.correct ? 1 : 0
        sum.expected += share
        sum.variance += share * (1 - share)
        sums.set(run, sum)
      }
  }
  return new Map(
    [...sums].map(([word, { options, keys, expected, variance }]) => {
      const lean = variance === 0 ? 0 : (keys - expected) / Math.sqrt(variance)
      return [word, { word, options, keys, expected, lean }]
    }),
  )
}

/** Runs of Chinese characters; each once, however often the option says it. */
function runsIn(text: string): Set<string> {
  const runs = new Set<string>()
  for (const [part] of text.matchAll(/\p{Script=Han}+/gu)) {
    const signs = [...part]
    for (let length = 1; length <= LONGEST; length++)
      for (let n = 0; n + length <= signs.length; n++) runs.add(signs.slice(n, n + length).join(''))
  }
  return runs
}

/** Of runs that hold one another the one that leans most speaks for all. */
function withoutParts(uses: readonly WordUse[]): WordUse[] {
  const byLean = [...uses].sort((a, b) => Math.abs(b.lean) - Math.abs(a.lean) || b.word.length - a.word.length)
  return byLean.filter(
    ({ word }, n) => !byLean.slice(0, n).some((other) => other.word.includes(word) || word.includes(other.word)),
  )
}
