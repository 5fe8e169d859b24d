// What somebody who rewrites a pool needs to know of each item of it.
import type { Item } from '#app/content/item'
import { unsettledClones } from '../checks/item-clones'
import type { CourseSource, LocatedItem } from '../course-source'
import { enemyCandidates } from './enemy-candidates'
import { explanationLacks, withoutTemptation } from './explanations'
import { FLOORS } from './floors'
import { keyText } from './item-words'
import type { BankFigures } from './measures'
import { rankOfKey } from './option-shape'
import type { Reading } from './options-only'
import { toneWordsIn } from './tone-words'

interface OtherItem {
  id: string
  score: number
  stem: string
}

export interface WorkEntry {
  id: string
  at: string
  type: Item['type']
  day: number
  family: string
  stem: string
  options?: { text: string; key: boolean; why: string; tempts: string | null; toneWords: string[] }[]
  /** What has to be known, where there are no options; of a statement, whether it is true. */
  key?: string
  explanation: string
  /** Share of the keys that a reader finds who never sees the stem, and what gave them away. */
  reader: Reading | null
  /** 1: the key is the longest option. */
  keyRank: number | null
  keys: number | null
  explanationLacks: string | null
  withoutTemptation: number
  enemies: string[]
  enemyCandidates: (OtherItem & { shared: string[] })[]
  nearClones: OtherItem[]
}

/** Per pool, in the order of the files. */
export function workLists(content: CourseSource, { readings }: BankFigures): Map<string, WorkEntry[]> {
  const lists = new Map<string, WorkEntry[]>()
  const others = othersOf(content)
  for (const item of content.items) {
    const { value } = item
    const entry: WorkEntry = {
      id: value.id,
      at: `${item.file}:${item.line}`,
      type: value.type,
      day: value.day,
      family: value.family,
      stem: value.stem,
      ...answersOf(value),
      explanation: value.explanation,
      reader: readings.get(value.id) ?? null,
      keyRank: value.type === 'single' ? rankOfKey(value) : null,
      keys: value.type === 'multiple' ? value.options.filter((option) => option.correct).length : null,
      explanationLacks: explanationLacks(value) ?? null,
      withoutTemptation: withoutTemptation(value).length,
      enemies: value.enemies ?? [],
      ...others(item),
    }
    lists.set(item.pool, [...(lists.get(item.pool) ?? []), entry])
  }
  return lists
}

function answersOf(item: Item): Pick<WorkEntry, 'options' | 'key'> {
  if (item.type === 'truefalse') return { key: String(item.answer) }
  if (item.type !== 'single' && item.type !== 'multiple') return { key: keyText(item) }
  return {
    options: item.options.map(({ text, correct, why, tempts }) => ({
      text,
      key: correct === true,
      why,
      tempts: tempts ?? null,
      toneWords: toneWordsIn(text),
    })),
  }
}

function othersOf(content: CourseSource) {
  const items = content.items.map((item) => item.value)
  const blueprints = content.blueprints.map(({ value }) => value)
  const candidates = enemyCandidates(items, blueprints, FLOORS.enemies.candidate)
  const clones = unsettledClones(content)
  const round = (score: number) => Math.round(score * 100) / 100
  const told = ({ id, stem }: Item, score: number): OtherItem => ({ id, score: round(score), stem })
  return ({ value }: LocatedItem): Pick<WorkEntry, 'enemyCandidates' | 'nearClones'> => ({
    enemyCandidates: candidates
      .filter(({ asks, tells }) => asks === value || tells === value)
      .map(({ asks, tells, score, shared }) => ({ ...told(asks === value ? tells : asks, score), shared })),
    nearClones: clones
      .filter(({ one, other }) => one === value || other === value)
      .map(({ one, other, alike }) => told(one === value ? other : one, alike)),
  })
}
