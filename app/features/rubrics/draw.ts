// Decides which oral questions or phone cards a trainee gets: by a seed, and none that the cohort had that day.

import type { OralQuestion } from '#app/content/oral-question'
import { seededRandom } from '../exam-forms/seeded-random'

type Kind = OralQuestion['kind']
/** R1: two of knowledge, two of situations, one of mindset. More questions repeat the pattern. */
const PATTERN: readonly (readonly Kind[])[] = [
  ['knowledge', 'product'],
  ['scenario', 'rules'],
  ['knowledge', 'product'],
  ['scenario', 'rules'],
  ['mindset'],
]

/** Ids in the order they are asked. A pool that runs dry falls back to questions the cohort has heard, never to one drawn twice here. */
export function drawOralQuestions(
  pool: readonly Pick<OralQuestion, 'id' | 'kind'>[],
  input: { seed: string; count: number; taken: ReadonlySet<string> },
): string[] {
  const shuffled = seededRandom(input.seed).shuffle(pool)
  const ordered = [...shuffled.filter((q) => !input.taken.has(q.id)), ...shuffled.filter((q) => input.taken.has(q.id))]
  const drawn: string[] = []
  for (let n = 0; n < input.count; n++) {
    const kinds = PATTERN[n % PATTERN.length] as readonly Kind[]
    const open = ordered.filter((q) => !drawn.includes(q.id))
    const question = open.find((q) => kinds.includes(q.kind)) ?? open[0]
    if (question) drawn.push(question.id)
  }
  return drawn
}

export function drawCards(
  pool: readonly { id: string }[],
  input: { seed: string; count: number; taken: ReadonlySet<string> },
): string[] {
  const shuffled = seededRandom(input.seed).shuffle(pool)
  return [...shuffled.filter((c) => !input.taken.has(c.id)), ...shuffled.filter((c) => input.taken.has(c.id))]
    .slice(0, input.count)
    .map((c) => c.id)
}

/** What an entry of kind `draw` holds. */
export function readDraw(data: unknown): string[] {
  const ids = (data as { ids?: unknown } | null)?.ids
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}
