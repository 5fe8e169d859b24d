// Decides what a frozen form holds: whole items with their keys, the order in which this trainee sees their parts, points.

import type { Blueprint } from '#app/content/blueprint'
import type { Item } from '#app/content/item'
import type { Rubric } from '#app/content/rubric'
import { formTypeOf, topicOf } from './assemble-form'
import { seededRandom } from './seeded-random'

/** What a marker looks for in a scenario answer (R7), in this order. */
export const CRITERIA = ['facts', 'steps', 'tone', 'next'] as const
export type CriterionKey = (typeof CRITERIA)[number]

export interface FrozenRubric {
  id: string
  version: number
  criteria: { key: CriterionKey; title: string; weight: number; levels: readonly string[] }[]
  hardFaults: { id: string; text: string }[]
}

export interface FormQuestion {
  /** From 1. */
  position: number
  item: Item
  topic: string
  points: number
  /** The n-th part shown (option, step, right side) is the item's part number shown[n]. Empty where nothing is shuffled. */
  shown: number[]
}

export interface FormContent {
  examId: string
  version: number
  kind: Blueprint['kind']
  title: string
  minutes: number
  passPercent: number
  markers: 1 | 2
  topicNames: Record<string, string>
  rubric: FrozenRubric | null
  questions: FormQuestion[]
}

export interface ComposeInput {
  blueprint: Blueprint
  /** In the order of the form. */
  items: readonly Item[]
  seed: string
  topicName: (id: string) => string
  rubric: Rubric | undefined
}

export function composeForm({ blueprint, items, seed, topicName, rubric }: ComposeInput): FormContent {
  const random = seededRandom(`${blueprint.id}:${seed}:parts`)
  const questions = items.map((item, n) => ({
    position: n + 1,
    item,
    topic: topicOf(item),
    points: formTypeOf(item) === 'scenario' ? blueprint.points.scenario : blueprint.points.item,
    shown: shuffleParts(item, random.shuffle),
  }))
  return {
    examId: blueprint.id,
    version: blueprint.version,
    kind: blueprint.kind,
    title: blueprint.title,
    minutes: blueprint.minutes,
    passPercent: blueprint.passPercent,
    markers: blueprint.markers,
    topicNames: Object.fromEntries(questions.map(({ topic }) => [topic, topicName(topic)])),
    rubric: rubric ? freezeRubric(rubric) : null,
    questions,
  }
}

/** The right-hand sides of a match item: the partners first, then the distractors. */
export function rightSides(item: Extract<Item, { type: 'match' }>): string[] {
  return [...item.pairs.map((pair) => pair.right), ...(item.distractors ?? [])]
}

function countParts(item: Item): number {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options.length
    case 'order':
      return item.steps.length
    case 'match':
      return rightSides(item).length
    default:
      return 0
  }
}

function shuffleParts(item: Item, shuffle: <T>(list: readonly T[]) => T[]): number[] {
  const inOrder = Array.from({ length: countParts(item) }, (_, n) => n)
  const shuffled = shuffle(inOrder)
  // Chance must not hand out the solution of an ordering question.
  const solved = item.type === 'order' && shuffled.every((part, n) => part === n)
  return solved ? [...shuffled.slice(1), shuffled[0] as number] : shuffled
}

function freezeRubric(rubric: Rubric): FrozenRubric {
  return {
    id: rubric.id,
    version: rubric.version,
    criteria: rubric.criteria.slice(0, CRITERIA.length).map(({ title, weight, levels }, n) => ({
      key: CRITERIA[n] as CriterionKey,
      title,
      weight,
      levels: [...levels],
    })),
    hardFaults: rubric.hardFaults.map(({ id, text }) => ({ id, text })),
  }
}
