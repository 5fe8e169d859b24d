import type { Db } from '#db/connect'
import { listDemoPeople } from '#db/queries/demo'

const MAIN = ['trainee', 'mentor', 'manager', 'admin'] as const

/** Four role cards and the named trainees, for the sign-in page of a demo. */
export async function getDemoCards(db: Db) {
  const people = await listDemoPeople(db)
  const main = MAIN.flatMap((role) => {
    const person = people.find((p) => p.username === role)
    return person ? [{ username: person.username, displayName: person.display_name, role }] : []
  })
  const others = people
    .filter((p) => p.demo_note && !MAIN.some((name) => name === p.username))
    .map((p) => ({ username: p.username, displayName: p.display_name, note: p.demo_note ?? '' }))
  return { main, others }
}
