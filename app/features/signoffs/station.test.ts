import { describe, expect, it } from 'vitest'
import { anEntry, aSignOff } from '#tests/builders/progress'
import type { Delegation } from '../activities/signers'
import { decideStation, maySignStations, type StationCase } from './station'

const GUIDE = { id: 'guide', roles: ['delegate'] }
const MENTOR = { id: 'mentor', roles: ['mentor'] }
const MANAGER = { id: 'manager', roles: ['manager'] }
const NAMED: Delegation[] = [{ cohortId: 'c', activityId: 'D04-1', personId: 'guide', role: 'warehouse-guide' }]
const ENROLMENT = { cohort_id: 'c', trainee_id: 'trainee', mentor_id: 'mentor' }
const signed = (by: string, state: 'confirmed' | 'withdrawn' = 'confirmed') =>
  anEntry({ kind: 'station', data: { station: 'inbound' }, state, closedBy: by })

const AHEAD = { until: 100, fromOn: '2026-01-10', maySay: true }

function given(change: Partial<StationCase> = {}): StationCase {
  return {
    activity: { id: 'D04-1', type: 'warehouse' },
    enrolment: ENROLMENT,
    delegations: NAMED,
    person: GUIDE,
    state: 'in_training',
    status: { state: 'open' },
    facts: { entries: [], signOffs: [] },
    ahead: null,
    stations: ['inbound', 'printing'],
    ...change,
  }
}
const facts = (...entries: ReturnType<typeof signed>[]) => ({ facts: { entries, signOffs: [] } })

describe('a station', () => {
  it.each<[string, Partial<StationCase>, string, 'sign' | 'take-back', string]>([
    ['is signed by the guide', {}, 'inbound', 'sign', 'line'],
    ['is signed on its day, at whatever hour', { ahead: AHEAD }, 'inbound', 'sign', 'line'],
    ['not before its day', { ahead: { ...AHEAD, maySay: false } }, 'inbound', 'sign', 'before-its-day'],
    ['not by the mentor beside a named guide', { person: MENTOR }, 'inbound', 'sign', 'not-allowed'],
    ['but by the mentor standing in', { person: MENTOR, delegations: [] }, 'inbound', 'sign', 'line'],
    ['not by a manager then', { person: MANAGER, delegations: [] }, 'inbound', 'sign', 'not-allowed'],
    [
      'by a guide of another activity not',
      { activity: { id: 'D15-1', type: 'warehouse' } },
      'inbound',
      'sign',
      'not-allowed',
    ],
    [
      'never by the trainee',
      { person: { id: 'trainee', roles: ['mentor', 'manager'] } },
      'inbound',
      'sign',
      'self-signing',
    ],
    [
      'only where there are stations',
      { activity: { id: 'D04-1', type: 'lecture' } },
      'inbound',
      'sign',
      'invalid-reference',
    ],
    ['only one that is there', {}, 'roof', 'sign', 'invalid-reference'],
    ['once', facts(signed('guide')), 'inbound', 'sign', 'already-done'],
    ['beside another', facts(signed('guide')), 'printing', 'sign', 'line'],
    ['again after it was taken back', facts(signed('guide', 'withdrawn')), 'inbound', 'sign', 'line'],
    ['not before its day', { status: { state: 'locked' } }, 'inbound', 'sign', 'day-locked'],
    ['not on a closed file', { state: 'promoted' }, 'inbound', 'sign', 'wrong-state'],
    ['is taken back by who signed it', facts(signed('guide')), 'inbound', 'take-back', 'station-1'],
    ['not by somebody else', facts(signed('earlier')), 'inbound', 'take-back', 'not-allowed'],
    ['not twice', facts(signed('guide', 'withdrawn')), 'inbound', 'take-back', 'already-done'],
    [
      'not under the signature of the head',
      { facts: { entries: [signed('guide')], signOffs: [aSignOff({ slot: 'warehouse-head' })] } },
      'inbound',
      'take-back',
      'already-done',
    ],
  ])('%s', (_, change, station, move, expected) => {
    const outcome = decideStation(given(change), station, move)
    expect(outcome.ok ? (outcome.value ?? 'line') : outcome.reason).toBe(expected)
  })

  it('has buttons for those only who may press them', () => {
    expect(maySignStations(given()).ok).toBe(true)
    expect(maySignStations(given({ person: MENTOR })).ok).toBe(false)
  })
})
