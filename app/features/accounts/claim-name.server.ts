import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { nameKey } from '#app/rules/shown-name'
import { isUniqueViolation } from '#db/portable'
import { findActivePersonByNameKey } from '#db/queries/accounts'
import { insertFormerName } from '#db/queries/names'
import type { Tx } from '#db/transaction'

interface NamedPerson {
  id: string
  display_name: string
}

/**
 * The columns of a new name, unless somebody active goes by it. A name that stays is not asked about; one that goes is kept
 * for everything that was signed under it.
 */
export async function claimName(
  tx: Tx,
  person: NamedPerson,
  name: string,
  now: number,
): Promise<Outcome<{ display_name: string; name_key?: string }>> {
  if (name === person.display_name) return accept({ display_name: name })
  const key = nameKey(name)
  const holder = await findActivePersonByNameKey(tx, key)
  if (holder && holder.id !== person.id) return refuse('person-name-taken')
  await insertFormerName(tx, { person_id: person.id, until_at: now, name: person.display_name })
  return accept({ display_name: name, name_key: key })
}

/** The last line: two people who took one name at the same moment. */
export function refuseNameClash<T>(attempt: Promise<Outcome<T>>): Promise<Outcome<T>> {
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('person-name-taken')
    throw error
  })
}
