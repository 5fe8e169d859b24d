// Decides how the record of the house is asked for in its address, and to which kind of act each action belongs.
import type { AuditQuery } from './audit-forms'

/** By the second half of an action, `sign:activity`; what is in no list is of the last kind. */
const ENTITIES = {
  decisions: ['decision', 'enrolment', 'leaving'],
  exams: ['attempt', 'answer', 'appeal', 'mark', 'typing', 'drill', 'second-test', 'questions', 'sheet', 'mystery'],
  signing: ['activity', 'precondition', 'waiver'],
  learning: ['lesson', 'self-check', 'questionnaire', 'remedial-module'],
  work: ['question', 'note', 'call', 'print', 'price-change', 'receipt', 'gap', 'note-sample', 'case-sheet'],
  conduct: ['conduct'],
  accounts: ['person', 'password', 'profile', 'session'],
  planning: [],
} as const satisfies Record<string, readonly string[]>

export type ActKind = keyof typeof ENTITIES
export const ACT_KINDS = Object.keys(ENTITIES) as ActKind[]

export function kindOfAct(action: string): ActKind {
  const entity = action.slice(action.indexOf(':') + 1)
  return ACT_KINDS.find((kind) => (ENTITIES[kind] as readonly string[]).includes(entity)) ?? 'planning'
}

/** Of those that are known; null where no kind of act is asked for. */
export function actionsOfKind(kind: AuditQuery['kind'], known: readonly string[]): string[] | null {
  return kind === '' || kind === 'house' ? null : known.filter((action) => kindOfAct(action) === kind)
}

/** The same page with something changed; what is empty is left out of the address. */
export function auditAddress(page: string, query: AuditQuery, change: Partial<AuditQuery>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, ...change })) if (value) search.set(key, String(value))
  return search.size > 0 ? `${page}?${search}` : page
}
