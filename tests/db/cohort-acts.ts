import type { BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'

/** As many calendar days as the settings give a training. */
export const LIMIT = 30

export function by(person: BuiltPerson) {
  return { actor: { id: person.id, requestId: 'r' }, now: NOW }
}
