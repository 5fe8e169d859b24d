// What a pool owes item by item, as counts to be read in a terminal.
import { tally } from '../report'
import type { WorkEntry } from './work-list'

export function poolLines(pool: string, entries: readonly WorkEntry[]): string {
  const read = (type: WorkEntry['type']) => {
    const some = entries.filter((entry) => entry.type === type && entry.reader)
    const found = some.reduce((sum, entry) => sum + (entry.reader?.found ?? 0), 0)
    return `${type} ${some.length === 0 ? '–' : `${Math.round((found / some.length) * 100)} %`}`
  }
  const unexplained = entries.filter((entry) => entry.explanationLacks)
  const count = (has: (entry: WorkEntry) => boolean) => entries.filter(has).length
  return [
    `pool ${pool}, ${entries.length} items`,
    `  read without stems: ${read('single')}, ${read('multiple')} of the keys, ${read('truefalse')}`,
    `  keys of multiples: ${pairs(
      tally(
        entries.filter((entry) => entry.options && entry.keys),
        keysOfOptions,
      ),
    )}`,
    `  explanations that teach nothing: ${unexplained.length} (${pairs(tally(unexplained, (entry) => entry.type))})`,
    `  items whose distractors do not say what tempts: ${count((entry) => entry.withoutTemptation > 0)}`,
    `  with enemies: ${count((entry) => entry.enemies.length > 0)} named here, ${count((entry) => entry.enemyCandidates.length > 0)} in a candidate pair`,
    `  near-clones elsewhere: ${count((entry) => entry.nearClones.length > 0)}`,
  ].join('\n')
}

function keysOfOptions({ keys, options }: WorkEntry): string {
  return `${keys} of ${options?.length}`
}

function pairs(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ')
}
