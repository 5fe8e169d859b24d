import type { Plan } from '#app/content/plan'
import { DEMO_COHORTS, DEMO_OPEN_DAY, DEMO_PEOPLE, type DemoCohortName, type DemoName } from '#app/i18n/demo-story'
import { addDays, instantOf, localDateOf } from '#app/rules/dates'
import { nameKey } from '#app/rules/shown-name'
import { newId } from '#db/ids'
import { insertPerson } from '#db/queries/accounts'
import { insertCalendarYear } from '#db/queries/calendar'
import { insertClosures, insertCohort, insertCohortMentors, insertDelegations } from '#db/queries/cohorts'
import { insertEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { builtInThrough } from '../cohorts/holidays'
import { type CalendarRules, scheduleDays } from '../cohorts/schedule'
import {
  DEMO_ROLES,
  DEMO_TRAINEES,
  type DemoTrainee,
  demoDaysOf,
  demoDelegations,
  demoExamDates,
  demoOpenDates,
  demoYears,
  startOnFor,
} from './story'

const ZONE = 'Asia/Shanghai'
const REST = 'sunday' as const
const COHORT_NAMES = Object.keys(DEMO_COHORTS) as DemoCohortName[]
const NAMES = Object.keys(DEMO_PEOPLE) as DemoName[]
export const DEMO_REQUEST = 'demo-seed'

export interface DemoBase {
  people: Record<DemoName, string>
  enrolments: { trainee: DemoTrainee; id: string; startOn: string }[]
  rules: CalendarRules
}

interface SeedInput {
  now: number
  passwordHash: string
  plan: Plan
  courseId: string
  planVersionId: string
}

/** The rule set of every demo cohort: Sundays off, and open yesterday and today. */
export function demoRules(today: string): CalendarRules {
  const rules = { restPattern: REST, holidayOverrides: new Map(), years: demoYears(today) }
  return { ...rules, closures: new Map(demoOpenDates(today, rules).map((on) => [on, 'open' as const])), leaves: [] }
}

async function seedPeople(tx: Tx, input: SeedInput, createdAt: number): Promise<Record<DemoName, string>> {
  const people = Object.fromEntries(NAMES.map((name) => [name, newId()])) as Record<DemoName, string>
  for (const [order, name] of NAMES.entries()) {
    const { name: displayName, note } = DEMO_PEOPLE[name]
    await insertPerson(
      tx,
      {
        id: people[name],
        username: name,
        display_name: displayName,
        name_key: nameKey(displayName),
        password_hash: input.passwordHash,
        is_demo: 1,
        demo_note: note,
        // One millisecond apart: the sign-in page lists them in this order.
        created_at: createdAt + order,
      },
      DEMO_ROLES[name],
    )
  }
  return people
}

async function seedCohort(
  tx: Tx,
  input: SeedInput,
  cohort: { id: string; name: DemoCohortName; startOn: string; people: Record<DemoName, string>; rules: CalendarRules },
) {
  const createdAt = instantOf(addDays(cohort.startOn, -1), '15:00', ZONE)
  const { people } = cohort
  await insertCohort(tx, {
    id: cohort.id,
    name: DEMO_COHORTS[cohort.name],
    course_id: input.courseId,
    plan_version_id: input.planVersionId,
    start_on: cohort.startOn,
    rest_pattern: REST,
    planned_through: cohort.rules.years.plannedThrough,
    zone: ZONE,
    is_demo: 1,
    created_by: people.manager,
    created_at: createdAt,
  })
  await insertCohortMentors(tx, cohort.id, [people.mentor, people.mentor2])
  const closures = [...cohort.rules.closures].map(([closed_on, kind]) => ({
    cohort_id: cohort.id,
    closed_on,
    kind,
    reason: DEMO_OPEN_DAY,
  }))
  if (closures.length > 0) await insertClosures(tx, closures)
  await insertDelegations(
    tx,
    demoDelegations(input.plan).map((d) => ({
      id: newId(),
      cohort_id: cohort.id,
      activity_id: d.activityId,
      person_id: people[d.person],
      role: d.role,
      // Not by the manager, whose proposals whoever is named for personnel may have to confirm.
      created_by: people.admin,
      created_at: createdAt,
      ended_at: null,
    })),
  )
  await appendAudit(tx, {
    actor: { id: people.manager, requestId: DEMO_REQUEST },
    now: createdAt,
    action: 'create:cohort',
    entity: 'cohort',
    entityId: cohort.id,
    after: { name: DEMO_COHORTS[cohort.name], start_on: cohort.startOn, rest_pattern: REST },
  })
}

/** The years the department has trained in, beyond the built-in table. */
async function seedYears(tx: Tx, rules: CalendarRules, adminId: string, at: number) {
  for (let year = builtInThrough() + 1; year <= rules.years.knownThrough; year++) {
    await insertCalendarYear(tx, { year, confirmed_by: adminId, confirmed_at: at })
    await appendAudit(tx, {
      actor: { id: adminId, requestId: DEMO_REQUEST },
      now: at,
      action: 'confirm:calendar-year',
      entity: 'calendar-year',
      entityId: String(year),
    })
  }
}

/** People, cohorts and enrolments of the demo department; every trainee still at the very beginning. */
export async function seedDemoBase(tx: Tx, input: SeedInput): Promise<DemoBase> {
  const today = localDateOf(input.now, ZONE)
  const plain = demoRules(today)
  const starts = DEMO_TRAINEES.map((trainee) => ({ trainee, startOn: startOnFor(today, trainee.day, plain) }))
  const exams = starts.flatMap(({ startOn }) =>
    demoExamDates(input.plan, scheduleDays(startOn, demoDaysOf(input.plan), plain), plain),
  )
  const opened = exams.map((on) => [on, 'open' as const] as const)
  const rules = { ...plain, closures: new Map([...plain.closures, ...opened]) }
  const earliest = starts.map((s) => s.startOn).sort()[0]!
  const people = await seedPeople(tx, input, instantOf(addDays(earliest, -30), '09:00', ZONE))
  await seedYears(tx, rules, people.admin, instantOf(addDays(earliest, -20), '09:00', ZONE))

  const cohortIds = new Map<DemoCohortName, string>()
  for (const name of COHORT_NAMES) {
    const startOn = starts
      .filter((s) => s.trainee.cohort === name)
      .map((s) => s.startOn)
      .sort()[0]!
    const id = newId()
    cohortIds.set(name, id)
    await seedCohort(tx, input, { id, name, startOn, people, rules })
  }

  const enrolments: DemoBase['enrolments'] = []
  for (const { trainee, startOn } of starts) {
    const id = newId()
    const createdAt = instantOf(addDays(startOn, -1), '16:00', ZONE)
    await insertEnrolment(tx, {
      id,
      cohort_id: cohortIds.get(trainee.cohort)!,
      trainee_id: people[trainee.name],
      mentor_id: people[trainee.mentor],
      mentor_accepted_at: null,
      plan_version_id: input.planVersionId,
      state: 'in_training',
      joined_on: startOn,
      probation_until_on: null,
      contract_months: 36,
      promoted_on: null,
      created_at: createdAt,
      ended_at: null,
    })
    await appendAudit(tx, {
      actor: { id: people.manager, requestId: DEMO_REQUEST },
      now: createdAt,
      action: 'create:enrolment',
      entity: 'enrolment',
      entityId: id,
      enrolmentId: id,
      after: { trainee_id: people[trainee.name], mentor_id: people[trainee.mentor], joined_on: startOn },
    })
    enrolments.push({ trainee, id, startOn })
  }
  return { people, enrolments, rules }
}
