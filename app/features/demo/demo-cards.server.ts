import type { Db } from '#db/connect'
import { listDemoPeople } from '#db/queries/demo'
import type { Role } from '../accounts/permissions'

const MAIN = ['trainee', 'mentor', 'manager', 'admin'] as const

/** Four role cards, the named trainees, and the colleagues around them, for the sign-in page of a demo. */
export async function getDemoCards(db: Db) {
  const people = await listDemoPeople(db)
  const main = MAIN.flatMap((role) => {
    const person = people.find((p) => p.username === role)
    return person ? [{ username: person.username, displayName: person.display_name, role }] : []
  })
  const others = people
    .filter((p) => p.demo_note && !MAIN.some((name) => name === p.username))
    .map((p) => ({ username: p.username, displayName: p.display_name, note: p.demo_note ?? '' }))
  const colleagues = new Map<string, { username: string; displayName: string; roles: Role[] }>()
  for (const p of people) {
    if (p.demo_note || MAIN.some((name) => name === p.username)) continue
    const known = colleagues.get(p.username)
    colleagues.set(p.username, {
      username: p.username,
      displayName: p.display_name,
      roles: [...(known?.roles ?? []), p.role],
    })
  }
  return { main, others, colleagues: [...colleagues.values()] }
}
