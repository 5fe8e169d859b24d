import { expect, it } from 'vitest'
import { verifyPassword } from '#app/features/accounts/password.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { importRoster, previewRoster } from '#app/features/cohorts/import-roster.server'
import type { RosterRow } from '#app/features/cohorts/roster'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import { aCohort } from '#tests/builders/cohort'
import { aPerson } from '#tests/builders/person'
import { NOW, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { by } from './cohort-acts'
import { reasonOf } from './reason-of'

describeDatabases('importing a roster', (open) => {
  const row = (line: number, username: string, change: Partial<RosterRow> = {}): RosterRow => ({
    line,
    displayName: `学员${line}`,
    username,
    joinedOn: START_ON,
    mentorUsername: 'aning',
    ...change,
  })

  /** The rows as a file would have them. */
  const preview = (db: Db, cohortId: string, rows: readonly RosterRow[]) =>
    previewRoster(db, {
      cohortId,
      now: NOW,
      withHidden: false,
      lines: [
        { line: 1, cells: ['姓名', '用户名', '入职日期', '师傅用户名'] },
        ...rows.map((r) => ({ line: r.line, cells: [r.displayName, r.username, r.joinedOn, r.mentorUsername] })),
      ],
    })

  async function aHouse(db: Db) {
    const manager = await aPerson(db, { roles: ['manager'] })
    const mentor = await aPerson(db, { username: 'aning', roles: ['mentor'] })
    return { manager, mentor, cohort: await aCohort(db) }
  }

  it('makes accounts and enrolments, and answers each password once', async () => {
    const { db } = await open()
    const { manager, mentor, cohort } = await aHouse(db)
    const known = await aPerson(db, { username: 'known', display_name: '学员3', roles: ['trainee'] })
    const rows = [row(2, 'new-a'), row(3, 'known')]
    expect(await preview(db, cohort.id, rows)).toMatchObject({ problems: [], newPeople: 1 })
    const done = await importRoster(db, { ...by(manager), cohortId: cohort.id, rows })
    if (!done.ok) throw new Error(done.reason)
    expect(done.value.enrolled).toBe(2)
    expect(done.value.accounts.map((a) => a.username)).toEqual(['new-a'])
    const made = await findPersonByUsername(db, 'new-a')
    expect(await verifyPassword(done.value.accounts[0]!.password, made?.password_hash)).toBe(true)
    expect(made).toMatchObject({ must_change_password: 1, one_time_until: NOW + 7 * 86_400_000 })
    expect(await findEnrolmentOfTrainee(db, known.id)).toMatchObject({
      mentor_id: mentor.id,
      joined_on: START_ON,
      state: 'in_training',
    })
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('takes all rows or none', async () => {
    const { db } = await open()
    const { manager, cohort } = await aHouse(db)
    const rows = [row(2, 'new-a'), row(3, 'new-b', { mentorUsername: 'nobody' })]
    expect(await preview(db, cohort.id, rows)).toMatchObject({
      problems: [{ line: 3, column: 'mentorUsername', reason: 'no-mentor', value: 'nobody' }],
    })
    expect(reasonOf(await importRoster(db, { ...by(manager), cohortId: cohort.id, rows }))).toBe('stale')
    expect(await findPersonByUsername(db, 'new-a')).toBeUndefined()
  })

  it('imports the same list once when it is confirmed twice at once', async () => {
    const { db, connectAgain } = await open()
    const { manager, cohort } = await aHouse(db)
    const wish = { ...by(manager), cohortId: cohort.id, rows: [row(2, 'new-a')] }
    const both = await Promise.all([importRoster(db, wish), importRoster(connectAgain().db, wish)])
    expect(both.map(reasonOf).sort()).toEqual(['stale', 'ok'].sort())
  })

  it('gives nobody the name of somebody who is active, and the name of somebody gone to a newcomer', async () => {
    const { db } = await open()
    const { manager, cohort } = await aHouse(db)
    await aPerson(db, { display_name: '方总', roles: ['manager'] })
    await aPerson(db, { display_name: '老王', status: 'deactivated' })
    const rows = [row(2, 'new-a', { displayName: '方 总' }), row(3, 'new-b', { displayName: '老王' })]
    expect(await preview(db, cohort.id, rows)).toMatchObject({
      rows: [{ line: 3 }],
      problems: [{ line: 2, column: 'displayName', reason: 'name-taken', value: '方 总' }],
    })
    const wish = { ...by(manager), cohortId: cohort.id }
    expect(reasonOf(await importRoster(db, { ...wish, rows }))).toBe('stale')
    expect(reasonOf(await importRoster(db, { ...wish, rows: rows.slice(1) }))).toBe('ok')
  })

  it('shows doubts about good rows only, by the date of the cohort’s own place', async () => {
    const { db } = await open()
    const { cohort } = await aHouse(db)
    const rows = [
      row(2, 'new-a', { joinedOn: '2023-03-15' }),
      row(3, 'new-b', { joinedOn: '2023-03-15', mentorUsername: 'nobody' }),
    ]
    expect(await preview(db, cohort.id, rows)).toMatchObject({
      rows: [{ line: 2 }],
      doubts: [{ line: 2, column: 'joinedOn', reason: 'far-date', value: '2023-03-15' }],
    })
  })

  it('knows no cohort that does not exist', async () => {
    const { db } = await open()
    const { manager } = await aHouse(db)
    expect(await preview(db, 'nowhere', [row(2, 'x-y')])).toBeNull()
    expect(reasonOf(await importRoster(db, { ...by(manager), cohortId: 'nowhere', rows: [row(2, 'x-y')] }))).toBe(
      'not-found',
    )
  })
})
