import { describe, expect, it } from 'vitest'
import { addDays } from '#app/rules/dates'
import {
  builtInThrough,
  type CalendarYears,
  holidayKind,
  isDayKnown,
  isHolidayByLaw,
  noticeStart,
  noticeYearOf,
  yearsKnownThrough,
} from './holidays'
import { type CalendarRules, isConfirmedDate, isTrainingDate, scheduleDays, unconfirmedSpan } from './schedule'

/** A house that knows nothing beyond 2026, whatever the built-in table has learnt since. */
const UNKNOWN: CalendarYears = { knownThrough: 2026, plannedThrough: 2026, takenOver: new Map() }
const plain: CalendarRules = {
  restPattern: 'none',
  closures: new Map(),
  holidayOverrides: new Map(),
  years: UNKNOWN,
  leaves: [],
}
const rules = (change: Partial<CalendarRules>): CalendarRules => ({ ...plain, ...change })

const daysOf = (year: number) => {
  const dates: string[] = []
  for (let on = `${year}-01-01`; on.startsWith(String(year)); on = addDays(on, 1)) dates.push(on)
  return dates
}

describe('what the regulation itself makes free', () => {
  // Lunar dates as the Hong Kong Observatory publishes them.
  it.each([
    [2027, '0101 0205 0206 0207 0208 0405 0501 0502 0609 0915 1001 1002 1003'],
    [2028, '0101 0125 0126 0127 0128 0404 0501 0502 0528 1001 1002 1003'],
    [2029, '0101 0212 0213 0214 0215 0404 0501 0502 0616 0922 1001 1002 1003'],
    [2030, '0101 0202 0203 0204 0205 0405 0501 0502 0605 0912 1001 1002 1003'],
    // A leap sixth month.
    [2025, '0101 0128 0129 0130 0131 0404 0501 0502 0531 1001 1002 1003 1006'],
  ])('%i', (year, expected) =>
    expect(daysOf(year).filter(isHolidayByLaw)).toEqual(
      expected.split(' ').map((d) => `${year}-${d.slice(0, 2)}-${d.slice(2)}`),
    ),
  )

  it('is always free in the yearly notice, too', () => {
    for (const year of [2025, 2026])
      for (const on of daysOf(year).filter(isHolidayByLaw))
        expect([on, holidayKind(on, new Map(), UNKNOWN)]).toEqual([on, 'rest'])
  })
})

describe('which year’s notice speaks about a date', () => {
  it.each([
    ['2026-12-28', 2026],
    ['2026-12-29', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
    ['2028-02-29', 2028],
  ])('%s: that of %i', (on, year) => expect(noticeYearOf(on)).toBe(year))

  it('begins where the year before ends', () => {
    expect(noticeYearOf(noticeStart(2027))).toBe(2027)
    expect(noticeYearOf(addDays(noticeStart(2027), -1))).toBe(2026)
  })
})

describe('which years are known', () => {
  it.each([
    ['the built-in table alone', [], 2026],
    ['a confirmed year', [2027], 2027],
    ['one after the other', [2028, 2027], 2028],
    ['nothing behind a gap', [2028], 2026],
    ['nothing twice', [2025, 2026], 2026],
  ])('%s', (_title, confirmed, through) => expect(yearsKnownThrough(confirmed, 2026)).toBe(through))

  it('has the year of the built-in table', () => expect(builtInThrough()).toBeGreaterThanOrEqual(2026))
})

describe('a year that nobody knows', () => {
  it.each<[string, string, Partial<CalendarRules>, boolean]>([
    ['New Year’s Day rests', '2027-01-01', {}, false],
    ['Spring Festival’s eve rests', '2027-02-05', {}, false],
    ['the day after the festival’s four days trains', '2027-02-09', {}, true],
    ['no Saturday is a make-up day', '2027-02-13', { restPattern: 'weekend' }, false],
    ['Saturdays train where only Sundays rest', '2027-01-02', { restPattern: 'sunday' }, true],
    ['Saturdays rest where weekends do', '2027-01-02', { restPattern: 'weekend' }, false],
    ['Sundays train where nothing rests', '2027-01-03', {}, true],
    ['a correction waits until the year is taken over', '2027-01-04', { holidayOverrides: map('2027-01-04') }, true],
    ['the cohort’s own day counts at once', '2027-01-01', { closures: new Map([['2027-01-01', 'open']]) }, true],
  ])('%s (%s)', (_title, on, change, expected) => expect(isTrainingDate(on, rules(change))).toBe(expected))

  it('uses nothing of a notice that came after the cohort was made', () => {
    // 2026 as it looked before its notice: 14 February had not become a working Saturday, nor 2 January a day off.
    const before = rules({ restPattern: 'weekend', years: { ...UNKNOWN, plannedThrough: 2025 } })
    expect(isTrainingDate('2026-01-02', before)).toBe(true)
    expect(isTrainingDate('2026-02-14', before)).toBe(false)
    expect(isTrainingDate('2026-02-14', { ...before, years: UNKNOWN })).toBe(true)
  })
})

function map(...dates: string[]): CalendarRules['holidayOverrides'] {
  return new Map(dates.map((on) => [on, 'rest' as const]))
}

describe('a cohort over New Year, from 14 December 2026', () => {
  const dates = (change: Partial<CalendarRules>, days = 23) => scheduleDays('2026-12-14', days, rules(change))

  it.each([
    ['none', '2026-12-31', '2027-01-05'],
    ['sunday', '2027-01-04', '2027-01-08'],
    ['weekend', '2027-01-07', '2027-01-13'],
  ] as const)('rests on New Year’s Day with rest pattern %s', (restPattern, day18, day22) => {
    const plan = dates({ restPattern })
    expect(plan).not.toContain('2027-01-01')
    expect([plan[17], plan[21]]).toEqual([day18, day22])
  })

  it('has no exam day that looks confirmed', () => {
    for (const restPattern of ['none', 'sunday', 'weekend'] as const)
      expect(isConfirmedDate(dates({ restPattern })[17]!, plain)).toBe(false)
  })

  it('says which dates are not certain', () => {
    expect(unconfirmedSpan(dates({ restPattern: 'sunday' }), plain)).toEqual({
      from: '2026-12-29',
      to: '2027-01-09',
      year: 2027,
      known: false,
    })
    expect(unconfirmedSpan(dates({}, 10), plain)).toBeNull()
  })

  const notice = { holidayOverrides: map('2027-01-02', '2027-01-04') }
  it('follows the notice from the day it is taken over, and moves nothing before', () => {
    const before = dates({ restPattern: 'sunday' })
    for (const from of ['2026-12-20', '2027-01-03', '2027-01-05']) {
      const years = { ...UNKNOWN, knownThrough: 2027, takenOver: new Map([[2027, from]]) }
      const after = dates({ ...notice, restPattern: 'sunday', years })
      expect(after.filter((on) => on < from)).toEqual(before.filter((on) => on < from))
      for (const on of notice.holidayOverrides.keys()) expect(after.includes(on)).toBe(on < from && before.includes(on))
    }
  })
})

describe('whether anybody answers for a date', () => {
  const known = { ...UNKNOWN, knownThrough: 2027 }
  it.each<[string, string, Partial<CalendarRules>, boolean]>([
    ['a date of a known year', '2026-12-28', {}, true],
    ['the last days before an unknown year', '2026-12-29', {}, false],
    ['a date of an unknown year', '2027-03-01', {}, false],
    ['even with a correction that nobody has confirmed', '2027-03-01', { holidayOverrides: map('2027-03-01') }, false],
    ['a day that the cohort was told to train on', '2027-01-02', { closures: new Map([['2027-01-02', 'open']]) }, true],
    [
      'a day on which the cohort does not train',
      '2027-01-02',
      { closures: new Map([['2027-01-02', 'closed']]) },
      false,
    ],
    ['a known year', '2027-03-01', { years: known }, true],
    ['a known holiday that the cohort is still planned through', '2027-03-01', heldBack('2027-03-01'), false],
    ['the day after it', '2027-03-02', heldBack('2027-03-01'), true],
    ['the year after a known one', '2028-02-29', { years: known }, false],
  ])('%s (%s)', (_title, on, change, expected) => expect(isConfirmedDate(on, rules(change))).toBe(expected))

  function heldBack(on: string): Partial<CalendarRules> {
    return { years: known, holidayOverrides: map(on) }
  }

  it('knows a holiday once the cohort has taken the year over', () =>
    expect(isDayKnown('2027-03-01', map('2027-03-01'), { ...known, takenOver: new Map([[2027, '2027-01-01']]) })).toBe(
      true,
    ))
})
