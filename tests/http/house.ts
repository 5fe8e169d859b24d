// A small house with everybody in it who could stand on either side of a permission.
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { startChat } from '#app/features/chats/start-chat.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { confirmedYearsUntil } from '#tests/builders/calendar'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import type { TestServer } from './server'
import type { Visitor } from './visitor'

/** Whose the object is: `trainee`'s; `mentor` is theirs and `delegate` was named in their cohort. */
export const VISITORS = [
  'anon',
  'trainee',
  'otherTrainee',
  'mentor',
  'otherMentor',
  'manager',
  'admin',
  'delegate',
] as const
export type VisitorName = (typeof VISITORS)[number]

export interface TestHouse {
  enrolment: BuiltEnrolment
  otherEnrolment: BuiltEnrolment
  people: Record<Exclude<VisitorName, 'anon'>, BuiltPerson>
  /** Ids for `:params` of routes; a room adds what its rows need. */
  ids: Record<string, string>
}

export async function aHouse(db: Db): Promise<TestHouse> {
  const mentor = await aPerson(db, { roles: ['mentor'] })
  const admin = await aPerson(db, { roles: ['admin'] })
  await confirmedYearsUntil(db, localDateOf(Date.now(), 'Asia/Shanghai'), admin)
  const otherMentor = await aPerson(db, { roles: ['mentor'] })
  const cohort = await aCohort(db, { mentors: [mentor.id] })
  const otherCohort = await aCohort(db, { mentors: [otherMentor.id] })
  const enrolment = await anEnrolment(db, { cohort, mentor })
  const otherEnrolment = await anEnrolment(db, { cohort: otherCohort, mentor: otherMentor })
  const delegate = await aPerson(db, { roles: ['delegate'] })
  const content = testContent()
  const [activity] = content.plan.days[0]?.activities ?? []
  const attempt = await startAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    // The server under test runs on real time; an older paper would be collected at the first look.
    now: Date.now(),
    enrolmentId: enrolment.id,
    blueprint: content.blueprintById.get('d01-basic')!,
    content,
  })
  const manager = await aPerson(db, { roles: ['manager'] })
  const decisionId = newId()
  await db
    .insertInto('decision')
    .values({
      id: decisionId,
      enrolment_id: enrolment.id,
      kind: 'd1-gate',
      revision: 1,
      verdict: 'pass',
      reason: '入职测评合格',
      due_on: null,
      effective_on: null,
      evidence: '[]',
      trainee_id: enrolment.trainee.id,
      decided_by: manager.id,
      decided_at: NOW,
    })
    .execute()
  const drill = await startDrill(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now: NOW,
    content,
    enrolmentId: enrolment.id,
    setId: 'S5',
  })
  const satDrillId = drill.ok ? await aSatDrill(db, drill.value) : 'none'
  const chat = await startChat(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    // As with the paper: the server under test runs on real time.
    now: Date.now(),
    content,
    enrolmentId: enrolment.id,
    seats: 1,
  })
  const chatId = chat.ok ? chat.value : 'none'
  const visitId = newId()
  await db
    .insertInto('mystery_visit')
    .values({
      id: visitId,
      enrolment_id: enrolment.id,
      activity_id: 'D10-3',
      visitor_id: delegate.id,
      script_id: 'CS-401',
      from_on: '2026-01-01',
      // A stream of a visit that is over ends at once.
      until_on: '2026-01-01',
      planned_by: manager.id,
      planned_at: NOW,
    })
    .execute()
  await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D01-5', person_id: delegate.id })
  const voidingId = newId()
  await db
    .insertInto('attempt_voiding')
    .values({
      id: voidingId,
      attempt_id: attempt.ok ? attempt.value.attemptId : 'none',
      enrolment_id: enrolment.id,
      trainee_id: enrolment.trainee.id,
      reason: '考场停电',
      second_person: 1,
      voided_by: manager.id,
      voided_at: Date.now(),
    })
    .execute()
  return {
    enrolment,
    otherEnrolment,
    people: {
      trainee: enrolment.trainee,
      otherTrainee: otherEnrolment.trainee,
      mentor,
      otherMentor,
      manager,
      admin,
      delegate,
    },
    ids: {
      enrolmentId: enrolment.id,
      cohortId: cohort.id,
      personId: enrolment.trainee.id,
      activityId: activity?.id ?? 'D01-1',
      lessonId: content.lessons[0]?.id ?? 'none',
      day: '1',
      attemptId: attempt.ok ? attempt.value.attemptId : 'none',
      decisionId,
      voidingId,
      drillId: drill.ok ? drill.value : 'none',
      satDrillId,
      chatId,
      visitId,
      practisedChatId: await aSatChat(db, chatId, 'practice'),
      satChatId: await aSatChat(db, chatId, 'exam'),
    },
  }
}

/** An exam of the same cards, over and decided. */
async function aSatDrill(db: Db, drillId: string): Promise<string> {
  const practised = await db.selectFrom('drill').selectAll().where('id', '=', drillId).executeTakeFirstOrThrow()
  const id = newId()
  await db
    .insertInto('drill')
    .values({
      ...practised,
      id,
      activity_id: 'D08-1',
      purpose: 'exam',
      state: 'finished',
      finished_at: NOW,
      percent: 40,
      percent_high: 40,
      passed: 0,
    })
    .execute()
  return id
}

/** A sitting with the same customers that is over. */
async function aSatChat(db: Db, chatId: string, purpose: 'practice' | 'exam'): Promise<string> {
  const running = await db.selectFrom('chat_sitting').selectAll().where('id', '=', chatId).executeTakeFirstOrThrow()
  const id = newId()
  const over = { state: 'finished' as const, finished_at: NOW + 600_000, percent: 0, percent_high: 0 }
  await db
    .insertInto('chat_sitting')
    .values({
      ...running,
      ...over,
      id,
      purpose,
      activity_id: purpose === 'exam' ? 'D22-3' : null,
      started_at: NOW,
      ends_at: NOW + 600_000,
    })
    .execute()
  return id
}

/** One visitor each, with sessions of their own. */
export async function visitorsOf(server: TestServer, house: TestHouse): Promise<Record<VisitorName, Visitor>> {
  const entries = await Promise.all(
    VISITORS.map(
      async (name) => [name, name === 'anon' ? server.visitor() : await server.visitorAs(house.people[name])] as const,
    ),
  )
  return Object.fromEntries(entries) as Record<VisitorName, Visitor>
}
