import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { replaceRoles, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { claimName, refuseNameClash } from './claim-name.server'
import { loadPersonLocked } from './load-person.server'
import type { Role } from './permissions'
import { decideRoles } from './person'

interface SavePersonInput {
  actor: Actor
  now: number
  personId: string
  displayName: string
  roles: readonly Role[]
}

export function savePerson(db: Db, input: SavePersonInput): Promise<Outcome> {
  const attempt = inTransaction(db, async (tx): Promise<Outcome> => {
    const person = await loadPersonLocked(tx, input.personId)
    if (!person) return refuse('not-found')
    const roles = [...new Set(input.roles)].sort()
    const decision = decideRoles(person.situation, { actorId: input.actor.id, roles })
    if (!decision.ok) return decision
    const named = await claimName(tx, person.row, input.displayName, input.now)
    if (!named.ok) return named
    await updatePerson(tx, input.personId, named.value)
    await replaceRoles(tx, input.personId, { roles, by: input.actor.id, at: input.now })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'save:person',
      entity: 'person',
      entityId: input.personId,
      before: { display_name: person.row.display_name, roles: person.situation.roles },
      after: { display_name: input.displayName, roles },
    })
    return accept()
  })
  return refuseNameClash(attempt)
}
