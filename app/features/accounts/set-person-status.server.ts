import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findActivePersonByNameKey, revokeSessionsOf, updatePerson } from '#db/queries/accounts'
import { listSoleDelegations } from '#db/queries/people'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { refuseNameClash } from './claim-name.server'
import { loadPersonLocked } from './load-person.server'
import { decideDeactivate, decideReactivate, decideWorkLeft } from './person'

interface SetStatusInput {
  actor: Actor
  now: number
  wallNow: number
  personId: string
  reason: string
}

interface DeactivateInput extends SetStatusInput {
  /** Of how many things that only they are named for the admin has agreed that nobody is left for them. */
  leaves?: number
  /** What others have to hear of it, in the same transaction. */
  tell?: (tx: Tx, gone: { personId: string; now: number }) => Promise<void>
}

/** Every session of theirs ends in the same transaction: the next click is signed out. */
export function deactivatePerson(db: Db, input: DeactivateInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const person = await loadPersonLocked(tx, input.personId)
    if (!person) return refuse('not-found')
    const decision = decideDeactivate(person.situation, input.actor.id)
    if (!decision.ok) return decision
    const left = decideWorkLeft((await listSoleDelegations(tx, input.personId)).length, input.leaves ?? 0)
    if (!left.ok) return left
    await updatePerson(tx, input.personId, { status: 'deactivated' })
    await revokeSessionsOf(tx, input.personId, input.wallNow)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'deactivate:person',
      entity: 'person',
      entityId: input.personId,
      reason: input.reason,
    })
    await input.tell?.(tx, { personId: input.personId, now: input.now })
    return accept()
  })
}

/** Somebody may have taken the name meanwhile. */
export function reactivatePerson(db: Db, input: SetStatusInput): Promise<Outcome> {
  const attempt = inTransaction(db, async (tx): Promise<Outcome> => {
    const person = await loadPersonLocked(tx, input.personId)
    if (!person) return refuse('not-found')
    const decision = decideReactivate(person.situation)
    if (!decision.ok) return decision
    if (await findActivePersonByNameKey(tx, person.row.name_key)) return refuse('person-name-taken')
    await updatePerson(tx, input.personId, { status: 'active' })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'reactivate:person',
      entity: 'person',
      entityId: input.personId,
      reason: input.reason,
    })
    return accept()
  })
  return refuseNameClash(attempt)
}
