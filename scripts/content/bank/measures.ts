// The bank in figures, each with what it has to hold.
import type { LocatedItem } from '../course-source'
import { tally } from '../report'
import { DECIDING_POOLS, ENOUGH, FLOORS } from './floors'
import { keyCountGuess, type Multiple, RANKED_OPTIONS, rankShares, type Single } from './option-shape'
import { type Reading, readWithoutStems } from './options-only'
import { isToneWord, measureWords, type WordUse } from './tone-words'

export interface Measure {
  /** The rule of the checker, the pool (or `bank`), and of several figures which one: “length-rank F 2”. */
  name: string
  rule: string
  value: number
  least: number
  most: number
  /** In words, with the figure. */
  says: string
  /** Where to look first. */
  file: string
}

export interface BankFigures {
  measures: Measure[]
  readings: Map<string, Reading>
  words: WordUse[]
}

export function holds({ value, least, most }: Measure): boolean {
  return value >= least && value <= most
}

export function measureBank(items: readonly LocatedItem[]): BankFigures {
  const readings = readWithoutStems(items)
  const words = measureWords(
    items.map((item) => item.value),
    {
      listed: { least: FLOORS.toneWord.leastOptions },
      other: { least: FLOORS.anyWord.leastOptions, far: FLOORS.anyWord.mostLean },
    },
  )
  const pools = Object.keys(tally(items, (item) => item.pool))
  const measures = [
    ...pools.flatMap((pool) =>
      measurePool(
        pool,
        items.filter((item) => item.pool === pool),
        readings,
      ),
    ),
    ...words.map((use) => wordMeasure(use, folderOf(items))),
  ]
  return { measures, readings, words }
}

function measurePool(pool: string, items: readonly LocatedItem[], readings: Map<string, Reading>): Measure[] {
  const file = items[0]?.file ?? 'content'
  const singles = items.flatMap(({ value }): Single[] => (value.type === 'single' ? [value] : []))
  const ranked = singles.filter(({ options }) => options.length === RANKED_OPTIONS)
  const multiples = items.flatMap(({ value }): Multiple[] => (value.type === 'multiple' ? [value] : []))
  const statements = items.flatMap(({ value }) => (value.type === 'truefalse' ? [value] : []))
  const measures: Measure[] = []
  const add = (rule: string, part: string, value: number, [least, most]: [number, number], says: string) =>
    measures.push({ name: [rule, pool, part].filter(Boolean).join(' '), rule, value, least, most, says, file })

  if (singles.length >= ENOUGH.choices) {
    const found = singles.reduce((sum, { id }) => sum + (readings.get(id)?.found ?? 0), 0) / singles.length
    const most = DECIDING_POOLS.includes(pool) ? FLOORS.optionsOnly.mostInFinal : FLOORS.optionsOnly.most
    const says = `a reader of the options alone finds ${percent(found)} of ${singles.length} keys`
    add('options-only', '', found, [0, most], says)
  }
  if (ranked.length >= ENOUGH.choices)
    for (const [n, share] of rankShares(ranked).entries()) {
      const says = `${percent(share)} of ${ranked.length} keys are number ${n + 1} in length`
      add('length-rank', `${n + 1}`, share, [FLOORS.lengthRank.least, FLOORS.lengthRank.most], says)
    }
  if (multiples.length >= ENOUGH.choices) {
    const { share, guess } = keyCountGuess(multiples)
    const guesses = [...guess].map(([options, keys]) => `${options}→${keys}`).join(', ')
    const says = `guessing the number of keys (${guesses}) is right in ${percent(share)} of ${multiples.length} multiples`
    add('key-count', '', share, [0, FLOORS.keyCount.most], says)
  }
  if (statements.length >= ENOUGH.trueFalse) {
    const share = statements.filter((item) => item.answer).length / statements.length
    const says = `${percent(share)} of ${statements.length} statements are true`
    add('truefalse-share', '', share, [FLOORS.trueShare.least, FLOORS.trueShare.most], says)
  }
  return measures
}

/** Of a word no one file is to blame. */
function folderOf(items: readonly LocatedItem[]): string {
  return items[0]?.file.replace(/\/t\d{2}\/.*$/, '') ?? 'content'
}

function wordMeasure({ word, options, keys, expected, lean }: WordUse, file: string): Measure {
  const most = isToneWord(word) ? FLOORS.toneWord.mostLean : FLOORS.anyWord.mostLean
  const says = `“${word}” stands in ${keys} keys of ${options} options, ${expected.toFixed(1)} by chance`
  return { name: `tone-word ${word}`, rule: 'tone-word', value: lean, least: -most, most, says, file }
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
