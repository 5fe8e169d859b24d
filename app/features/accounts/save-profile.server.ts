import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson, updatePerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { claimName, refuseNameClash } from './claim-name.server'

interface SaveProfileInput {
  actor: Actor
  now: number
  personId: string
  displayName: string
  locale: 'zh-CN' | 'en'
  theme: 'system' | 'light' | 'dark'
}

export function saveProfile(db: Db, input: SaveProfileInput): Promise<Outcome> {
  const attempt = inTransaction(db, async (tx): Promise<Outcome> => {
    const person = await findPerson(tx, input.personId)
    if (!person) return refuse('not-found')
    const named = await claimName(tx, person, input.displayName, input.now)
    if (!named.ok) return named
    const change = { display_name: input.displayName, locale: input.locale, theme: input.theme }
    await updatePerson(tx, person.id, { ...change, ...named.value })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'save:profile',
      entity: 'person',
      entityId: person.id,
      before: { display_name: person.display_name, locale: person.locale, theme: person.theme },
      after: change,
    })
    return accept()
  })
  return refuseNameClash(attempt)
}
