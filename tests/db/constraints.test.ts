// The last line: whatever the code above forgets, the engine itself refuses. Every case differs from a sound row in one thing.
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isConstraintViolation } from '#db/portable'
import type { Tx } from '#db/transaction'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { soundRows } from '#tests/builders/rows'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

type Row = Record<string, unknown>
type TableName = keyof ReturnType<typeof soundRows>

interface Fixture {
  db: Db
  mine: BuiltEnrolment
  other: BuiltEnrolment
  manager: BuiltPerson
  rows: Record<TableName, Row>
}

class RollBack extends Error {}

/** Runs in a transaction that is always undone, so that every case starts from the same rows. */
async function undone(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  await db
    .transaction()
    .execute(async (tx) => {
      await work(tx)
      throw new RollBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error
    })
}

function insert(tx: Tx, table: string, row: Row) {
  return tx
    .insertInto(table as 'person')
    .values(row as never)
    .execute()
}

/** Puts in what the row points to, then the row itself. */
async function insertSound(tx: Tx, { rows }: Fixture, table: TableName, row: Row): Promise<void> {
  if (table === 'attempt') await insert(tx, 'exam_form', { ...rows.exam_form, id: row.form_id })
  if (row.attempt_id) await insertSound(tx, { rows } as Fixture, 'attempt', { ...rows.attempt, id: row.attempt_id })
  if (table === 'decision_confirmation') await insert(tx, 'decision', { ...rows.decision, id: row.decision_id })
  await insert(tx, table, row)
}

async function expectRefused(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error, 'the engine accepted it').toBeDefined()
  expect(isConstraintViolation(error), String(error)).toBe(true)
}

/** A sound row with one fault. */
const FAULTS: [title: string, table: TableName, fault: (f: Fixture) => Row][] = [
  ['a trainee signing their own activity', 'sign_off', (f) => ({ signer_id: f.mine.trainee.id })],
  [
    'a signature that names another trainee, so that self-signing would pass',
    'sign_off',
    (f) => ({ trainee_id: f.other.trainee.id, signer_id: f.mine.trainee.id }),
  ],
  ['a signature for an enrolment that does not exist', 'sign_off', () => ({ enrolment_id: newId() })],
  ['a signature in an unknown slot', 'sign_off', () => ({ slot: 'neighbour' })],
  ['a signature with an unknown verdict', 'sign_off', () => ({ verdict: 'maybe' })],
  ['"not yet" without a word of why', 'sign_off', () => ({ verdict: 'not_yet', comment: null })],
  ['a withdrawn signature without a word of why', 'sign_off', () => ({ verdict: 'withdrawn', comment: '' })],
  ['a signature by nobody known', 'sign_off', () => ({ signer_id: newId() })],
  ['a signature of revision 0', 'sign_off', () => ({ revision: 0 })],
  [
    'an entry confirmed by the one who wrote it',
    'activity_entry',
    (f) => ({ state: 'confirmed', closed_by: f.mine.trainee.id }),
  ],
  ['an entry confirmed by nobody', 'activity_entry', () => ({ state: 'confirmed', closed_by: null })],
  ['an entry in an unknown state', 'activity_entry', () => ({ state: 'lost' })],
  ['a record that is done without a time', 'activity_record', () => ({ status: 'done', done_at: null })],
  ['a record in an unknown state', 'activity_record', () => ({ status: 'finished' })],
  ['a record of nobody', 'activity_record', () => ({ enrolment_id: newId() })],
  ['a lesson read to 101 percent', 'lesson_progress', () => ({ percent: 101 })],
  ['a lesson read to less than nothing', 'lesson_progress', () => ({ percent: -1 })],
  ['a self-check that is 2 correct', 'self_check_answer', () => ({ correct: 2 })],
  ['a self-check with no try', 'self_check_answer', () => ({ tries: 0 })],
  ['an exam form that shares items with an earlier one', 'exam_form', () => ({ overlap_count: 1 })],
  ['an exam form of nobody', 'exam_form', () => ({ enrolment_id: newId() })],
  ['an attempt of an unknown kind', 'attempt', () => ({ kind: 'second-retake' })],
  ['an attempt in an unknown state', 'attempt', () => ({ state: 'paused' })],
  ['an attempt that ends before it starts', 'attempt', () => ({ deadline_at: NOW - 1 })],
  ['an attempt with less time than it had', 'attempt', () => ({ extended_minutes: -1 })],
  ['a word to oneself', 'attempt_word', (f) => ({ said_by: f.mine.trainee.id })],
  ['a word that names another trainee', 'attempt_word', (f) => ({ trainee_id: f.other.trainee.id })],
  ['a word that takes minutes', 'attempt_word', () => ({ minutes: -1 })],
  ['a word that says nothing', 'attempt_word', () => ({ text: '' })],
  ['a page that was heard of before it was opened', 'attempt_page', () => ({ heard_at: NOW - 1 })],
  ['a note of an unknown kind', 'attempt_signal', () => ({ kind: 'cheated' })],
  ['a note of less than nothing', 'attempt_signal', () => ({ amount: -1 })],
  ['an attempt of 101 percent', 'attempt', () => ({ percent: 101 })],
  ['an attempt with more points than there are', 'attempt', () => ({ points: 11, max_points: 10 })],
  ['a released result without a result', 'attempt', () => ({ state: 'released', released_at: NOW, percent: null })],
  ['a released result without a time', 'attempt', () => ({ state: 'released', released_at: null, percent: 90 })],
  ['an answer of revision 0', 'attempt_answer', () => ({ revision: 0 })],
  ['a trainee marking their own answer', 'mark', (f) => ({ marker_id: f.mine.trainee.id })],
  ['a mark that names another trainee', 'mark', (f) => ({ trainee_id: f.other.trainee.id })],
  ['a mark above the highest', 'mark', () => ({ points: 6 })],
  ['a mark below nothing', 'mark', () => ({ points: -1 })],
  ['an appeal without a reason', 'appeal', () => ({ reason: '不服' })],
  ['a drill of 101 percent', 'drill', () => ({ percent: 101 })],
  ['a drill for an unknown purpose', 'drill', () => ({ purpose: 'fun' })],
  ['typing run number 0', 'typing_run', () => ({ run: 0 })],
  ['typing more exactly than exactly', 'typing_run', () => ({ accuracy: 100.5 })],
  ['a trainee examining themself', 'rubric_sheet', (f) => ({ examiner_id: f.mine.trainee.id })],
  ['a sheet that names another trainee', 'rubric_sheet', (f) => ({ trainee_id: f.other.trainee.id })],
  ['a sheet of 101 percent', 'rubric_sheet', () => ({ percent: 101 })],
  ['a conduct entry of 101 points', 'conduct_entry', () => ({ points: 101 })],
  ['a conduct entry without a note', 'conduct_entry', () => ({ note: '' })],
  ['a trainee deciding about themself', 'decision', (f) => ({ decided_by: f.mine.trainee.id })],
  ['a decision that names another trainee', 'decision', (f) => ({ trainee_id: f.other.trainee.id })],
  ['a decision without a reason', 'decision', () => ({ reason: 'ok' })],
  ['"improve" without a date', 'decision', () => ({ kind: 'd3-gate', verdict: 'improve', due_on: null })],
  ['an unknown verdict', 'decision', () => ({ verdict: 'dismiss' })],
  ['a decision confirmed by its decider', 'decision_confirmation', (f) => ({ confirmed_by: f.manager.id })],
  ['a decision confirmed by the trainee', 'decision_confirmation', (f) => ({ confirmed_by: f.mine.trainee.id })],
  [
    'a decision confirmed by its decider under another name',
    'decision_confirmation',
    (f) => ({ decided_by: f.mine.mentor!.id, confirmed_by: f.manager.id }),
  ],
  [
    'a decision confirmed by its trainee under another name',
    'decision_confirmation',
    (f) => ({ trainee_id: f.other.trainee.id, confirmed_by: f.mine.trainee.id }),
  ],
  ['a confirmation of nothing', 'decision_confirmation', () => ({ decision_id: null })],
  ['a transition into an unknown state', 'enrolment_transition', () => ({ to_state: 'fired' })],
  ['a leave that ends before it begins', 'enrolment_leave', () => ({ to_on: '2026-01-07' })],
  ['a leave without a reason', 'enrolment_leave', () => ({ reason: '' })],
  ['a day 0 unlocked', 'day_unlock', () => ({ day: 0 })],
  ['a day unlocked without a reason', 'day_unlock', () => ({ reason: '' })],
  ['a remedial module of no minutes', 'remedial_module', () => ({ minutes_planned: 0 })],
]

/** A second sound row that must not stand beside the first. */
const DOUBLES: [title: string, table: TableName, change: (first: Row) => Row][] = [
  ['two signatures of one slot and revision', 'sign_off', (row) => ({ ...row, id: newId() })],
  ['two open attempts at one exam', 'attempt', (row) => ({ ...row, id: newId(), form_id: newId(), kind: 'makeup' })],
  ['two attempts with one form', 'attempt', (row) => ({ ...row, id: newId(), exam_id: 'another', kind: 'stage' })],
  ['a second final exam', 'attempt', (row) => ({ ...row, id: newId(), form_id: newId(), exam_id: 'another-final' })],
  ['two marks of one marker and revision', 'mark', (row) => ({ ...row, id: newId() })],
  ['two open appeals against one attempt', 'appeal', (row) => ({ ...row, id: newId() })],
  ['one thing noted twice', 'attempt_signal', (row) => ({ ...row, id: newId() })],
  ['one browser that opens a paper twice', 'attempt_page', (row) => row],
  ['two drills of one exam at once', 'drill', (row) => ({ ...row, id: newId() })],
  ['one typing run twice', 'typing_run', (row) => ({ ...row, id: newId() })],
  ['two sheets of one examiner and revision', 'rubric_sheet', (row) => ({ ...row, id: newId() })],
  ['two decisions of one kind and revision', 'decision', (row) => ({ ...row, id: newId() })],
  ['two transitions of one revision', 'enrolment_transition', (row) => ({ ...row, id: newId() })],
  ['two answers to one offer', 'mentor_change', (row) => ({ ...row, id: newId() })],
  ['one topic remedied twice', 'remedial_module', (row) => ({ ...row, id: newId() })],
]

const APPEND_ONLY: [table: TableName, change: string][] = [
  ['sign_off', "verdict = 'signed'"],
  ['mark', 'points = 5'],
  ['rubric_sheet', 'percent = 100'],
  ['decision', "verdict = 'eliminate'"],
  ['decision_confirmation', "verdict = 'declined'"],
  ['enrolment_transition', "event = 'other'"],
  ['conduct_entry', 'points = 0'],
  ['mentor_change', "event = 'accepted'"],
  ['exam_form', "content = '[]'"],
  ['attempt_word', 'minutes = 60'],
  ['attempt_signal', 'amount = 0'],
]

/** Changes of a sound attempt that would make room for another one or change whose it is. */
const ATTEMPT_CHANGES: [title: string, state: string, change: string][] = [
  ['a released result taken back', 'released', "state = 'graded'"],
  ['a released result annulled', 'released', "state = 'voided'"],
  ['an annulled paper brought back', 'voided', "state = 'submitted'"],
  ['a final turned into a stage exam', 'in_progress', "kind = 'stage'"],
  ['a final turned into another exam', 'in_progress', "exam_id = 'another'"],
  ['a deadline moved', 'in_progress', 'deadline_at = deadline_at + 1'],
  ['more minutes for a paper that was collected', 'expired', 'extended_minutes = 10'],
  ['a start put off', 'in_progress', 'started_at = started_at + 1'],
]

describeDatabases('what the engine itself refuses', (open, dialect) => {
  let fixture: Fixture

  beforeAll(async () => {
    const { db } = await open()
    const mine = await anEnrolment(db)
    const other = await anEnrolment(db, { cohort: mine.cohort })
    const manager = await aPerson(db, { roles: ['manager'] })
    const who = { enrolment: mine.id, trainee: mine.trainee.id, mentor: mine.mentor!.id, manager: manager.id }
    fixture = { db, mine, other, manager, rows: soundRows(who) }
  })

  const tables = [...new Set(FAULTS.map(([, table]) => table))]
  it.each(tables)('accepts a sound row of %s, so that a refusal below has one reason', async (table) => {
    await undone(fixture.db, (tx) => insertSound(tx, fixture, table, fixture.rows[table]))
  })

  it.each(FAULTS)('refuses %s', async (_title, table, fault) => {
    const row = { ...fixture.rows[table], ...fault(fixture) }
    await expectRefused(undone(fixture.db, (tx) => insertSound(tx, fixture, table, row)))
  })

  it.each(DOUBLES)('refuses %s', async (_title, table, change) => {
    const first = fixture.rows[table]
    const second = change(first)
    const work = undone(fixture.db, async (tx) => {
      await insertSound(tx, fixture, table, first)
      if (table === 'attempt' && second.form_id !== first.form_id)
        await insert(tx, 'exam_form', { ...fixture.rows.exam_form, id: second.form_id })
      await insert(tx, table, second)
    })
    await expectRefused(work)
  })

  it('refuses a second retake, but allows one after a voided final', async () => {
    const retake = { ...fixture.rows.attempt, kind: 'retake', state: 'expired' }
    const again = { ...retake, id: newId(), form_id: newId() }
    await expectRefused(
      undone(fixture.db, async (tx) => {
        await insertSound(tx, fixture, 'attempt', retake)
        await insertSound(tx, fixture, 'attempt', again)
      }),
    )
    await undone(fixture.db, async (tx) => {
      await insertSound(tx, fixture, 'attempt', { ...retake, state: 'voided' })
      await insertSound(tx, fixture, 'attempt', again)
    })
  })

  describe('exams', () => {
    const attempt = (state: string): Row => ({
      ...fixture.rows.attempt,
      state,
      ...(state === 'released' ? { released_at: NOW, percent: 90 } : {}),
    })

    it.each(ATTEMPT_CHANGES)('refuses %s', (_title, state, change) =>
      expectRefused(
        undone(fixture.db, async (tx) => {
          await insertSound(tx, fixture, 'attempt', attempt(state))
          await sql.raw(`update attempt set ${change}`).execute(tx)
        }),
      ),
    )

    it('refuses an attempt removed, which would make room for a second retake', () =>
      expectRefused(
        undone(fixture.db, async (tx) => {
          await insertSound(tx, fixture, 'attempt', { ...attempt('released'), kind: 'retake' })
          await sql`delete from attempt`.execute(tx)
        }),
      ))

    it('refuses a result released by the trainee, and an appeal decided by them', async () => {
      const own = `'${fixture.mine.trainee.id}'`
      await expectRefused(
        undone(fixture.db, async (tx) => {
          await insertSound(tx, fixture, 'attempt', { ...attempt('graded'), percent: 90 })
          await sql.raw(`update attempt set state = 'released', released_at = 1, released_by = ${own}`).execute(tx)
        }),
      )
      await expectRefused(
        undone(fixture.db, async (tx) => {
          await insertSound(tx, fixture, 'appeal', fixture.rows.appeal)
          await sql.raw(`update appeal set state = 'upheld', decided_by = ${own}`).execute(tx)
        }),
      )
    })
  })

  describe('the head of the audit chain', () => {
    it.each(['update audit_head set seq = 0', 'update audit_head set seq = seq + 2', 'delete from audit_head'])(
      'refuses "%s"',
      (statement) => expectRefused(undone(fixture.db, async (tx) => void (await sql.raw(statement).execute(tx)))),
    )
  })

  describe('ways around a row trigger', () => {
    const tables = [...APPEND_ONLY.map(([table]) => table), 'attempt' as const]

    if (dialect === 'postgres') {
      const all = [
        ...tables,
        'audit_event',
        'audit_head',
        'plan_version',
        'plan_terms',
        'former_name',
        'setting',
        'decision_acknowledgement',
      ]
      it.each(all)('%s cannot be truncated', (table) =>
        expectRefused(undone(fixture.db, async (tx) => void (await sql.raw(`truncate ${table} cascade`).execute(tx)))),
      )
      return
    }

    it.each(tables)('a row of %s cannot be replaced', (table) =>
      expectRefused(
        undone(fixture.db, async (tx) => {
          const row = fixture.rows[table]
          await insertSound(tx, fixture, table, row)
          const columns = Object.keys(row)
          await sql.raw(`insert or replace into ${table} (${columns}) select ${columns} from ${table}`).execute(tx)
        }),
      ),
    )
  })

  describe('append-only tables', () => {
    it.each(APPEND_ONLY)('%s cannot be changed or removed', async (table, change) => {
      for (const statement of [`update ${table} set ${change}`, `delete from ${table}`])
        await expectRefused(
          undone(fixture.db, async (tx) => {
            await insertSound(tx, fixture, table, fixture.rows[table])
            await sql.raw(statement).execute(tx)
          }),
        )
    })

    it('an audit event cannot be changed or removed', async () => {
      const event = {
        seq: 1,
        id: newId(),
        at: NOW,
        action: 'a:b',
        entity: 'b',
        entity_id: 'x',
        prev_hash: '',
        hash: 'h',
      }
      for (const statement of ["update audit_event set action = 'x:y'", 'delete from audit_event'])
        await expectRefused(
          undone(fixture.db, async (tx) => {
            await insert(tx, 'audit_event', event)
            await sql.raw(statement).execute(tx)
          }),
        )
    })

    it('a plan version and a setting cannot be changed or removed', async () => {
      const setting = { key: 'pass', revision: 1, value: '80', set_by: null, set_at: NOW, reason: '起始值' }
      for (const statement of ["update setting set value = '10'", 'delete from setting'])
        await expectRefused(
          undone(fixture.db, async (tx) => {
            await insert(tx, 'setting', setting)
            await sql.raw(statement).execute(tx)
          }),
        )
      await expectRefused(sql.raw("update plan_version set content = '{}'").execute(fixture.db))
      await expectRefused(sql.raw('delete from plan_version').execute(fixture.db))
      await expectRefused(sql.raw("update plan_terms set content = '{}'").execute(fixture.db))
      await expectRefused(sql.raw('delete from plan_terms').execute(fixture.db))
    })

    it('a former name cannot be changed or removed', async () => {
      for (const statement of ["update former_name set name = '乙'", 'delete from former_name'])
        await expectRefused(
          undone(fixture.db, async (tx) => {
            await insert(tx, 'former_name', { person_id: fixture.mine.trainee.id, until_at: NOW, name: '甲' })
            await sql.raw(statement).execute(tx)
          }),
        )
    })
  })

  describe('people and enrolments', () => {
    const change = (assignment: string) =>
      sql.raw(`update enrolment set ${assignment} where id = '${fixture.mine.id}'`).execute(fixture.db)

    it('refuses a trainee as their own mentor', () => expectRefused(change('mentor_id = trainee_id')))
    it('refuses an unknown state', () => expectRefused(change("state = 'fired'")))
    it('refuses 201 percent of extra time', () => expectRefused(change('extra_time_percent = 201')))
    it('refuses a contract of minus one month', () => expectRefused(change('contract_months = -1')))
    it('refuses a half date', () => expectRefused(change("joined_on = '2026-1-5'")))

    it('refuses a second running enrolment of one trainee', () =>
      expectRefused(anEnrolment(fixture.db, { trainee: fixture.mine.trainee })))

    it('allows a new enrolment once the first has ended', () =>
      undone(fixture.db, async (tx) => {
        await sql.raw(`update enrolment set state = 'withdrawn' where id = '${fixture.other.id}'`).execute(tx)
        await anEnrolment(tx as never, { trainee: fixture.other.trainee, cohort: await secondCohort(tx, fixture) })
      }))

    it('refuses the same trainee twice in a cohort', async () => {
      await expectRefused(
        anEnrolment(fixture.db, { trainee: fixture.mine.trainee, cohort: fixture.mine.cohort, state: 'withdrawn' }),
      )
    })

    it('refuses two people of one name', () =>
      expectRefused(aPerson(fixture.db, { username: fixture.manager.username })))
    it('refuses an unknown role', () => expectRefused(aPerson(fixture.db, { roles: ['owner' as 'admin'] })))
    it('refuses an unknown status', () => expectRefused(aPerson(fixture.db, { status: 'gone' as 'active' })))
    it('refuses a nameless person', () => expectRefused(aPerson(fixture.db, { display_name: '' })))
    it('refuses a session that is over before it begins', () =>
      expectRefused(
        undone(fixture.db, (tx) =>
          insert(tx, 'session', {
            id_hash: 'h',
            person_id: fixture.manager.id,
            created_at: NOW,
            last_seen_at: NOW,
            expires_at: NOW,
          }).then(() => undefined),
        ),
      ))
    it('refuses to remove a person who has an enrolment', () =>
      expectRefused(sql.raw(`delete from person where id = '${fixture.mine.trainee.id}'`).execute(fixture.db)))
  })
})

async function secondCohort(tx: Tx, { mine }: Fixture) {
  const id = newId()
  await insert(tx, 'cohort', {
    id,
    name: `另一期 ${id}`,
    course_id: 'cs-onboarding',
    plan_version_id: mine.cohort.planVersionId,
    start_on: mine.cohort.startOn,
    rest_pattern: 'none',
    created_by: null,
    created_at: NOW,
  })
  return { ...mine.cohort, id }
}
