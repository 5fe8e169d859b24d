import { describe, expect, it } from 'vitest'
import { instantOf } from '#app/rules/dates'
import { aDecision, anActivity, anEntry, aPlan, aProgress, aSignOff, aSubmittedRecord } from '#tests/builders/progress'
import { START_ON } from '#tests/builders/time'
import type { ActivityFacts } from './facts'
import { listWaiting } from './waiting'

const ZONE = 'Asia/Shanghai'
const at = (clock: string, on = START_ON) => instantOf(on, clock, ZONE)
const NOBODY_ELSE = { id: 'mentor', roles: ['mentor', 'manager'] }
const sheet = {
  id: 's',
  rubricId: 'R5',
  examinerId: 'somebody',
  percent: 80,
  hardFault: null,
  stateMark: 80,
  comment: '好',
  madeAt: at('08:20'),
}
const attempt: ActivityFacts['attempts'][number] = {
  id: 'a',
  examId: 'e',
  kind: 'final',
  state: 'submitted',
  startedAt: at('07:00'),
  handedInAt: at('08:20'),
  deadlineAt: at('08:30'),
  percent: 80,
  passPercent: 70,
  passed: true,
  releasedAt: null,
}

const ORAL = { rubric: 'R1', questions: 5, examiners: 2, passPercent: 70 }
const SIGNED_BY = ['mentor', 'manager', 'lecturer', 'examiner'] as const
/** One of every kind that ever waits for somebody, at one in the afternoon. */
const ACTIVITIES = [
  anActivity({ id: 'D01-1', type: 'briefing', settings: { acceptMentor: true } }),
  anActivity({ id: 'D01-2', type: 'lecture' }),
  anActivity({ id: 'D01-3', type: 'coaching', settings: { rubric: 'R5' } }),
  anActivity({ id: 'D01-4', type: 'live', settings: { hidden: false, maxChats: 3, expectPercent: 60 } }),
  anActivity({ id: 'D01-5', type: 'question-time', settings: { fromDay: 1 } }),
  anActivity({ id: 'D01-6', type: 'oral', leader: 'examiner', settings: ORAL }),
  anActivity({ id: 'D01-7', type: 'exam', leader: 'examiner', settings: { exam: 'e', ...ORAL } }),
  anActivity({ id: 'D01-8', type: 'mystery', settings: { rubric: 'R5', scripts: 1 } }),
  anActivity({ id: 'D01-9', type: 'typing', settings: { runs: 3, minutes: 5, passSpeed: 50 } }),
].map((activity) => ({ ...activity, start: '13:00', signers: [...SIGNED_BY] }))

const FACTS: [string, Partial<ActivityFacts>][] = [
  ['nothing has happened', {}],
  ['it was handed in early', { record: aSubmittedRecord({}, at('08:20')) }],
  ['a sheet was written early', { sheets: [sheet], record: aSubmittedRecord({}, at('08:20')) }],
  [
    'a signature was taken back',
    {
      record: aSubmittedRecord({}, at('08:20')),
      signOffs: [aSignOff({ verdict: 'withdrawn', signedAt: at('08:40') })],
    },
  ],
  [
    'something was asked, one of it put off',
    {
      entries: [
        anEntry({ kind: 'question', createdAt: at('08:20') }),
        anEntry({ id: 'q2', kind: 'question', createdAt: at('08:20'), dueOn: START_ON }),
        anEntry({ kind: 'gap', createdAt: at('08:20') }),
        anEntry({ kind: 'price-change', createdAt: at('08:20') }),
      ],
    },
  ],
  ['a paper was handed in', { attempts: [attempt] }],
  ['runs were too fast', { typingHeld: 1, typingHeldAt: [at('08:20')] }],
]
const MOMENTS = [at('08:45'), at('12:59'), at('13:00'), at('17:00'), at('09:00', '2026-01-06')]

describe.each(FACTS)('when %s', (_, own) => {
  const plan = aPlan([ACTIVITIES, []])
  const facts = Object.fromEntries(ACTIVITIES.map(({ id }) => [id, own]))
  const waiting = (now: number, wish: { unlockedDays?: number[]; dates?: string[] } = {}) =>
    listWaiting([aProgress({ plan, facts, ...wish })], NOBODY_ELSE, [], now)

  it.each(MOMENTS)('nobody has waited since a moment that is still to come (%d)', (now) => {
    expect(waiting(now).filter((item) => item.since > now)).toEqual([])
  })

  it.each(MOMENTS)('nor since before the day (%d)', (now) => {
    expect(waiting(now).filter((item) => item.since < at('00:00'))).toEqual([])
  })

  it('nor on a day unlocked before its date', () => {
    const dates = ['2026-01-20', '2026-01-21']
    expect(waiting(at('08:45'), { unlockedDays: [1], dates }).filter((item) => item.since > at('08:45'))).toEqual([])
  })
})

const since = (id: string, own: Partial<ActivityFacts>, now: number) =>
  listWaiting([aProgress({ plan: aPlan([ACTIVITIES]), facts: { [id]: own } })], NOBODY_ELSE, [], now)
    .filter((item) => item.activityId === id)
    .map((item) => [item.kind, item.since])

describe('the wait begins', () => {
  it('with the planned hour where nothing was done before; until then nobody waits', () => {
    expect(since('D01-3', {}, at('12:59'))).toEqual([])
    expect(since('D01-3', {}, at('15:00'))).toEqual([['sheet', at('13:00')]])
    expect(since('D01-2', {}, at('12:59'))).toEqual([])
  })

  it('with the day for an acceptance, which needs no hour', () => {
    expect(since('D01-1', {}, at('08:45'))).toEqual([['accept', at('00:00')]])
  })

  it('with the work, not with a signature that was taken back or a gap beside it', () => {
    const own = {
      record: aSubmittedRecord({}, at('13:20')),
      signOffs: [aSignOff({ verdict: 'withdrawn', signedAt: at('14:00') })],
      entries: [anEntry({ kind: 'gap', createdAt: at('14:10'), dueOn: '2026-02-01' })],
    }
    const waits = since('D01-5', own, at('15:00'))
    expect(waits.length).toBeGreaterThan(1)
    expect(new Set(waits.map(([, moment]) => moment))).toEqual(new Set([at('13:20')]))
  })

  it('for a hearing once the paper is handed in', () => {
    expect(since('D01-7', { attempts: [attempt] }, at('15:00'))).toEqual([['sheet', at('08:20')]])
  })

  it('for the third of a hearing once two lie apart', () => {
    const sheets = [90, 40].map((percent, n) => ({
      id: `s${n}`,
      rubricId: 'R1',
      examinerId: `examiner-${n}`,
      percent,
      hardFault: null,
      stateMark: null,
      comment: '好',
      madeAt: at(n === 0 ? '10:00' : '11:30'),
    }))
    expect(since('D01-7', { attempts: [attempt], sheets }, at('15:00'))).toEqual([['sheet', at('11:30')]])
  })

  it('on its day for what was put off', () => {
    const entries = [anEntry({ kind: 'question', createdAt: at('08:00', '2026-01-03'), dueOn: START_ON })]
    expect(since('D01-5', { entries }, at('15:00'))).toContainEqual(['answer', at('00:00')])
  })
})

it('a second test waits for its examiner from its opening on', () => {
  const settings = { rubric: 'R2', cards: 3, examiners: 1, passPercent: 60 }
  const phone = anActivity({ id: 'D01-1', type: 'phone', leader: 'examiner', settings })
  const gate = anActivity({ id: 'D01-2', type: 'decision', gate: 'D1', settings: { decision: 'd1-gate' } })
  const improve = aDecision({ id: 'd', kind: 'd1-gate', verdict: 'improve', dueOn: '2026-01-07' })
  const progress = aProgress({
    plan: aPlan([[phone, gate]]),
    today: '2026-01-08',
    decisions: [improve],
    facts: { 'D01-1': { sheets: [{ ...sheet, rubricId: 'R2', percent: 40 }] } },
  })
  const waiting = listWaiting([progress], { id: 'mentor', roles: ['mentor'] }, [], at('09:00', '2026-01-08'))
  expect(waiting.filter(({ kind }) => kind === 'sheet').map(({ since }) => since)).toEqual([at('00:00', '2026-01-07')])
})
