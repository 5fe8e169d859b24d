// Fills a fresh database with trainees in the middle of their training, each with a session of their own.

import { firstCourse, loadCourses } from '#app/content/content.server'
import { hashSessionToken } from '#app/features/accounts/sessions.server'
import { publishPlan } from '#app/features/cohorts/plan-versions.server'
import { addDays, localDateOf } from '#app/rules/dates'
import { nameKey } from '#app/rules/shown-name'
import { connectSqlite, type Db } from '#db/connect'
import { newId } from '#db/ids'
import { migrateToLatest } from '#db/migrate'
import { insertPerson, insertSession } from '#db/queries/accounts'
import { insertEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'

export interface BenchTrainee {
  enrolmentId: string
  cookie: string
}

/** Everybody is on day 10: exams of the first days are open, lessons too. */
const DAY = 10
const HOUR_MS = 3_600_000

async function insertTrainees(db: Db, count: number, secret: string): Promise<BenchTrainee[]> {
  const now = Date.now()
  const planVersionId = await publishPlan(db, firstCourse(loadCourses('build')), now)
  const startOn = addDays(localDateOf(now, 'Asia/Shanghai'), 1 - DAY)
  const cohortId = newId()
  await db
    .insertInto('cohort')
    .values({
      id: cohortId,
      name: 'bench',
      course_id: 'cs-onboarding',
      plan_version_id: planVersionId,
      start_on: startOn,
      rest_pattern: 'none',
      created_by: null,
      created_at: now,
    })
    .execute()
  // The law's holidays must not make today another day than day 10.
  await db
    .insertInto('cohort_closure')
    .values(
      Array.from({ length: 40 }, (_, n) => ({
        cohort_id: cohortId,
        closed_on: addDays(startOn, n),
        kind: 'open' as const,
        reason: 'bench',
      })),
    )
    .execute()
  const trainees: BenchTrainee[] = []
  for (let n = 0; n < count; n++) {
    const personId = newId()
    const enrolmentId = newId()
    const token = newId() + newId()
    await inTransaction(db, async (tx) => {
      await insertPerson(
        tx,
        {
          id: personId,
          username: `bench-${n}`,
          display_name: `学员 ${n}`,
          name_key: nameKey(`学员 ${n}`),
          password_hash: '-',
          demo_note: null,
          created_at: now,
        },
        ['trainee'],
      )
      await insertEnrolment(tx, {
        id: enrolmentId,
        cohort_id: cohortId,
        trainee_id: personId,
        mentor_id: null,
        mentor_accepted_at: null,
        plan_version_id: planVersionId,
        state: 'in_training',
        joined_on: startOn,
        probation_until_on: null,
        contract_months: null,
        promoted_on: null,
        created_at: now,
        ended_at: null,
      })
      await insertSession(tx, {
        id_hash: hashSessionToken(secret, token),
        person_id: personId,
        created_at: now,
        last_seen_at: now,
        expires_at: now + 10 * HOUR_MS,
      })
    })
    trainees.push({ enrolmentId, cookie: `shifu=${token}` })
  }
  return trainees
}

export async function prepareTrainees(dataDir: string, count: number, secret: string): Promise<BenchTrainee[]> {
  const { db, close } = connectSqlite(`${dataDir}/shifu.sqlite`)
  await migrateToLatest(db)
  const trainees = await insertTrainees(db, count, secret)
  await close()
  return trainees
}

export interface OpenPaper {
  attemptId: string
  /** Place and item of every single-choice question. */
  questions: { position: number; item: string }[]
}

/** The papers the trainees have just begun, read beside the running server. */
export async function listOpenPapers(dataDir: string): Promise<Map<string, OpenPaper>> {
  const { db, close } = connectSqlite(`${dataDir}/shifu.sqlite`)
  const rows = await db
    .selectFrom('attempt as a')
    .innerJoin('exam_form as f', 'f.id', 'a.form_id')
    .select(['a.id', 'a.enrolment_id', 'f.content'])
    .where('a.state', '=', 'in_progress')
    .execute()
  await close()
  return new Map(
    rows.map((row) => {
      const { questions } = JSON.parse(row.content) as { questions: { item: { id: string; type: string } }[] }
      const singles = questions.flatMap(({ item }, n) =>
        item.type === 'single' ? [{ position: n + 1, item: item.id }] : [],
      )
      return [row.enrolment_id, { attemptId: row.id, questions: singles }]
    }),
  )
}

/** Ten times the past: practice drills, notices and audit rows of these trainees, to see whether pages slow down with history. */
export async function growHistory(dataDir: string, trainees: readonly BenchTrainee[]): Promise<void> {
  const { db, close } = connectSqlite(`${dataDir}/shifu.sqlite`)
  const now = Date.now()
  for (const { enrolmentId } of trainees.slice(0, 5)) {
    const rows = Array.from({ length: 500 }, (_, n) => ({
      id: newId(),
      enrolment_id: enrolmentId,
      activity_id: null,
      set_id: 'S5',
      purpose: 'practice' as const,
      mode: 'reply' as const,
      seed: 'bench',
      cards: '{"set":{},"cards":[]}',
      state: 'finished' as const,
      started_at: now - (n + 40) * 86_400_000,
      finished_at: now - (n + 40) * 86_400_000,
      percent: 80,
      pass_percent: 80,
      passed: 1 as const,
      mean_ms: 20_000,
    }))
    await db.insertInto('drill').values(rows).execute()
  }
  await close()
}
