import { expect, it } from 'vitest'
import { openGap } from '#app/features/live-work/open-gap.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { settledGates } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { by, LATER, on } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()

/** One that was closed and one that was not. */
async function gapsOf(db: Db, enrolment: BuiltEnrolment, activityId: string) {
  const mentor = enrolment.mentor!
  const acting = () => ({ ...by(mentor), ...on(enrolment, activityId), viewer: viewerOf(mentor) })
  for (const text of ['漏问身高', '回得太慢'])
    expect(reasonOf(await openGap(db, { ...acting(), gap: { text, source: '', dueOn: null } }))).toBe('ok')
  const { id } = await db
    .selectFrom('activity_entry')
    .select('id')
    .where('data', 'like', '%漏问身高%')
    .executeTakeFirstOrThrow()
  const closing = { entryId: id, move: 'close' as const, words: '今天三段都先问了', dueOn: null }
  expect(reasonOf(await settleEntry(db, { ...acting(), ...closing }))).toBe('ok')
}

describeDatabases('a gap that was closed', (open) => {
  it('stays in the trainee’s own file and in the dossier, with how it was closed and who saw it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    await settledGates(db, enrolment, manager)
    await gapsOf(db, enrolment, 'D05-2')
    const asked = { enrolmentId: enrolment.id, content, now: LATER + 1000 }
    const wanted = [
      {
        activityId: 'D05-2',
        text: '漏问身高',
        outcome: '今天三段都先问了',
        closedByName: enrolment.mentor!.displayName,
        closedAt: expect.any(Number),
      },
    ]
    expect((await getDossier(db, { ...asked, viewerId: manager.id, decides: true }))?.gaps).toMatchObject(wanted)
    expect((await getOwnFile(db, { ...asked, traineeId: enrolment.trainee.id }))?.gaps).toMatchObject(wanted)
  })

  it('of a secret check is in nobody’s own file before the talk about it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    await db
      .insertInto('activity_entry')
      .values({
        id: 'gap',
        enrolment_id: enrolment.id,
        activity_id: 'D10-3',
        kind: 'gap',
        data: JSON.stringify({ text: '没有认出暗访' }),
        state: 'closed',
        due_on: null,
        created_by: enrolment.mentor!.id,
        created_at: LATER,
        closed_by: enrolment.mentor!.id,
        closed_at: LATER,
        outcome: '补上了',
      })
      .execute()
    const asked = { enrolmentId: enrolment.id, content, now: LATER + 1000 }
    expect((await getOwnFile(db, { ...asked, traineeId: enrolment.trainee.id }))?.gaps).toEqual([])
    expect((await getDossier(db, { ...asked, viewerId: manager.id, decides: true }))?.gaps).toHaveLength(1)
  })
})
