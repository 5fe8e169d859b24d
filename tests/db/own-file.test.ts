// The trainee's own file holds what decided about them and what they were told, and nothing that is still to be found out.
import { expect, it } from 'vitest'
import { getOwnFile } from '#app/features/reports/own-file.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const content = testContent()
/** More than are shown of practice. */
const MANY = 61

async function aFiled(db: Db) {
  const enrolment = await anEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  const mentor = enrolment.mentor!
  const rows = soundRows({
    enrolment: enrolment.id,
    trainee: enrolment.trainee.id,
    mentor: mentor.id,
    manager: manager.id,
  })
  const drill = (wish: object) => ({ ...rows.drill, id: newId(), state: 'finished' as const, ...wish })
  const exam = { purpose: 'exam' as const, activity_id: 'D03-2', set_id: 'S2', finished_at: NOW, percent: 63 }
  const practice = (n: number) => ({
    purpose: 'practice' as const,
    activity_id: null,
    finished_at: NOW + n,
    percent: 80,
  })
  await db
    .insertInto('drill')
    .values([drill({ ...exam, passed: 0 }), ...Array.from({ length: MANY }, (_, n) => drill(practice(n + 1)))])
    .execute()
  const run = (wish: object) => ({
    ...rows.typing_run,
    id: newId(),
    finished_at: NOW,
    speed: 45,
    accuracy: 96,
    ...wish,
  })
  await db
    .insertInto('typing_run')
    .values([
      run({ activity_id: 'D01-4', run: 1, band: 'improve' }),
      ...Array.from({ length: MANY }, (_, n) => run({ activity_id: 'practice', run: n + 1, finished_at: NOW + n + 1 })),
    ])
    .execute()
  const sheet = (wish: object) => ({ ...rows.rubric_sheet, id: newId(), ...wish })
  await db
    .insertInto('rubric_sheet')
    .values([
      sheet({ activity_id: 'D01-5', rubric_id: 'R2', percent: 50 }),
      // Of two examiners one is still to come; and a customer who came unannounced is not talked over yet.
      sheet({ activity_id: 'D08-3', rubric_id: 'R1', percent: 70 }),
      sheet({ activity_id: 'D10-3', rubric_id: 'R4', percent: 60 }),
    ])
    .execute()
  const asked = { enrolmentId: enrolment.id, traineeId: enrolment.trainee.id, content, now: NOW + DAY_MS }
  return (await getOwnFile(db, asked))!
}

describeDatabases('one’s own file', (open) => {
  it('has drills and typing of the plan, however much was practised since, and no practice', async () => {
    const { db } = await open()
    const file = await aFiled(db)
    expect(file.drills).toMatchObject([{ purpose: 'exam', percent: 63, drillId: expect.any(String) }])
    expect(file.typing).toMatchObject([{ speed: 45 }])
    expect(file.typing).toHaveLength(1)
  })

  it('has sheets that may be read, and says of no other that there is one', async () => {
    const { db } = await open()
    const file = await aFiled(db)
    expect(file.sheets.map(({ activityId, hidden }) => [activityId, hidden])).toEqual([['D01-5', 0]])
    expect(file.conduct).toMatchObject({ lines: [] })
  })
})
