// Decides which items make up one exam form: exact counts per topic and per type, no family twice, no two enemies,
// difficulty as near as the bank allows. The same seed and bank always give the same form.

import type { Blueprint } from '#app/content/blueprint'
import type { Difficulty, Item } from '#app/content/item'
import { drawApart, enemiesAmong, isEnemyOf } from './enemies'
import { type SeededRandom, seededRandom } from './seeded-random'

export type FormType = keyof Blueprint['types']

export interface AssembleOptions {
  seed: string
  /** Families that must not appear: a retake's guard against everything seen before. */
  excludeFamilies: ReadonlySet<string>
  seen?: Seen
  /** In how many of the newest papers of this exam each item stood: what stood in fewer goes first, so that papers sat side by side differ. */
  asked?: ReadonlyMap<string, number>
}

/** What somebody has met before: used only when there is not enough else, and what was met least often first. */
export interface Seen {
  /** In how many forms each family was. */
  families: ReadonlyMap<string, number>
  items: ReadonlySet<string>
}

const NOTHING_SEEN: Seen = { families: new Map(), items: new Set() }

export interface Shortage {
  topic: string
  type: FormType
  missing: number
}

export type AssembledForm =
  | {
      ok: true
      /** In the order in which the trainee sees them. */
      items: Item[]
      seed: string
      difficulty: Record<Difficulty, number>
      /** Families used although they were to be avoided. */
      reusedFamilies: string[]
    }
  | { ok: false; reason: 'counts-differ' | 'not-enough-families'; shortage: Shortage[] }

/** Order and match share one number in a blueprint. */
export function formTypeOf(item: Item): FormType {
  return item.type === 'order' || item.type === 'match' ? 'orderMatch' : item.type
}

export function topicOf(item: Item): string {
  return item.id.slice(0, 3)
}

/** An exam asks what was taught before its day; the baseline, and what makes up for it, asks what one brings along. */
export function lastTaughtDay(blueprint: Blueprint): number {
  const day = Number(blueprint.activity.slice(1, 3))
  return blueprint.kind === 'baseline' ? day : Math.max(1, day - 1)
}

export function assembleForm(blueprint: Blueprint, items: readonly Item[], options: AssembleOptions): AssembledForm {
  if (sum(blueprint.topics) !== sum(blueprint.types)) return { ok: false, reason: 'counts-differ', shortage: [] }
  const random = seededRandom(`${blueprint.id}@${blueprint.version}:${options.seed}`)
  const seen = options.seen ?? NOTHING_SEEN
  const usable = candidates(blueprint, items, { ...options, seen }, random)
  const drawn = drawApart(usable, enemiesAmong(usable), (among) => fillSeats(blueprint, among, seen, random))
  if (!drawn.ok) return { ok: false, reason: 'not-enough-families', shortage: drawn.shortage }

  const chosen = nearDifficulty(blueprint, drawn.items, usable, seen)
  return {
    ok: true,
    items: random.shuffle(chosen),
    seed: options.seed,
    difficulty: countDifficulty(chosen),
    reusedFamilies: chosen.map((item) => item.family).filter((family) => seen.families.has(family)),
  }
}

/** First the fresh families alone, then those met once, twice … for the seats that stayed empty. */
function fillSeats(blueprint: Blueprint, items: readonly Item[], seen: Seen, random: SeededRandom) {
  const matching = new Matching(blueprint, items, random)
  const timesOf = (family: string) => seen.families.get(family) ?? 0
  const most = Math.max(0, ...items.map((item) => timesOf(item.family)))
  for (let times = 0; times <= most && !matching.isFull(); times++) matching.fill((family) => timesOf(family) <= times)
  return matching.isFull()
    ? { ok: true as const, items: matching.chosen() }
    : { ok: false as const, shortage: matching.shortage() }
}

function candidates(
  blueprint: Blueprint,
  items: readonly Item[],
  options: AssembleOptions & { seen: Seen },
  random: SeededRandom,
): Item[] {
  const lastDay = lastTaughtDay(blueprint)
  const usable = items.filter(
    (item) =>
      item.pool === blueprint.pool &&
      item.day <= lastDay &&
      topicOf(item) in blueprint.topics &&
      blueprint.types[formTypeOf(item)] > 0 &&
      !options.excludeFamilies.has(item.family),
  )
  // By id first, so that the order in which files were read cannot change a form.
  const shuffled = random.shuffle(usable.sort((a, b) => (a.id < b.id ? -1 : 1)))
  // Of a family that has to come back, the question that was not asked yet; then what others were asked least often.
  const isSeen = (item: Item) => Number(options.seen.items.has(item.id))
  const timesAsked = (item: Item) => options.asked?.get(item.id) ?? 0
  return shuffled.sort((a, b) => isSeen(a) - isSeen(b) || timesAsked(a) - timesAsked(b))
}

/**
 * Topic → family → type as a flow of single units. A greedy choice can paint itself into a corner
 * (the last topic owns the only scenario); augmenting paths move earlier choices out of the way.
 */
class Matching {
  private readonly byFamily = new Map<string, Item[]>()
  private readonly families = new Map<string, string[]>()
  private readonly picked = new Map<string, Item>()
  private readonly typeUse: Record<string, number> = {}
  private readonly topicUse: Record<string, number> = {}

  constructor(
    private readonly blueprint: Blueprint,
    items: readonly Item[],
    private readonly random: SeededRandom,
  ) {
    for (const item of items) {
      // A family belongs to one topic by its name; a stray item must not smuggle it into another.
      const topic = topicOf(item)
      const key = `${topic} ${item.family}`
      const kin = this.byFamily.get(key)
      if (kin) kin.push(item)
      else {
        this.byFamily.set(key, [item])
        this.families.set(topic, [...(this.families.get(topic) ?? []), key])
      }
    }
  }

  fill(allowed: (family: string) => boolean): void {
    const seats = Object.entries(this.blueprint.topics).flatMap(([topic, count]) =>
      Array.from({ length: count - (this.topicUse[topic] ?? 0) }, () => topic),
    )
    // In turn, not topic by topic: otherwise the last topics get only the types nobody wanted.
    for (const topic of this.random.shuffle(seats))
      if (this.augment(topic, allowed)) this.topicUse[topic] = (this.topicUse[topic] ?? 0) + 1
  }

  isFull(): boolean {
    return this.picked.size === sum(this.blueprint.topics)
  }

  chosen(): Item[] {
    return [...this.picked.values()]
  }

  /** Breadth-first from a free seat of the topic to a type with room. */
  private augment(topic: string, allowed: (family: string) => boolean): boolean {
    const cameFrom = new Map<string, { item: Item; after: string | undefined }>()
    const queue: { topic: string; after: string | undefined }[] = [{ topic, after: undefined }]
    const topicsSeen = new Set([topic])
    const moves: { key: string; after: string | undefined }[] = []
    const reachedTypes = new Set<string>()

    const reach = (key: string, after: string | undefined): string | undefined => {
      for (const item of this.byFamily.get(key) ?? []) {
        const type = formTypeOf(item)
        if (reachedTypes.has(type)) continue
        reachedTypes.add(type)
        const step = `${key}>${type}`
        cameFrom.set(step, { item, after })
        if ((this.typeUse[type] ?? 0) < this.blueprint.types[type]) return step
        for (const [other, held] of this.picked) if (formTypeOf(held) === type) moves.push({ key: other, after: step })
      }
      return undefined
    }

    for (;;) {
      const seat = queue.shift()
      if (seat) {
        for (const key of this.families.get(seat.topic) ?? []) {
          if (this.picked.has(key) || !allowed(key.slice(4))) continue
          const end = reach(key, seat.after)
          if (end) return this.apply(end, cameFrom)
        }
        continue
      }
      const move = moves.shift()
      if (!move) return false
      // The held family may serve another type …
      const end = reach(move.key, move.after)
      if (end) return this.apply(end, cameFrom)
      // … or leave its seat to another family of its topic.
      const seatTopic = move.key.slice(0, 3)
      if (!topicsSeen.has(seatTopic)) {
        topicsSeen.add(seatTopic)
        const step = `${move.key}>free`
        cameFrom.set(step, { item: this.picked.get(move.key) as Item, after: move.after })
        queue.push({ topic: seatTopic, after: step })
      }
    }
  }

  private apply(end: string, cameFrom: ReadonlyMap<string, { item: Item; after: string | undefined }>): true {
    const lastType = end.slice(end.indexOf('>') + 1)
    this.typeUse[lastType] = (this.typeUse[lastType] ?? 0) + 1
    const path: { step: string; item: Item }[] = []
    for (let step: string | undefined = end; step !== undefined; ) {
      const link = cameFrom.get(step)
      if (!link) break
      path.push({ step, item: link.item })
      step = link.after
    }
    // From the free end backwards: whoever leaves goes before whoever takes the place.
    for (const { step, item } of path) {
      const [key, type] = step.split('>') as [string, string]
      if (type === 'free') this.picked.delete(key)
      else this.picked.set(key, item)
    }
    return true
  }

  /** Unmet seats paired with unmet types; the pairing is one of several that would help. */
  shortage(): Shortage[] {
    const types = Object.entries(this.blueprint.types).flatMap(([type, wanted]) =>
      Array.from({ length: wanted - (this.typeUse[type] ?? 0) }, () => type as FormType),
    )
    const found = new Map<string, Shortage>()
    for (const [topic, wanted] of Object.entries(this.blueprint.topics))
      for (let n = this.topicUse[topic] ?? 0; n < wanted; n++) {
        const type = types.shift() ?? 'single'
        const entry = found.get(`${topic} ${type}`) ?? { topic, type, missing: 0 }
        entry.missing++
        found.set(`${topic} ${type}`, entry)
      }
    return [...found.values()]
  }
}

/** Swaps within a topic and type until no swap brings the mix nearer. */
function nearDifficulty(blueprint: Blueprint, chosen: readonly Item[], usable: readonly Item[], seen: Seen): Item[] {
  const form = [...chosen]
  const wanted = wantedDifficulty(blueprint, form.length)
  const counts = countDifficulty(form)
  const used = new Set(form.map((item) => item.family))
  const enemies = enemiesAmong(usable)
  for (let improved = true; improved; ) {
    improved = false
    for (const [n, item] of form.entries()) {
      if (counts[item.difficulty] <= wanted[item.difficulty]) continue
      const better = usable.find(
        (other) =>
          topicOf(other) === topicOf(item) &&
          formTypeOf(other) === formTypeOf(item) &&
          counts[other.difficulty] < wanted[other.difficulty] &&
          !seen.items.has(other.id) &&
          !form.some((held) => held !== item && isEnemyOf(enemies, held, other)) &&
          (other.family === item.family || (!used.has(other.family) && !seen.families.has(other.family))),
      )
      if (!better) continue
      form[n] = better
      used.delete(item.family)
      used.add(better.family)
      counts[item.difficulty]--
      counts[better.difficulty]++
      improved = true
    }
  }
  return form
}

/** Whole numbers that add up; what rounding leaves over goes to medium. */
function wantedDifficulty(blueprint: Blueprint, total: number): Record<Difficulty, number> {
  const parts = sum(blueprint.difficulty)
  const easy = Math.round((total * blueprint.difficulty.easy) / parts)
  const hard = Math.round((total * blueprint.difficulty.hard) / parts)
  return { easy, hard, medium: total - easy - hard }
}

function countDifficulty(items: readonly Item[]): Record<Difficulty, number> {
  const counts = { easy: 0, medium: 0, hard: 0 }
  for (const item of items) counts[item.difficulty]++
  return counts
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
