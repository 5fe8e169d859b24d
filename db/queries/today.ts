import type { DbOrTx } from '../transaction'

async function countOf(query: Promise<{ n: number | string }>): Promise<number> {
  return Number((await query).n)
}

export function countActivePeople(db: DbOrTx) {
  return countOf(
    db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('status', '=', 'active')
      .executeTakeFirstOrThrow(),
  )
}

export function countInitialPasswords(db: DbOrTx) {
  return countOf(
    db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('status', '=', 'active')
      .where('must_change_password', '=', 1)
      .executeTakeFirstOrThrow(),
  )
}

export function countCohorts(db: DbOrTx) {
  return countOf(
    db
      .selectFrom('cohort')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
}

export function countOpenEnrolments(db: DbOrTx) {
  return countOf(
    db
      .selectFrom('enrolment')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
}
