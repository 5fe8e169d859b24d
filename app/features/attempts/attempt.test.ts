import { describe, expect, it } from 'vitest'
import {
  type AttemptEvent,
  type AttemptState,
  decideSaveAnswer,
  decideStart,
  decideSubmit,
  type EarlierAttempt,
  GRACE_MS,
  isOverdue,
  moveOn,
  type SaveCommand,
  type StartSituation,
  type StoredAnswer,
  TRANSITIONS,
} from './attempt'

const ON = '2026-01-07'
const at = (clock: string, on = ON) => Date.parse(`${on}T${clock}:00+08:00`)

const stage = { id: 'd03-morning', kind: 'stage', activity: 'D03-3', minutes: 45, window: { until: '12:00' } } as const

function situation(change: Partial<StartSituation> = {}): StartSituation {
  return {
    blueprint: stage,
    enrolmentState: 'in_training',
    extraTimePercent: 0,
    day: { open: true, unlocked: false, on: ON, confirmed: true },
    today: ON,
    zone: 'Asia/Shanghai',
    earlier: [],
    retakeGate: { allowedFromOn: null, remedialDone: false },
    secondTest: null,
    ofGate: false,
    now: at('09:00'),
    ...change,
  }
}

function earlier(change: Partial<EarlierAttempt>): EarlierAttempt {
  return {
    id: 'a1',
    examId: 'd03-morning',
    activityId: 'D03-3',
    kind: 'stage',
    state: 'released',
    passed: false,
    startedAt: at('08:00'),
    ...change,
  }
}

const reasonOf = (change: Partial<StartSituation>) => {
  const decision = decideStart(situation(change))
  return decision.ok ? ('begin' in decision.value ? 'begin' : `resume ${decision.value.resume}`) : decision.reason
}

describe('the state table', () => {
  const events: AttemptEvent[] = ['submit', 'expire', 'grade', 'release', 'regrade', 'void']
  const allowed = [
    'in_progress submit submitted',
    'in_progress expire expired',
    'in_progress void voided',
    'submitted grade graded',
    'submitted void voided',
    'expired grade graded',
    'expired void voided',
    'graded release released',
    'graded void voided',
    'released regrade released',
  ]
  it('knows these steps and no other', () => {
    const possible = (Object.keys(TRANSITIONS) as AttemptState[]).flatMap((state) =>
      events.flatMap((event) => {
        const move = moveOn(state, event)
        return move.ok ? [`${state} ${event} ${move.value}`] : []
      }),
    )
    expect(possible.sort()).toEqual(allowed.sort())
  })
})

describe('the deadline', () => {
  const cases: [string, number, number, { until?: string; from?: string }, string, number, string][] = [
    ['whole limit', 45, 0, {}, '09:00', 0, '09:45'],
    ['cut by the end of the window', 45, 0, { until: '12:00' }, '11:38', 0, '12:00'],
    ['limit ends with the window', 45, 0, { until: '12:00' }, '11:15', 0, '12:00'],
    ['extra time', 60, 25, {}, '09:00', 15, '10:15'],
    ['extra time rounds up', 45, 33, {}, '09:00', 15, '10:00'],
    ['extra time within the window', 45, 100, { until: '12:00' }, '09:00', 45, '10:30'],
    ['extra time cut by the window', 45, 100, { until: '12:00' }, '11:00', 45, '12:00'],
    ['half as much again', 120, 50, {}, '09:00', 60, '12:00'],
    ['a window that only opens', 100, 0, { from: '12:00' }, '13:00', 0, '14:40'],
  ]
  it.each(cases)('%s', (_name, minutes, extraTimePercent, window, now, extra, deadline) => {
    const decision = decideStart(
      situation({ blueprint: { ...stage, minutes, window }, extraTimePercent, now: at(now) }),
    )
    expect(decision).toMatchObject({
      ok: true,
      value: { begin: { limitMinutes: minutes, extraMinutes: extra, deadlineAt: at(deadline) } },
    })
  })
})

describe('a start', () => {
  const retake = { ...stage, id: 'retake', kind: 'retake', activity: 'D23-3', window: {} } as const
  const final = { ...stage, id: 'd22-final', kind: 'final', activity: 'D22-1', window: {} } as const
  const makeup = { ...stage, id: 'd05-makeup', kind: 'makeup', activity: 'D05-2', window: {} } as const
  const failedStage = earlier({ examId: 'd05-stage', activityId: 'D05-2' })
  const gate = { allowedFromOn: ON, remedialDone: true }
  const cases: [string, Partial<StartSituation>, string][] = [
    ['on its day within its hours', {}, 'begin'],
    ['one millisecond before the window ends', { now: at('12:00') - 1 }, 'begin'],
    ['at the end of the window', { now: at('12:00') }, 'window-closed'],
    ['on a later day, the window gone', { today: '2026-01-08', now: at('09:00', '2026-01-08') }, 'window-closed'],
    [
      'on a later day after an unlock, in the same hours',
      {
        day: { open: true, unlocked: true, on: ON, confirmed: true },
        today: '2026-01-08',
        now: at('09:00', '2026-01-08'),
      },
      'begin',
    ],
    [
      'on a later day after an unlock, past the hours',
      {
        day: { open: true, unlocked: true, on: ON, confirmed: true },
        today: '2026-01-08',
        now: at('12:30', '2026-01-08'),
      },
      'window-closed',
    ],
    [
      'before the window opens',
      { blueprint: { ...stage, window: { from: '12:00' } }, now: at('11:59') },
      'window-not-open',
    ],
    ['when the window opens', { blueprint: { ...stage, window: { from: '12:00' } }, now: at('12:00') }, 'begin'],
    ['before its day', { day: { open: false, unlocked: false, on: ON, confirmed: true } }, 'day-locked'],
    [
      'on a date that nobody has confirmed',
      { day: { open: true, unlocked: false, on: ON, confirmed: false } },
      'date-unconfirmed',
    ],
    ['of the exam that is open', { earlier: [earlier({ state: 'in_progress', passed: null })] }, 'resume a1'],
    [
      'of another exam while one is open',
      { earlier: [earlier({ examId: 'd05-stage', state: 'in_progress', passed: null })] },
      'attempt-open',
    ],
    ['for the second time', { earlier: [earlier({})] }, 'already-done'],
    ['after the first was voided', { earlier: [earlier({ state: 'voided', passed: null })] }, 'begin'],
    ['when no longer in training', { enrolmentState: 'eliminated' }, 'wrong-state'],
    ['of a make-up after a released fail', { blueprint: makeup, earlier: [failedStage] }, 'begin'],
    [
      'of a make-up before the release',
      { blueprint: makeup, earlier: [{ ...failedStage, state: 'graded' }] },
      'wrong-state',
    ],
    [
      'of a make-up after the final',
      { blueprint: makeup, earlier: [failedStage], enrolmentState: 'final_passed' },
      'wrong-state',
    ],
    ['of a make-up after a pass', { blueprint: makeup, earlier: [{ ...failedStage, passed: true }] }, 'wrong-state'],
    [
      'of a make-up of another day',
      { blueprint: makeup, earlier: [{ ...failedStage, activityId: 'D06-1' }] },
      'wrong-state',
    ],
    ['of a make-up without a first exam', { blueprint: makeup }, 'wrong-state'],
    [
      'of a make-up twice',
      { blueprint: makeup, earlier: [failedStage, earlier({ examId: 'd05-makeup', kind: 'makeup' })] },
      'already-done',
    ],
    ['of the final in training', { blueprint: final }, 'begin'],
    [
      'of the final twice',
      { blueprint: final, earlier: [earlier({ examId: 'd22-final', kind: 'final' })] },
      'already-done',
    ],
    [
      'of a final under another name',
      { blueprint: final, earlier: [earlier({ examId: 'old-final', kind: 'final' })] },
      'already-done',
    ],
    ['of the final when it has been failed', { blueprint: final, enrolmentState: 'final_failed' }, 'wrong-state'],
    [
      'of the retake before remedial training has begun',
      { blueprint: retake, enrolmentState: 'final_failed', retakeGate: { allowedFromOn: null, remedialDone: true } },
      'remedial-unfinished',
    ],
    ['of the retake when due', { blueprint: retake, enrolmentState: 'final_failed', retakeGate: gate }, 'begin'],
    ['of the retake in training', { blueprint: retake, retakeGate: gate }, 'wrong-state'],
    [
      'of the retake a day early',
      { blueprint: retake, enrolmentState: 'final_failed', retakeGate: { ...gate, allowedFromOn: '2026-01-08' } },
      'retake-too-early',
    ],
    [
      'of the retake with modules left',
      { blueprint: retake, enrolmentState: 'final_failed', retakeGate: { ...gate, remedialDone: false } },
      'remedial-unfinished',
    ],
    ['of the retake without training', { blueprint: retake, enrolmentState: 'final_failed' }, 'remedial-unfinished'],
    [
      'of a second retake',
      {
        blueprint: retake,
        enrolmentState: 'final_failed',
        retakeGate: gate,
        earlier: [earlier({ examId: 'retake', kind: 'retake' })],
      },
      'no-retake-left',
    ],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    expect(reasonOf(change)).toBe(expected)
  })
})

describe('saving an answer', () => {
  const deadlineAt = at('09:45')
  const open = { state: 'in_progress', deadlineAt, submittedAt: null } as const
  const content = { value: 'A', flagged: false }
  const command: SaveCommand = {
    itemId: 'T03-S-001',
    revision: 5,
    seen: 0,
    writer: 'tab-a',
    takeOver: false,
    ...content,
  }
  const save = (
    change: Partial<SaveCommand> = {},
    stored: Pick<StoredAnswer, 'revision' | 'writer'> | null = null,
    now = at('09:30'),
  ) => decideSaveAnswer(open, 'T03-S-001', stored && { ...content, ...stored }, { ...command, ...change }, now)

  it('writes the first answer', () => expect(save()).toMatchObject({ ok: true, value: { write: true, revision: 5 } }))
  it('writes a newer one of the same window', () =>
    expect(save({}, { revision: 4, writer: 'tab-a' })).toMatchObject({ value: { write: true } }))
  it('never writes an older one', () =>
    expect(save({ revision: 3 }, { revision: 4, writer: 'tab-a' })).toEqual({
      ok: true,
      value: { write: false, revision: 4 },
    }))
  it('acknowledges a replay without writing', () =>
    expect(save({}, { revision: 5, writer: 'tab-a' })).toEqual({ ok: true, value: { write: false, revision: 5 } }))
  it.each([
    ['value', { value: 'B' }],
    ['flag', { flagged: true }],
  ])('never acknowledges another %s under the number of the one before', (_name, change) =>
    expect(save(change, { revision: 5, writer: 'tab-a' })).toEqual({ ok: false, reason: 'not-same-writer' }),
  )
  it('takes what a page without a script sends last, however often it was pressed', () => {
    expect(save({ revision: null })).toMatchObject({ value: { write: true, revision: 1 } })
    const stored = { revision: 1, writer: 'tab-a' }
    expect(save({ revision: null, value: 'B' }, stored)).toMatchObject({ value: { write: true, revision: 2 } })
    expect(save({ revision: null }, stored)).toMatchObject({ value: { write: false, revision: 1 } })
  })
  it('refuses a page without a script that has not seen what another window wrote', () =>
    expect(save({ revision: null, seen: 1, value: 'B' }, { revision: 2, writer: 'tab-b' })).toMatchObject({
      reason: 'not-same-writer',
    }))
  it('refuses a window that has not seen the newest copy, however high its number', () =>
    expect(save({ revision: 99, seen: 3 }, { revision: 4, writer: 'tab-b' })).toEqual({
      ok: false,
      reason: 'not-same-writer',
    }))
  it('lets a window go on that has seen it', () =>
    expect(save({ seen: 4 }, { revision: 4, writer: 'tab-b' })).toMatchObject({ value: { write: true, revision: 5 } }))
  it('lets a window take over, above the other number', () =>
    expect(save({ takeOver: true }, { revision: 9, writer: 'tab-b' })).toMatchObject({
      value: { write: true, revision: 10 },
    }))
  it('refuses the answer to another question', () =>
    expect(save({ itemId: 'T03-S-002' })).toMatchObject({ reason: 'invalid-reference' }))

  const times: [string, number, string][] = [
    ['at the deadline', 0, 'ok'],
    ['within the grace', GRACE_MS, 'ok'],
    ['one millisecond after the grace', GRACE_MS + 1, 'deadline-passed'],
  ]
  it.each(times)('%s', (_name, after, expected) => {
    const decision = save({}, null, deadlineAt + after)
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
    expect(isOverdue(open, deadlineAt + after)).toBe(expected !== 'ok')
  })

  const states: [AttemptState, number | null, string][] = [
    ['submitted', 1, 'wrong-state'],
    ['graded', 1, 'wrong-state'],
    ['voided', null, 'wrong-state'],
    ['expired', null, 'deadline-passed'],
    ['graded', null, 'deadline-passed'],
    ['released', null, 'deadline-passed'],
  ]
  it.each(states)('is refused when %s (submitted at %s)', (state, submittedAt, reason) => {
    expect(decideSaveAnswer({ state, deadlineAt, submittedAt }, 'T03-S-001', null, command, at('09:30'))).toEqual({
      ok: false,
      reason,
    })
  })
})

describe('handing in', () => {
  const deadlineAt = at('09:45')
  const cases: [AttemptState, number, string][] = [
    ['in_progress', deadlineAt, 'submit'],
    ['in_progress', deadlineAt + GRACE_MS, 'submit'],
    ['in_progress', deadlineAt + GRACE_MS + 1, 'expire'],
    ['submitted', deadlineAt, 'already'],
    ['expired', deadlineAt, 'already'],
    ['graded', deadlineAt, 'already'],
    ['released', deadlineAt, 'already'],
    ['voided', deadlineAt, 'wrong-state'],
  ]
  it.each(cases)('%s at %s', (state, now, expected) => {
    const decision = decideSubmit({ state, deadlineAt, submittedAt: null }, now)
    expect(decision.ok ? decision.value : decision.reason).toBe(expected)
  })
})

describe('the second paper of a gate', () => {
  const makeup = { ...stage, id: 'd03-makeup', kind: 'makeup', window: {} } as const
  const again = {
    gate: 'd3-gate',
    decisionId: 'i',
    opensOn: '2026-01-09',
    opensAt: at('00:00', '2026-01-09'),
    lastOn: '2026-01-12',
  } as const
  const asked = (change: Partial<StartSituation>) =>
    reasonOf({ blueprint: makeup, ofGate: true, earlier: [earlier({})], now: at('09:00', '2026-01-09'), ...change })
  const sat = earlier({ id: 'a2', examId: 'd03-makeup', kind: 'makeup', startedAt: at('08:00', '2026-01-09') })

  it('follows the decision, not the failed paper alone', () => {
    expect(asked({})).toBe('wrong-state')
    expect(asked({ ofGate: false })).toBe('begin')
    expect(asked({ secondTest: { ...again, state: 'ahead' } })).toBe('retake-too-early')
    expect(asked({ secondTest: { ...again, state: 'open' } })).toBe('begin')
    expect(asked({ secondTest: { ...again, state: 'over' } })).toBe('second-test-over')
  })

  it('is sat once for each time it is asked for', () => {
    const secondTest = { ...again, state: 'done' } as const
    expect(asked({ secondTest, earlier: [earlier({}), sat] })).toBe('already-done')
    expect(asked({ secondTest, earlier: [earlier({}), { ...sat, startedAt: again.opensAt - 1 }] })).toBe('begin')
  })
})
