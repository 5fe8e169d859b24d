// What the shop has decided, fact by fact, so that a change of one can be followed to whatever speaks of it.
import { createHash } from 'node:crypto'

export interface ShopFact {
  /** Such as policies.freight or person.aning. */
  path: string
  digest: string
  /** Words that always speak of it; further ones stand in shop/mentions.yaml. */
  words: string[]
}

/** Changes with any change of the data. */
export function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12)
}

type Entry = Record<string, unknown> & { id?: unknown; name?: unknown }

/** Facts of shop.yaml (each entry of its groups by itself), of people.yaml, and of year.yaml where there is one. */
export function shopFactsOf(
  shop: Record<string, unknown>,
  people: Record<string, unknown>,
  year?: { campaigns: readonly { id: string; name: string }[]; rules: Record<string, string> },
): ShopFact[] {
  return [
    ...Object.entries(shop).flatMap(([name, value]) => factsOf(name, value)),
    ...peopleFacts(people),
    ...(year?.campaigns ?? []).map((campaign) => fact(`year.${campaign.id}`, campaign, [campaign.name])),
    ...Object.entries(year?.rules ?? {}).map(([name, rule]) => fact(`year.${name}`, rule, [])),
  ]
}

function factsOf(name: string, value: unknown): ShopFact[] {
  if (name === 'id') return []
  if (Array.isArray(value)) return value.map((entry: Entry) => fact(`${name}.${entry.id}`, entry, []))
  const group = GROUPS.has(name) && typeof value === 'object' && value !== null
  if (group) return Object.entries(value).map(([key, part]) => fact(`${name}.${key}`, part, []))
  return [fact(name, value, [])]
}

const GROUPS = new Set(['policies', 'houseRules', 'warehouse', 'people'])

function peopleFacts(people: Record<string, unknown>): ShopFact[] {
  const list = (name: string) => (Array.isArray(people[name]) ? (people[name] as Entry[]) : [])
  const named = (kind: string, entries: Entry[]) =>
    entries.map((entry) => fact(`${kind}.${entry.id}`, entry, [String(entry.name)]))
  const shifts = list('shifts').map((shift) => fact(`shift.${shift.id}`, shift, [String(shift.name)]))
  return [
    ...named('person', list('people')),
    ...named('department', list('departments')),
    ...named('post', list('posts')),
    ...shifts,
  ]
}

function fact(path: string, value: unknown, words: string[]): ShopFact {
  return { path, digest: digestOf(value), words }
}
