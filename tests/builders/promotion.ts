import type { Insertable } from 'kysely'
import type { TopicResult } from '#app/features/grading/score-attempt'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import type { AttemptTable } from '#db/tables/attempts'
import type { DecisionTable } from '#db/tables/promotion'
import type { DbOrTx } from '#db/transaction'
import { testContent } from './content'
import { anEnrolment, type BuiltEnrolment, type EnrolmentWish } from './enrolment'
import { aPerson, type BuiltPerson } from './person'
import { HOUR_MS, NOW } from './time'

const EXAMS = {
  baseline: { exam_id: 'd01-basic', activity_id: 'D01-3', pass_percent: 60 },
  stage: { exam_id: 'd03-morning', activity_id: 'D03-3', pass_percent: 70 },
  makeup: { exam_id: 'd05-makeup', activity_id: 'D05-2', pass_percent: 70 },
  final: { exam_id: 'd22-final', activity_id: 'D22-1', pass_percent: 80 },
  retake: { exam_id: 'retake', activity_id: 'D23-3', pass_percent: 80 },
} as const

export interface AttemptWish extends Partial<Insertable<AttemptTable>> {
  enrolment_id: string
  kind: AttemptTable['kind']
  percent: number
  topics?: TopicResult[]
}

/** A paper with its form, released one hour after its start; `state` and the times may say otherwise. */
export async function anExamResult(db: DbOrTx, wish: AttemptWish): Promise<string> {
  const { topics = [], ...columns } = wish
  const exam = EXAMS[wish.kind]
  const startedAt = columns.started_at ?? NOW
  const released = (columns.state ?? 'released') === 'released'
  const formId = newId()
  await db
    .insertInto('exam_form')
    .values({
      id: formId,
      enrolment_id: wish.enrolment_id,
      exam_id: exam.exam_id,
      blueprint_version: 1,
      seed: 'seed',
      content: JSON.stringify({ title: exam.exam_id, questions: [] }),
      content_hash: `hash-${formId}`,
      overlap_proof: '{}',
      created_at: startedAt,
    })
    .execute()
  const passPercent = columns.pass_percent ?? exam.pass_percent
  const row = {
    id: newId(),
    ...exam,
    form_id: formId,
    state: 'released' as const,
    started_at: startedAt,
    deadline_at: startedAt + 2 * HOUR_MS,
    limit_minutes: 120,
    window_end_at: null,
    submitted_at: startedAt + HOUR_MS,
    closed_at: startedAt + HOUR_MS,
    graded_at: startedAt + HOUR_MS,
    released_at: released ? startedAt + HOUR_MS : null,
    released_by: null,
    points: wish.percent,
    max_points: 100,
    pass_percent: passPercent,
    passed: wish.percent >= passPercent ? (1 as const) : (0 as const),
    result: JSON.stringify({
      version: 1,
      items: [],
      topics,
      waiting: [],
      points: wish.percent,
      max: 100,
      percent: wish.percent,
      passed: wish.percent >= passPercent,
    }),
    ...columns,
  }
  await db.insertInto('attempt').values(row).execute()
  return row.id
}

export interface DecisionWish extends Partial<Insertable<DecisionTable>> {
  enrolment: BuiltEnrolment
  by: BuiltPerson
  kind: DecisionTable['kind']
  verdict: DecisionTable['verdict']
  /** Whether the trainee has read it; left out: yes. */
  acknowledged?: boolean
}

export async function aDecision(db: DbOrTx, wish: DecisionWish): Promise<string> {
  const { enrolment, by, acknowledged = true, ...columns } = wish
  const row = {
    id: newId(),
    enrolment_id: enrolment.id,
    revision: 1,
    reason: '按当天的三项成绩和表现',
    due_on: null,
    effective_on: null,
    evidence: '{}',
    trainee_id: enrolment.trainee.id,
    decided_by: by.id,
    decided_at: NOW,
    ...columns,
  }
  await db.insertInto('decision').values(row).execute()
  if (acknowledged)
    await db
      .insertInto('decision_acknowledgement')
      .values({
        decision_id: row.id,
        kind: 'acknowledged',
        recorded_by: enrolment.trainee.id,
        note: null,
        recorded_at: row.decided_at,
      })
      .execute()
  return row.id
}

/** Both gates passed and read, as they stand for everybody who has come to the final. */
export async function settledGates(db: DbOrTx, enrolment: BuiltEnrolment, by: BuiltPerson): Promise<void> {
  await aDecision(db, { enrolment, by, kind: 'd1-gate', verdict: 'pass' })
  await aDecision(db, { enrolment, by, kind: 'd3-gate', verdict: 'pass' })
}

/** Waived by name; `subjects` are ids of activities, `attendance` or `conduct`. */
export async function waived(
  db: DbOrTx,
  enrolment: BuiltEnrolment,
  by: BuiltPerson,
  subjects: readonly string[],
): Promise<void> {
  await db
    .insertInto('waiver')
    .values(
      subjects.map((subject) => ({
        id: newId(),
        enrolment_id: enrolment.id,
        subject,
        revision: 1,
        verdict: 'waived' as const,
        reason: '入职前已在原部门完成并有记录',
        decided_by: by.id,
        decided_at: NOW,
      })),
    )
    .execute()
}

/** Nothing of earlier days stands in the way: gates passed, everything else of the plan waived. */
export async function nothingBefore(db: DbOrTx, enrolment: BuiltEnrolment, by: BuiltPerson): Promise<void> {
  await settledGates(db, enrolment, by)
  const rows = testContent().plan.days.flatMap((day) => day.activities)
  // Gates and the practical part of an exam are settled, never waived.
  const subjects = rows
    .filter(({ type, holds }) => type !== 'chat-simulation' && (type !== 'decision' || !holds))
    .map(({ id }) => id)
  await waived(db, enrolment, by, [...subjects, 'attendance', 'conduct'])
}

/** A trainee in training who may begin whatever the day brings; for tests to which the way there does not matter. */
export async function aReadyEnrolment(db: Db, wish: EnrolmentWish = {}): Promise<BuiltEnrolment> {
  const enrolment = await anEnrolment(db, wish)
  await nothingBefore(db, enrolment, await aPerson(db, { roles: ['manager'], status: 'deactivated' }))
  return enrolment
}

type Marks = readonly { by: Pick<BuiltPerson, 'id'>; percent: number }[]

/** The practical part of the final or the retake: sat to its end, and marked by each of these people with this much. */
export async function satPractical(
  db: DbOrTx,
  enrolment: BuiltEnrolment,
  activityId: 'D22-3' | 'D23-6',
  sheets: Marks,
): Promise<void> {
  await db
    .insertInto('chat_sitting')
    .values({
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: activityId,
      purpose: 'exam',
      seed: 'seed',
      content: JSON.stringify({ seats: [], judge: 'none', forbidden: [] }),
      state: 'finished',
      started_at: NOW - HOUR_MS,
      ends_at: NOW - HOUR_MS / 2,
      finished_at: NOW - HOUR_MS / 2,
      percent: 85,
      percent_high: 90,
    })
    .execute()
  await marked(db, enrolment, { activityId, rubricId: 'R12' }, sheets)
}

/** The oral part of the final or the retake: each of these people has marked it with this much. The practical part of the retake went well. */
export async function heard(
  db: DbOrTx,
  enrolment: BuiltEnrolment,
  activityId: 'D22-1' | 'D23-3',
  sheets: Marks,
): Promise<void> {
  await marked(db, enrolment, { activityId, rubricId: 'R1' }, sheets)
  if (activityId === 'D23-3')
    await satPractical(
      db,
      enrolment,
      'D23-6',
      sheets.map(({ by }) => ({ by, percent: 90 })),
    )
}

/** A sheet of each of these people, with this much and no more about it. */
export async function marked(
  db: DbOrTx,
  enrolment: BuiltEnrolment,
  { activityId, rubricId }: { activityId: string; rubricId: string },
  sheets: Marks,
): Promise<void> {
  if (sheets.length === 0) return
  await db
    .insertInto('rubric_sheet')
    .values(
      sheets.map(({ by, percent }, n) => ({
        id: newId(),
        enrolment_id: enrolment.id,
        activity_id: activityId,
        rubric_id: rubricId,
        rubric_version: 1,
        examiner_id: by.id,
        trainee_id: enrolment.trainee.id,
        revision: 1,
        // Marks line by line are no part of the story; pages that list them find none.
        marks: JSON.stringify({ levels: {}, notes: {}, hardFaults: [] }),
        percent,
        hard_fault: null,
        state_mark: null,
        comment: '答得完整',
        made_at: NOW + n,
      })),
    )
    .execute()
}

/** Every signature of the final; its practical part went well, unless it is told otherwise. */
export async function signedFinal(
  db: DbOrTx,
  enrolment: BuiltEnrolment,
  by: BuiltPerson,
  practical: Marks = [by, enrolment.mentor!].map((examiner) => ({ by: examiner, percent: 90 })),
): Promise<void> {
  await satPractical(db, enrolment, 'D22-3', practical)
  await db
    .insertInto('sign_off')
    .values(
      (
        [
          ['D22-1', 'examiner'],
          ['D22-1', 'manager'],
          ['D22-3', 'examiner'],
        ] as const
      ).map(([activityId, slot]) => ({
        id: newId(),
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee.id,
        activity_id: activityId,
        slot,
        revision: 1,
        signer_id: by.id,
        verdict: 'signed' as const,
        comment: null,
        redo_by_on: null,
        signed_at: NOW,
      })),
    )
    .execute()
}

/** Questions or cards are drawn for this oral or phone test. */
export async function drawn(db: DbOrTx, enrolment: BuiltEnrolment, activityId: string, by: BuiltPerson): Promise<void> {
  await db
    .insertInto('activity_entry')
    .values({
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: activityId,
      kind: 'draw',
      data: JSON.stringify({ ids: [] }),
      created_by: by.id,
      created_at: NOW,
      due_on: null,
      closed_by: null,
      closed_at: null,
      outcome: null,
    })
    .execute()
}
