import { describe, expect, it } from 'vitest'
import { decideDeactivate, decideReactivate, decideRoles, type PersonSituation } from './person'

const admin: PersonSituation = {
  id: 'a',
  status: 'active',
  roles: ['admin'],
  activeAdmins: 2,
  activeManagers: 2,
  inTraining: false,
  mentees: [],
}

describe('changing roles', () => {
  it.each<[string, Partial<PersonSituation>, string | null, PersonSituation['roles'], string | undefined]>([
    ['another admin may take the role away', {}, 'b', ['mentor'], undefined],
    ['nobody takes their own admin role away', {}, 'a', ['mentor'], 'own-account'],
    ['nobody gives themselves a role', {}, 'a', ['admin', 'manager'], 'own-account'],
    ['one may send one’s own roles as they are', {}, 'a', ['admin'], undefined],
    ['the last manager stays', { roles: ['manager'], activeManagers: 1 }, 'b', ['mentor'], 'last-manager'],
    [
      'the last manager may become more',
      { roles: ['manager'], activeManagers: 1 },
      'b',
      ['manager', 'mentor'],
      undefined,
    ],
    ['one of two managers may go', { roles: ['manager'] }, 'b', ['mentor'], undefined],
    ['the last admin stays', { activeAdmins: 1 }, 'b', ['manager'], 'last-admin'],
    [
      'a deactivated admin is not the last one',
      { activeAdmins: 1, status: 'deactivated' },
      'b',
      ['manager'],
      undefined,
    ],
    [
      'a trainee in training stays a trainee',
      { roles: ['trainee'], inTraining: true },
      'b',
      ['mentor'],
      'already-enrolled',
    ],
    [
      'a trainee in training may become more',
      { roles: ['trainee'], inTraining: true },
      'b',
      ['trainee', 'delegate'],
      undefined,
    ],
    [
      'a mentor with trainees stays a mentor',
      { roles: ['mentor'], mentees: ['小林'] },
      'b',
      ['manager'],
      'mentees-left',
    ],
    [
      'a mentor with trainees may become more',
      { roles: ['mentor'], mentees: ['小林'] },
      'b',
      ['mentor', 'manager'],
      undefined,
    ],
    [
      'who has lost the role before is not held up',
      { roles: ['delegate'], mentees: ['小林'] },
      'b',
      ['manager'],
      undefined,
    ],
  ])('%s', (_title, change, actorId, roles, reason) => {
    const outcome = decideRoles({ ...admin, ...change }, { actorId, roles })
    expect(outcome.ok ? undefined : outcome.reason).toBe(reason)
  })
})

describe('deactivating and reactivating', () => {
  it.each<[string, Partial<PersonSituation>, string, string | undefined]>([
    ['another admin may do it', {}, 'b', undefined],
    ['nobody deactivates themselves', {}, 'a', 'own-account'],
    ['the last admin stays', { activeAdmins: 1 }, 'b', 'last-admin'],
    ['the last manager stays', { roles: ['manager'], activeManagers: 1 }, 'b', 'last-manager'],
    ['once is enough', { status: 'deactivated' }, 'b', 'already-done'],
    ['a mentor with trainees stays', { roles: ['mentor'], mentees: ['小林'] }, 'b', 'mentees-left'],
    ['a mentor may go although there is one admin', { roles: ['mentor'], activeAdmins: 1 }, 'b', undefined],
  ])('%s', (_title, change, actorId, reason) => {
    const outcome = decideDeactivate({ ...admin, ...change }, actorId)
    expect(outcome.ok ? undefined : outcome.reason).toBe(reason)
  })

  it('reactivates only who is deactivated', () => {
    expect(decideReactivate(admin).ok).toBe(false)
    expect(decideReactivate({ ...admin, status: 'deactivated' }).ok).toBe(true)
  })
})
