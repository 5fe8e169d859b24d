import { describe, expect, it, vi } from 'vitest'
import { changePassword } from '#app/features/accounts/change-password.server'
import { createPerson } from '#app/features/accounts/create-person.server'
import { verifyPassword } from '#app/features/accounts/password.server'
import { findPersonView, listPeople, PEOPLE_PER_PAGE } from '#app/features/accounts/people.server'
import { resetPassword } from '#app/features/accounts/reset-password.server'
import { savePerson } from '#app/features/accounts/save-person.server'
import { saveProfile } from '#app/features/accounts/save-profile.server'
import { findViewer, startSession } from '#app/features/accounts/sessions.server'
import { deactivatePerson, reactivatePerson } from '#app/features/accounts/set-person-status.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { listRolesOf } from '#db/queries/people'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, PASSWORD } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { reasonOf } from './reason-of'

const SECRET = 'a secret only for this test, long enough'
const by = (person: BuiltPerson) => ({ actor: { id: person.id, requestId: 'r' }, now: NOW, wallNow: NOW })

async function signIn(db: Db, person: BuiltPerson) {
  const token = await startSession(db, { personId: person.id, secret: SECRET, wallNow: NOW })
  return () => findViewer(db, { token, secret: SECRET, wallNow: NOW + 1 })
}

describeDatabases('accounts', (open) => {
  describe('making an account', () => {
    it('answers an initial password that works, must be changed and is stored nowhere', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const made = await createPerson(db, {
        ...by(admin),
        username: 'new.one',
        displayName: '新人',
        roles: ['trainee', 'trainee'],
      })
      if (!made.ok) throw new Error(made.reason)
      const row = await findPersonByUsername(db, 'new.one')
      expect(row?.must_change_password).toBe(1)
      expect(await verifyPassword(made.value.password, row?.password_hash)).toBe(true)
      expect(made.value.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
      const audits = await db.selectFrom('audit_event').selectAll().execute()
      expect(JSON.stringify(audits)).not.toContain(made.value.password)
      expect((await verifyAudit(db)).fault).toBeNull()
    })

    it('gives a user name once, also when two ask at the same moment', async () => {
      const { db, connectAgain } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const wish = { ...by(admin), username: 'twice', displayName: '甲', roles: ['mentor' as const] }
      const both = await Promise.all([createPerson(db, wish), createPerson(connectAgain().db, wish)])
      expect(both.map(reasonOf).sort()).toEqual(['username-taken', 'ok'].sort())
    })
  })

  describe('the names of active people', () => {
    async function aHouseWithManager(db: Db) {
      const admin = await aPerson(db, { roles: ['admin'] })
      const manager = await aPerson(db, { display_name: '方总', roles: ['manager'] })
      const trainee = await aPerson(db, { display_name: '小雨' })
      return { admin, manager, trainee }
    }
    const profile = (person: BuiltPerson, displayName: string) => ({
      ...by(person),
      personId: person.id,
      displayName,
      locale: 'zh-CN' as const,
      theme: 'system' as const,
    })

    it.each(['方总', '方 总'])('are not taken as “%s” by anybody else, wherever a name is written', async (name) => {
      const { db } = await open()
      const { admin, trainee } = await aHouseWithManager(db)
      expect(reasonOf(await saveProfile(db, profile(trainee, name)))).toBe('person-name-taken')
      expect(
        reasonOf(await savePerson(db, { ...by(admin), personId: trainee.id, displayName: name, roles: ['trainee'] })),
      ).toBe('person-name-taken')
      expect(
        reasonOf(await createPerson(db, { ...by(admin), username: 'other', displayName: name, roles: ['trainee'] })),
      ).toBe('person-name-taken')
      expect(await findPersonByUsername(db, trainee.username)).toMatchObject({ display_name: '小雨' })
    })

    it('stay one’s own when nothing or only their writing changes', async () => {
      const { db } = await open()
      const { manager } = await aHouseWithManager(db)
      expect(reasonOf(await saveProfile(db, profile(manager, '方总')))).toBe('ok')
      expect(reasonOf(await saveProfile(db, profile(manager, '方 总')))).toBe('ok')
    })

    it('become free when their people are gone, and are asked about when they come back', async () => {
      const { db } = await open()
      const { admin, manager, trainee } = await aHouseWithManager(db)
      const deactivate = { ...by(admin), personId: manager.id, reason: '离职' }
      expect(reasonOf(await deactivatePerson(db, deactivate)), 'somebody has to decide').toBe('last-manager')
      await aPerson(db, { roles: ['manager'] })
      const why = { ...by(admin), personId: manager.id, reason: '离职' }
      expect((await deactivatePerson(db, why)).ok).toBe(true)
      expect(reasonOf(await saveProfile(db, profile(trainee, '方总')))).toBe('ok')
      expect(reasonOf(await reactivatePerson(db, why))).toBe('person-name-taken')
      expect(reasonOf(await saveProfile(db, profile(trainee, '小雨')))).toBe('ok')
      expect(reasonOf(await reactivatePerson(db, why))).toBe('ok')
    })

    it('are given once when two ask at the same moment', async () => {
      const { db, connectAgain } = await open()
      const { admin, trainee } = await aHouseWithManager(db)
      const both = await Promise.all([
        createPerson(db, { ...by(admin), username: 'one', displayName: '同名', roles: ['mentor'] }),
        saveProfile(connectAgain().db, profile(trainee, '同名')),
      ])
      expect(both.map(reasonOf).sort()).toEqual(['person-name-taken', 'ok'].sort())
    })

    it('are held apart by the database itself', async () => {
      const { db } = await open()
      await aHouseWithManager(db)
      await expect(aPerson(db, { display_name: '方总' })).rejects.toThrow()
      await expect(aPerson(db, { display_name: '方总', status: 'deactivated' })).resolves.toBeDefined()
    })
  })

  describe('changing an account', () => {
    it('replaces name and roles', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const person = await aPerson(db, { roles: ['mentor'] })
      expect(
        (
          await savePerson(db, {
            ...by(admin),
            personId: person.id,
            displayName: '新名',
            roles: ['manager', 'delegate'],
          })
        ).ok,
      ).toBe(true)
      expect((await listRolesOf(db, [person.id])).map((r) => r.role)).toEqual(['delegate', 'manager'])
      expect(await auditLines(db)).toEqual(['save:person'])
    })

    it('keeps one’s own admin role and the last admin', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const other = await aPerson(db, { roles: ['admin'], status: 'deactivated' })
      expect(
        reasonOf(await savePerson(db, { ...by(admin), personId: admin.id, displayName: '甲', roles: ['mentor'] })),
      ).toBe('own-account')
      expect(
        reasonOf(await savePerson(db, { ...by(other), personId: admin.id, displayName: '甲', roles: ['mentor'] })),
      ).toBe('last-admin')
      expect(reasonOf(await deactivatePerson(db, { ...by(other), personId: admin.id, reason: '试试' }))).toBe(
        'last-admin',
      )
    })

    it('leaves one admin when two remove each other at once', async () => {
      const { db, connectAgain } = await open()
      const one = await aPerson(db, { roles: ['admin'] })
      const two = await aPerson(db, { roles: ['admin'] })
      const both = await Promise.all([
        deactivatePerson(db, { ...by(one), personId: two.id, reason: '同时' }),
        deactivatePerson(connectAgain().db, { ...by(two), personId: one.id, reason: '同时' }),
      ])
      expect(both.map(reasonOf).sort()).toEqual(['last-admin', 'ok'].sort())
    })

    it('does not take the trainee role from somebody in training', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const { trainee } = await anEnrolment(db)
      expect(
        reasonOf(await savePerson(db, { ...by(admin), personId: trainee.id, displayName: '甲', roles: ['mentor'] })),
      ).toBe('already-enrolled')
    })
  })

  describe('access', () => {
    it('ends every session at once when an account is deactivated, and none opens until it is back', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const person = await aPerson(db, { roles: ['mentor'] })
      const viewer = await signIn(db, person)
      expect((await viewer())?.id).toBe(person.id)
      expect((await deactivatePerson(db, { ...by(admin), personId: person.id, reason: '离职' })).ok).toBe(true)
      expect(await viewer()).toBeNull()
      expect(reasonOf(await deactivatePerson(db, { ...by(admin), personId: person.id, reason: '离职' }))).toBe(
        'already-done',
      )
      expect((await reactivatePerson(db, { ...by(admin), personId: person.id, reason: '回来' })).ok).toBe(true)
      expect(await viewer()).toBeNull()
      expect((await (await signIn(db, person))())?.id).toBe(person.id)
      expect(await auditLines(db)).toEqual(['deactivate:person', 'reactivate:person'])
    })

    it('writes down a changed profile and a changed password, without the password', async () => {
      const { db } = await open()
      const person = await aPerson(db, { canSignIn: true })
      const profile = { displayName: '新名字', locale: 'en', theme: 'dark' } as const
      expect(reasonOf(await saveProfile(db, { ...by(person), personId: person.id, ...profile }))).toBe('ok')
      const change = { personId: person.id, sessionHash: 'own', current: PASSWORD, password: 'another-river-43' }
      const slip = { ...by(person), ...change, current: 'another-river-42' }
      expect(reasonOf(await changePassword(db, slip))).toBe('wrong-current-password')
      expect(reasonOf(await changePassword(db, { ...by(person), ...change }))).toBe('ok')
      expect(await auditLines(db, { [person.id]: 'person' })).toEqual(['save:profile person', 'change:password person'])
      const rows = await db.selectFrom('audit_event').selectAll().execute()
      expect(JSON.stringify(rows)).not.toMatch(/another-river-43|argon2/)
    })

    describe('changing the password', () => {
      async function changing(open: { db: Db }) {
        const person = await aPerson(open.db, { canSignIn: true })
        return (current: string, signal?: AbortSignal) =>
          changePassword(open.db, {
            ...by(person),
            personId: person.id,
            sessionHash: 'own',
            current,
            password: 'another-river-43',
            ...(signal ? { signal } : {}),
          }).then(reasonOf)
      }

      it('takes the right one after however many wrong ones', async () => {
        const change = await changing(await open())
        for (let n = 0; n < 5; n++) expect(await change('a wrong guess')).toBe('wrong-current-password')
        expect(await change(PASSWORD)).toBe('ok')
      })

      it('lets a burst of guesses through at the pace of a row, and nobody is looked at before their turn', async () => {
        const change = await changing(await open())
        const gone = new AbortController()
        const looked: unknown[] = []
        const guesses = Array.from({ length: 20 }, async () => {
          const reason = await change('a wrong guess', gone.signal)
          if (reason === 'wrong-current-password') looked.push(reason)
          return reason
        })
        await vi.waitFor(() => expect(looked).toHaveLength(5), { timeout: 20_000, interval: 10 })
        gone.abort()
        const answers = await Promise.all(guesses)
        expect(looked).toHaveLength(5)
        expect(answers.filter((reason) => reason === 'too-many-tries')).toHaveLength(15)
      })
    })

    it('resets a password, signs out everywhere, and never one’s own', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const person = await aPerson(db, { roles: ['mentor'] })
      const viewer = await signIn(db, person)
      const reset = await resetPassword(db, { ...by(admin), personId: person.id })
      if (!reset.ok) throw new Error(reset.reason)
      const row = await findPersonByUsername(db, person.username)
      expect(await verifyPassword(reset.value.password, row?.password_hash)).toBe(true)
      expect(await viewer()).toBeNull()
      expect(reasonOf(await resetPassword(db, { ...by(admin), personId: admin.id }))).toBe('own-account')
      expect(reasonOf(await resetPassword(db, { ...by(admin), personId: 'nobody' }))).toBe('not-found')
      expect(await auditLines(db)).toEqual(['reset:password'])
    })
  })

  describe('a password that was made for somebody', () => {
    const WEEK = 7 * DAY_MS

    it('lasts a week from when it was made or reset, and the page of the person says so', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const wish = { username: 'new.one', displayName: '新人', roles: ['trainee' as const] }
      const made = await createPerson(db, { ...by(admin), ...wish })
      if (!made.ok) throw new Error(made.reason)
      const { personId } = made.value
      const stateAt = async (now: number) => (await findPersonView(db, { personId, viewerId: admin.id, now }))?.oneTime
      expect(await stateAt(NOW + WEEK - 1)).toEqual({ until: NOW + WEEK, expired: false })
      expect(await stateAt(NOW + WEEK)).toEqual({ until: NOW + WEEK, expired: true })
      await resetPassword(db, { ...by(admin), now: NOW + WEEK, personId })
      expect(await stateAt(NOW + WEEK)).toEqual({ until: NOW + 2 * WEEK, expired: false })
    })

    it('is forgotten once the person has their own', async () => {
      const { db } = await open()
      const person = await aPerson(db, { canSignIn: true, must_change_password: 1, one_time_until: NOW + WEEK })
      const change = { personId: person.id, sessionHash: 'own', current: PASSWORD, password: 'another-river-43' }
      expect(reasonOf(await changePassword(db, { ...by(person), ...change }))).toBe('ok')
      expect((await findPersonView(db, { personId: person.id, viewerId: person.id, now: NOW }))?.oneTime).toBeNull()
    })
  })

  describe('the list', () => {
    it('comes in pages without losing or repeating anybody', async () => {
      const { db } = await open()
      for (let n = 0; n < PEOPLE_PER_PAGE + 3; n++) await aPerson(db, { username: `p${String(n).padStart(3, '0')}` })
      const first = await listPeople(db, { after: '' })
      expect(first.people.length).toBe(PEOPLE_PER_PAGE)
      const second = await listPeople(db, { after: first.next! })
      expect(second.next).toBeNull()
      const names = [...first.people, ...second.people].map((p) => p.username)
      expect(new Set(names).size).toBe(PEOPLE_PER_PAGE + 3)
      expect(first.total).toBe(PEOPLE_PER_PAGE + 3)
    })

    it('finds by name, role and status, and takes % and _ literally', async () => {
      const { db } = await open()
      await aPerson(db, { username: 'a_b', display_name: '林%晓', roles: ['mentor', 'delegate'] })
      await aPerson(db, { username: 'axb', display_name: '林小晓', roles: ['trainee'], status: 'deactivated' })
      const found = async (filter: Parameters<typeof listPeople>[1]) =>
        (await listPeople(db, filter)).people.map((p) => p.username)
      expect(await found({ text: 'a_b', after: '' })).toEqual(['a_b'])
      expect(await found({ text: '%', after: '' })).toEqual(['a_b'])
      expect(await found({ text: '林', after: '' })).toEqual(['a_b', 'axb'])
      expect(await found({ text: '林', role: 'trainee', after: '' })).toEqual(['axb'])
      expect(await found({ status: 'deactivated', after: '' })).toEqual(['axb'])
      const [person] = (await listPeople(db, { role: 'delegate', after: '' })).people
      expect(person?.roles).toEqual(['delegate', 'mentor'])
    })
  })

  it('say on their page whether they may be taken out of use, by the rule that is asked when it is done', async () => {
    const { db } = await open()
    const [admin, manager, free] = [
      await aPerson(db, { roles: ['admin'] }),
      await aPerson(db, { roles: ['manager'] }),
      await aPerson(db, { roles: ['mentor'] }),
    ]
    const { mentor } = await anEnrolment(db)
    const offered = async ({ id: personId }: BuiltPerson) => {
      const view = await findPersonView(db, { personId, viewerId: admin.id, now: NOW })
      return reasonOf(view!.deactivation)
    }
    const done = async ({ id: personId }: BuiltPerson) =>
      reasonOf(await deactivatePerson(db, { ...by(admin), personId, reason: '离职' }))
    const expected = ['own-account', 'last-manager', 'mentees-left', 'ok']
    const people = [admin, manager, mentor!, free]
    for (const [n, person] of people.entries()) {
      expect(await offered(person)).toBe(expected[n])
      expect(await done(person)).toBe(expected[n])
    }
    expect(await offered(free)).toBe('already-done')
  })
})
