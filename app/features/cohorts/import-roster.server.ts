import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { nameKey } from '#app/rules/shown-name'
import type { Db } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import { findCohort, lockCohort } from '#db/queries/cohorts'
import {
  listActiveNameKeys,
  listEnrolmentsOfPeople,
  listPeopleByUsernames,
  listRolesOf,
  lockPeople,
} from '#db/queries/people'
import { type DbOrTx, inTransaction } from '#db/transaction'
import { makeInitialPasswords } from '../accounts/initial-password.server'
import { makeAccount } from '../accounts/make-account.server'
import type { Actor } from '../audit/audit.server'
import { enrol } from './enrol.server'
import { trainedBefore } from './enrol-again'
import { loadPastTrainings } from './past-trainings.server'
import { checkRoster, type RosterHouse, type RosterRow, readRoster } from './roster'
import type { RosterLine } from './roster-file'

async function loadHouse(
  db: DbOrTx,
  cohort: { id: string; course_id: string },
  rows: readonly RosterRow[],
): Promise<RosterHouse> {
  const usernames = [...new Set(rows.flatMap((r) => [r.username, r.mentorUsername]))]
  const people = usernames.length > 0 ? await listPeopleByUsernames(db, usernames) : []
  const ids = people.map((p) => p.id)
  const keys = rows.map((row) => nameKey(row.displayName))
  const names = new Set(keys.length > 0 ? await listActiveNameKeys(db, keys) : [])
  if (people.length === 0) return { people: new Map(), names }
  const [roles, enrolments, past] = await Promise.all([
    listRolesOf(db, ids),
    listEnrolmentsOfPeople(db, ids),
    loadPastTrainings(db, ids),
  ])
  const holds = (id: string, role: string) => roles.some((r) => r.person_id === id && r.role === role)
  return {
    names,
    people: new Map(
      people.map((p) => [
        p.username,
        {
          id: p.id,
          displayName: p.display_name,
          active: p.status === 'active',
          isTrainee: holds(p.id, 'trainee'),
          isMentor: holds(p.id, 'mentor'),
          inTraining: enrolments.some((e) => e.trainee_id === p.id && e.ended_at === null),
          inCohort: enrolments.some((e) => e.trainee_id === p.id && e.cohort_id === cohort.id),
          trainedBefore:
            trainedBefore(
              past.filter((one) => one.traineeId === p.id),
              cohort.course_id,
            ) !== null,
        },
      ]),
    ),
  }
}

interface PreviewInput {
  cohortId: string
  now: number
  lines: readonly RosterLine[]
  withHidden: boolean
}

/** Which rows could be taken in now, and what is wrong or odd with which. Null for an unknown cohort. */
export async function previewRoster(db: Db, { cohortId, now, lines, withHidden }: PreviewInput) {
  const cohort = await findCohort(db, cohortId)
  if (!cohort) return null
  const roster = readRoster(lines, { today: localDateOf(now, cohort.zone), withHidden })
  if (!roster.ok) return roster
  const house = await loadHouse(db, cohort, roster.rows)
  const checked = checkRoster(roster.rows, house)
  const good = new Set(checked.rows.map((row) => row.line))
  return {
    ok: true as const,
    rows: checked.rows,
    problems: [...roster.problems, ...checked.problems].sort((a, b) => a.line - b.line),
    doubts: roster.doubts.filter((doubt) => good.has(doubt.line)),
    newPeople: checked.rows.filter((row) => !house.people.has(row.username)).length,
    hidden: roster.hidden,
    headLine: roster.headLine,
  }
}

interface ImportInput {
  actor: Actor
  now: number
  cohortId: string
  rows: readonly RosterRow[]
}

type Secret = Awaited<ReturnType<typeof makeInitialPasswords>>[number]

interface NewAccount {
  name: string
  username: string
  password: string
}

/** All rows or none: accounts for those who have none, and an enrolment for everybody. Answers the initial passwords, shown this once only. */
export async function importRoster(
  db: Db,
  input: ImportInput,
): Promise<Outcome<{ enrolled: number; accounts: NewAccount[] }>> {
  const known = await findCohort(db, input.cohortId)
  if (!known) return refuse('not-found')
  const first = await loadHouse(db, known, input.rows)
  const newcomers = input.rows.filter((r) => !first.people.has(r.username))
  const secrets = await makeInitialPasswords(newcomers.length)
  const secretOf = new Map(newcomers.map((row, n) => [row.username, secrets[n]!]))
  const attempt = inTransaction(db, async (tx) => {
    const cohort = await lockCohort(tx, input.cohortId)
    if (!cohort) return refuse('not-found')
    await lockPeople(
      tx,
      input.rows.flatMap((row) => first.people.get(row.mentorUsername)?.id ?? []),
    )
    const house = await loadHouse(tx, cohort, input.rows)
    // Somebody was faster than the preview: nothing is taken in half.
    if (checkRoster(input.rows, house).problems.length > 0) return refuse('stale')
    if (input.rows.some(({ username }) => !house.people.has(username) && !secretOf.has(username)))
      return refuse('stale')
    const accounts: NewAccount[] = []
    const makeTrainee = async ({ username, displayName }: RosterRow, secret: Secret) => {
      accounts.push({ name: displayName, username, password: secret.password })
      const { passwordHash } = secret
      const { actor, now } = input
      return makeAccount(tx, { actor, now, username, displayName, roles: ['trainee'], passwordHash, oneTime: true })
    }
    for (const row of input.rows) {
      const known = house.people.get(row.username)
      const traineeId = known?.id ?? (await makeTrainee(row, secretOf.get(row.username)!))
      const mentor = house.people.get(row.mentorUsername)!
      await enrol(tx, {
        actor: input.actor,
        now: input.now,
        cohort,
        trainee: { id: traineeId, name: row.displayName },
        mentor: { id: mentor.id, name: mentor.displayName },
        joinedOn: row.joinedOn,
      })
    }
    return accept({ enrolled: input.rows.length, accounts })
  })
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('stale')
    throw error
  })
}
