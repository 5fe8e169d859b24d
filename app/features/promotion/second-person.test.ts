import { describe, expect, test } from 'vitest'
import {
  decideNameSecond,
  decideSecond,
  independentSeconds,
  mayBeAsked,
  type NameSecondSituation,
  type ProposalHands,
  type SecondCandidate,
} from './second-person'

const hands: ProposalHands = {
  traineeId: 'trainee',
  proposerId: 'proposer',
  proposedAt: 100,
  teacherIds: ['mentor', 'earlier-mentor'],
}
const aCandidate = (id: string, change: Partial<SecondCandidate> = {}): SecondCandidate => ({
  id,
  runsComputers: false,
  openedBy: ['admin'],
  offices: [{ by: 'admin', at: 1 }],
  isNamed: false,
  ...change,
})

describe('whose word is asked for', () => {
  const relation = {
    enrolmentId: 'e',
    traineeId: 'trainee',
    mentorId: 'mentor',
    cohortId: 'c',
    delegations: [{ activityId: 'D01-6', role: 'hr' }],
  }
  test.each([
    ['a manager', { id: 'x', roles: ['manager'] as const }, true],
    ['who runs the computers', { id: 'x', roles: ['admin'] as const }, false],
    ['somebody named for personnel', { id: 'x', roles: ['delegate'] as const }, true],
    ['a mentor', { id: 'mentor', roles: ['mentor'] as const }, false],
    ['the trainee, whatever else', { id: 'trainee', roles: ['manager'] as const }, false],
  ])('%s', (_, person, may) => {
    expect(mayBeAsked(person, relation, false)).toBe(may)
  })
  test('a delegate of another work is not, unless named', () => {
    const other = { ...relation, delegations: [{ activityId: 'D01-6', role: 'lecturer' }] }
    expect(mayBeAsked({ id: 'x', roles: ['delegate'] }, other, false)).toBe(false)
    expect(mayBeAsked({ id: 'x', roles: ['delegate'] }, other, true)).toBe(true)
    expect(mayBeAsked({ id: 'trainee', roles: ['delegate'] }, other, true)).toBe(false)
  })
})

describe('the second person is really a second one', () => {
  const late = { by: 'admin', at: 101 }
  const own = { by: 'proposer', at: 1 }
  test.each<[string, SecondCandidate, string | null]>([
    ['in office before, by somebody else’s hand', aCandidate('x'), null],
    ['in office for as long as anybody knows', aCandidate('x', { openedBy: [], offices: [{ by: null, at: 0 }] }), null],
    ['in office since the same moment', aCandidate('x', { offices: [{ by: 'admin', at: 100 }] }), null],
    ['who has one sound office beside a late one', aCandidate('x', { offices: [late, { by: 'admin', at: 1 }] }), null],
    ['the trainee', aCandidate('trainee'), 'self-signing'],
    ['the proposer', aCandidate('proposer'), 'second-person-needed'],
    ['who also runs the computers', aCandidate('x', { runsComputers: true }), 'runs-computers'],
    ['who runs the computers and is named', aCandidate('x', { runsComputers: true, isNamed: true }), 'runs-computers'],
    ['the mentor, who is also a manager', aCandidate('mentor'), 'taught'],
    ['who was the mentor once', aCandidate('earlier-mentor'), 'taught'],
    ['the mentor, named', aCandidate('mentor', { isNamed: true }), 'taught'],
    ['whose account the proposer made', aCandidate('x', { openedBy: ['proposer'] }), 'opened-by-proposer'],
    [
      'whose account the proposer made, named',
      aCandidate('x', { openedBy: ['proposer'], isNamed: true }),
      'opened-by-proposer',
    ],
    ['whose password the proposer made up', aCandidate('x', { openedBy: ['admin', 'proposer'] }), 'opened-by-proposer'],
    ['who is in office by the proposer’s hand', aCandidate('x', { offices: [own] }), 'given-by-proposer'],
    ['who is in office only since the proposal', aCandidate('x', { offices: [late] }), 'given-late'],
    ['who has one office from the proposer, another late', aCandidate('x', { offices: [own, late] }), 'given-late'],
    ['in office by the proposer’s hand, but named', aCandidate('x', { offices: [own], isNamed: true }), null],
    ['from outside, named', aCandidate('x', { offices: [], isNamed: true }), null],
  ])('%s', (_, person, reason) => {
    const decided = decideSecond(person.id, [person], hands)
    expect(decided.ok ? null : (decided.detail ?? decided.reason)).toBe(reason)
    expect(independentSeconds([person], hands)).toEqual(reason === null ? [person.id] : [])
  })

  test('nobody without an office, and not named', () => {
    expect(decideSecond('admin', [aCandidate('x')], hands)).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('asking somebody to be the second person', () => {
  const given: NameSecondSituation = {
    isPending: true,
    namerId: 'proposer',
    candidates: [aCandidate('proposer')],
    asked: aCandidate('owner', { offices: [], isNamed: true }),
    hands,
  }
  const named = (id: string, change: Partial<SecondCandidate> = {}) => ({
    asked: aCandidate(id, { offices: [], isNamed: true, ...change }),
  })
  test.each<[string, Partial<NameSecondSituation>, string | null]>([
    ['is possible where only the proposer is left', {}, null],
    [
      'and where the other manager is the trainee, or the mentor',
      { candidates: ['proposer', 'trainee', 'mentor'].map((id) => aCandidate(id)) },
      null,
    ],
    [
      'and where the other manager is one of the proposer’s own making',
      { candidates: [aCandidate('puppet', { openedBy: ['proposer'] })] },
      null,
    ],
    [
      'is not, while another manager or personnel can confirm',
      { candidates: [aCandidate('hr')] },
      'colleague-confirms',
    ],
    ['is not about oneself', { namerId: 'trainee' }, 'self-signing'],
    ['is over once it is confirmed', { isPending: false }, 'already-done'],
    ['never reaches somebody who has nothing to do with trainees', { asked: null }, 'invalid-reference'],
    ['never the proposer', named('proposer'), 'second-person-needed'],
    ['never the trainee', named('trainee'), 'self-signing'],
    ['never a mentor, on whose word the case rests', named('mentor'), 'second-not-independent'],
    ['never who runs the computers', named('owner', { runsComputers: true }), 'second-not-independent'],
    ['never one whose account the proposer made', named('owner', { openedBy: ['proposer'] }), 'second-not-independent'],
  ])('%s', (_, change, reason) => {
    const decided = decideNameSecond({ ...given, ...change })
    expect(decided.ok ? null : decided.reason).toBe(reason)
  })
})
