import { describe, expect, it } from 'vitest'
import { addDays } from '#app/rules/dates'
import { anActivity, aPlan } from '#tests/builders/progress'
import { applyChange, type CohortCalendar, rulesOf, yearToTake } from './calendar-change'
import { compareDates, endOfTraining, LIMITS, planStart, tryScheduleDays } from './cohort-dates'

const calendar: CohortCalendar = {
  name: '甲班',
  startOn: '2026-03-02',
  restPattern: 'sunday',
  closures: new Map([['2026-03-04', 'closed']]),
  years: { knownThrough: 2027, plannedThrough: 2027, takenOver: new Map() },
}

/** An exam on days 3 and 22, the first one beside a gate. */
const plan = aPlan(
  Array.from({ length: 23 }, (_, n) => {
    const id = `D${String(n + 1).padStart(2, '0')}`
    const gate = anActivity({ id: `${id}-1`, type: 'decision', ...(n === 2 ? { gate: 'D3' } : {}) })
    return n === 2
      ? [gate, anActivity({ id: `${id}-2`, type: 'exam' })]
      : [anActivity({ id: `${id}-1`, type: n === 21 ? 'exam' : 'study' })]
  }),
)

describe('changing the calendar of a cohort', () => {
  it('sets, replaces and clears a single day', () => {
    const opened = applyChange(calendar, { kind: 'set-day', on: '2026-03-04', dayKind: 'open' })
    expect(opened.ok && [...opened.value.closures]).toEqual([['2026-03-04', 'open']])
    const cleared = applyChange(calendar, { kind: 'clear-day', on: '2026-03-04' })
    expect(cleared.ok && cleared.value.closures.size).toBe(0)
    expect([...calendar.closures]).toEqual([['2026-03-04', 'closed']])
  })

  it('finds nothing to clear on an ordinary day', () =>
    expect(applyChange(calendar, { kind: 'clear-day', on: '2026-03-05' })).toMatchObject({
      ok: false,
      reason: 'not-found',
    }))

  it('does not close more days than a plan can bear', () => {
    const closures = new Map(
      Array.from({ length: LIMITS.closedDays }, (_, n) => [addDays('2026-03-02', n), 'closed' as const]),
    )
    expect(
      applyChange({ ...calendar, closures }, { kind: 'set-day', on: '2026-12-01', dayKind: 'closed' }),
    ).toMatchObject({ ok: false, reason: 'limit-reached' })
    expect(applyChange({ ...calendar, closures }, { kind: 'set-day', on: '2026-12-01', dayKind: 'open' }).ok).toBe(true)
  })

  it('leaves a schedule possible however far every limit is used', () => {
    const worst: CohortCalendar = {
      ...calendar,
      restPattern: 'weekend',
      closures: new Map(
        Array.from({ length: LIMITS.closedDays }, (_, n) => [addDays('2026-12-01', n), 'closed' as const]),
      ),
    }
    const overrides = new Map(
      Array.from({ length: LIMITS.restOverrides }, (_, n) => [addDays('2027-03-01', n), 'rest' as const]),
    )
    const leaves = [{ fromOn: '2026-03-02', toOn: addDays('2026-03-02', LIMITS.leaveDays - 1) }]
    expect(tryScheduleDays('2026-03-02', 99, rulesOf(worst, overrides, leaves))).toHaveLength(99)
  })
})

describe('a year that has become known', () => {
  const planned = (knownThrough: number, takenOver: [number, string][] = []): CohortCalendar => ({
    ...calendar,
    years: { knownThrough, plannedThrough: 2026, takenOver: new Map(takenOver) },
  })

  it.each([
    ['none', planned(2026), null],
    ['the next one', planned(2028), 2027],
    ['the one after those taken over', planned(2028, [[2027, '2026-12-20']]), 2028],
    ['none once all are taken over', planned(2027, [[2027, '2026-12-20']]), null],
  ])('is offered: %s', (_title, { years }, year) => expect(yearToTake(years)).toBe(year))

  it('is taken over once, and in order', () => {
    const taken = applyChange(planned(2028), { kind: 'take-year', year: 2027, fromOn: '2026-12-20' })
    expect(taken.ok && [...taken.value.years.takenOver]).toEqual([[2027, '2026-12-20']])
    const again = taken.ok && applyChange(taken.value, { kind: 'take-year', year: 2027, fromOn: '2026-12-21' })
    expect(again).toEqual({ ok: false, reason: 'stale' })
    expect(applyChange(planned(2028), { kind: 'take-year', year: 2028, fromOn: '2026-12-20' }).ok).toBe(false)
    expect(applyChange(planned(2026), { kind: 'take-year', year: 2027, fromOn: '2026-12-20' }).ok).toBe(false)
  })
})

describe('old and new dates', () => {
  it('compares the days people ask about', () => {
    const calendarRules = rulesOf(calendar, new Map())
    const before = tryScheduleDays('2026-03-02', 23, calendarRules)!
    const after = tryScheduleDays('2026-03-02', 23, rulesOf({ ...calendar, closures: new Map() }, new Map()))!
    const rows = compareDates(before, after, { rules: calendarRules, plan })
    expect(rows.map((row) => `${row.day} ${row.title}`)).toEqual(['1 第 1 天', '3 D03-2', '22 D22-1', '23 第 23 天'])
    expect(rows[0]).toMatchObject({ before: '2026-03-02', after: '2026-03-02', confirmed: true })
    expect(rows[1]).toMatchObject({ before: '2026-03-05', after: '2026-03-04', confirmed: true })
  })

  it('has no date before where there was none, and no row for a day without gate or exam', () => {
    const rules = rulesOf(calendar, new Map())
    const short = aPlan(plan.days.slice(0, 3).map((day) => day.activities))
    expect(compareDates(null, ['2026-03-02', '2026-03-03', '2028-03-04'], { rules, plan: short })).toEqual([
      { day: 1, title: '第 1 天', before: null, after: '2026-03-02', confirmed: true },
      { day: 3, title: 'D03-2', before: null, after: '2028-03-04', confirmed: false },
    ])
  })

  it('says how far the end lies beyond the limit', () => {
    expect(endOfTraining(['2026-03-31'], '2026-03-02', 30)).toEqual({ endsOn: '2026-03-31', overrun: 0 })
    expect(endOfTraining(['2026-04-02'], '2026-03-02', 30)).toEqual({ endsOn: '2026-04-02', overrun: 2 })
  })

  it('begins with whoever joins late on the joining day', () => {
    expect(planStart('2026-03-02', '2026-03-10')).toBe('2026-03-10')
    expect(planStart('2026-03-02', '2026-02-20')).toBe('2026-03-02')
  })

  it('answers null instead of throwing when nothing is open', () =>
    expect(
      tryScheduleDays('2026-03-02', 5, rulesOf(calendar, new Map(), [{ fromOn: '2026-01-01', toOn: '2090-01-01' }])),
    ).toBeNull())
})
