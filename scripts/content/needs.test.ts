// The table of the real plan: which row is offered at which stage while which earlier thing is missing.
import { describe, expect, it } from 'vitest'
import type { Activity, Plan } from '#app/content/plan'
import type { DecisionFact } from '#app/features/activities/decision-facts'
import type { ActivityFacts } from '#app/features/activities/facts'
import { definitionOf } from '#app/features/activities/registry'
import { anEntry, aProgress, aSignOff, aSubmittedRecord } from '#tests/builders/progress'
import { readContent } from './read-content'

const plan: Plan = readContent(process.cwd(), 'cs-onboarding').content.plan!.value
const rows = plan.days.flatMap(({ day, activities }) => activities.map((activity) => ({ activity, day })))
const gates = rows.flatMap(({ activity, day }) =>
  activity.type === 'decision' && activity.holds ? [{ kind: activity.settings.decision, id: activity.id, day }] : [],
)
const sittings = rows.filter(({ activity }) => activity.type !== 'decision' && activity.holds)

function decision(
  kind: DecisionFact['kind'],
  verdict: DecisionFact['verdict'] = 'pass',
  more: Partial<DecisionFact> = {},
): DecisionFact {
  return {
    id: kind,
    revision: 1,
    kind,
    verdict,
    reason: '按成绩决定',
    dueOn: null,
    effectiveOn: null,
    decidedBy: 'manager',
    decidedAt: 1,
    confirmed: null,
    confirmedAt: null,
    secondPerson: false,
    latestRevision: 1,
    contested: false,
    declined: null,
    acknowledged: 'acknowledged',
    ...more,
  }
}

/** Handed in, whatever came of it. */
function sat(): Partial<ActivityFacts> {
  return {
    attempts: [
      {
        id: 'a',
        examId: 'exam',
        kind: 'stage',
        state: 'released',
        startedAt: 1,
        deadlineAt: 2,
        percent: 20,
        passPercent: 75,
        passed: false,
        releasedAt: 3,
      },
    ],
  }
}

function stateOf(
  id: string,
  { passed = gates.map((g) => g.kind), satIds = sittings.map((s) => s.activity.id), waived = [] as string[] } = {},
) {
  const progress = aProgress({
    plan,
    today: '2026-03-01',
    dates: plan.days.map((_, n) => `2026-01-${String(n + 5).padStart(2, '0')}`),
    decisions: passed.map((kind) => decision(kind)),
    facts: Object.fromEntries(satIds.map((sitting) => [sitting, sat()])),
    waived,
  })
  return progress.activities.find((a) => a.activity.id === id)!.status
}

const heldAs = (activity: Activity) => definitionOf(activity).heldAs?.(activity) ?? null
const ofItself = (activity: Activity) => !activity.needs
const customers = rows.filter(({ activity }) => heldAs(activity) === 'customers')
const exams = rows.filter(({ activity }) => heldAs(activity) === 'exams' && ofItself(activity) && !activity.onlyIf)
const free = rows.filter(({ activity }) => heldAs(activity) === null && ofItself(activity) && !activity.onlyIf)

it('holds customers and exams by the two gates, customers by the first three exams, and has something of each kind', () => {
  expect(gates.map(({ kind }) => kind)).toEqual(['d1-gate', 'd3-gate'])
  expect(sittings.map(({ activity }) => activity.id)).toEqual(['D03-3', 'D05-2', 'D06-1'])
  expect([customers.length > 10, exams.length > 5, free.length > 40]).toEqual([true, true, true])
})

describe.each(gates)('$id is not decided', ({ kind, day }) => {
  const passed = gates.map((g) => g.kind).filter((other) => other !== kind)
  it.each([...customers, ...exams].map((row) => [row.activity.id, row] as const))('%s', (id, row) => {
    const satIds = sittings.map((s) => s.activity.id).filter((other) => other !== id)
    expect(stateOf(id, { passed, satIds }).state).toBe(row.day > day ? 'held' : 'open')
  })
  it.each(free.map(({ activity }) => activity.id))('%s goes on', (id) => {
    expect(stateOf(id, { passed }).state).not.toBe('held')
  })
})

describe.each([
  ['asked to improve', decision('d3-gate', 'improve')],
  ['to be eliminated', decision('d3-gate', 'eliminate')],
  ['declined by the second person', decision('d3-gate', 'pass', { confirmed: 'declined' })],
])('the third day is %s', (_, d3) => {
  it('holds work with customers', () => {
    const progress = aProgress({ plan, today: '2026-03-01', decisions: [decision('d1-gate'), d3] })
    expect(progress.activities.find((a) => a.activity.id === 'D07-2')!.status).toMatchObject({
      state: 'held',
      unmet: [{ what: 'sat' }, { what: 'passed', activityId: 'D03-1' }, { what: 'sat' }, { what: 'sat' }],
    })
  })
})

describe.each(sittings.map(({ activity, day }) => [activity.id, day] as const))('%s was never sat', (missing, day) => {
  const satIds = sittings.map((s) => s.activity.id).filter((id) => id !== missing)
  it.each(customers.map((row) => [row.activity.id, row.day] as const))('%s', (id, on) => {
    expect(stateOf(id, { satIds }).state).toBe(on > day ? 'held' : 'open')
  })
  it('and is waived by a manager: customers are served', () => {
    expect(stateOf('D07-2', { satIds, waived: [missing] }).state).toBe('open')
  })
  it('holds no lesson and no later exam', () => {
    for (const { activity } of [...exams, ...free])
      expect(`${activity.id} ${stateOf(activity.id, { satIds }).state}`).not.toBe(`${activity.id} held`)
  })
})

/** The log, the calls or the sheet of a session, as its type writes them down. */
function heard(id: string): Partial<ActivityFacts> {
  const { type } = rows.find(({ activity }) => activity.id === id)!.activity
  if (type === 'live') return { record: aSubmittedRecord() }
  if (type === 'calls') return { entries: [anEntry({ kind: 'call' })] }
  return {
    // What was seen in secret is talked over before anything rests on it.
    record: { ...aSubmittedRecord()!, data: { debriefedAt: 1, note: '' } },
    sheets: [
      {
        id: 's',
        examinerId: 'm',
        rubricId: 'R4',
        percent: 70,
        madeAt: 1,
        hardFault: null,
        stateMark: null,
        comment: '',
      },
    ],
  }
}

const about = rows.flatMap(({ activity }) =>
  (activity.needs ?? []).flatMap((need) => ('happened' in need ? [{ id: activity.id, sessions: need.happened }] : [])),
)

describe('work about a session', () => {
  const stateWith = (id: string, facts: Record<string, Partial<ActivityFacts>>, waived: readonly string[] = []) =>
    aProgress({
      plan,
      today: '2026-03-01',
      decisions: gates.map((g) => decision(g.kind)),
      facts: { ...Object.fromEntries(sittings.map((s) => [s.activity.id, sat()])), ...facts },
      waived,
    }).activities.find((a) => a.activity.id === id)!.status

  it('is every coaching, debrief and check of days with customers', () => {
    expect(about.map(({ id }) => id)).toEqual(['D07-5', 'D09-5', 'D10-2', 'D10-3', 'D11-3', 'D17-2'])
  })
  it.each(about)('$id waits for one of its sessions', ({ id, sessions }) => {
    expect(stateWith(id, {})).toMatchObject({
      state: 'held',
      unmet: [{ what: 'happened', activityId: sessions.at(-1) }],
    })
    for (const one of sessions) expect([one, stateWith(id, { [one]: heard(one) }).state]).toEqual([one, 'open'])
  })
  it.each(about)('$id asks for none where every one is waived', ({ id, sessions }) => {
    expect(stateWith(id, {}, sessions).state).toBe('open')
  })
  it('is not there where one is waived and the other has not been', () => {
    expect(stateWith('D09-5', {}, ['D09-4']).unmet).toMatchObject([{ activityId: 'D09-3' }])
  })
})

describe('the final', () => {
  const before = rows.filter(({ day, activity }) => day < 22 && (!activity.onlyIf || activity.onlyIf === 'passed-d3'))
  /** Everything that a manager may waive is waived. */
  const waived = [...before.map(({ activity }) => activity.id), 'attendance', 'conduct']
  const all = { waived }

  it('is offered when everything before it is there or waived by name', () => {
    expect(stateOf('D22-1', all).state).toBe('open')
  })
  it.each(before.map(({ activity }) => activity.id).filter((id) => !gates.some((g) => g.id === id) && !isSat(id)))(
    'is held while %s is neither',
    (id) => {
      expect(stateOf('D22-1', { waived: waived.filter((w) => w !== id) })).toMatchObject({
        state: 'held',
        unmet: [{ what: 'ready', left: 1 }],
      })
    },
  )
  it.each(gates)('is held while $id is not passed, whatever was waived', ({ kind }) => {
    const passed = gates.map((g) => g.kind).filter((other) => other !== kind)
    expect(stateOf('D22-1', { ...all, passed }).state).toBe('held')
  })
  it.each(['attendance', 'conduct'])('asks for %s', (subject) => {
    const progress = aProgress({
      plan,
      today: '2026-03-01',
      decisions: gates.map((g) => decision(g.kind)),
      waived: waived.filter((w) => w !== subject && !w.startsWith('D02')),
      conductPoints: -8,
    })
    expect(progress.activities.find((a) => a.activity.id === 'D22-1')!.status.state).toBe('held')
  })
  it('is held by an open appeal', () => {
    const progress = aProgress({
      plan,
      today: '2026-03-01',
      decisions: gates.map((g) => decision(g.kind)),
      waived,
      openAppeals: 1,
    })
    expect(progress.activities.find((a) => a.activity.id === 'D22-1')!.status.unmet).toEqual([
      { what: 'ready', left: 1 },
    ])
  })
  it('does not let a "not yet" pass in silence', () => {
    const progress = aProgress({
      plan,
      today: '2026-03-01',
      decisions: gates.map((g) => decision(g.kind)),
      waived: waived.filter((w) => w !== 'D21-1'),
      facts: { 'D21-1': { signOffs: [aSignOff({ verdict: 'not_yet' })] } },
    })
    expect(progress.activities.find((a) => a.activity.id === 'D22-1')!.status.state).toBe('held')
  })
})

/** Its facts in this table say that it is done. */
function isSat(id: string): boolean {
  return sittings.some((s) => s.activity.id === id && s.activity.signers.length === 0)
}
