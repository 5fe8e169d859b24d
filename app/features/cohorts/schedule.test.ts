import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, instantOf, localDateOf } from '#app/rules/dates'
import { type CalendarRules, isTrainingDate, overrunDays, scheduleDays, trainingDayOn, workdaysAfter } from './schedule'

const years = { knownThrough: 2026, plannedThrough: 2026, takenOver: new Map() }
const plain: CalendarRules = {
  restPattern: 'none',
  closures: new Map(),
  holidayOverrides: new Map(),
  years,
  leaves: [],
}
const rules = (change: Partial<CalendarRules>): CalendarRules => ({ ...plain, ...change })

describe('which dates are training dates', () => {
  it.each<[string, string, Partial<CalendarRules>, boolean]>([
    ['an ordinary Monday', '2026-03-02', {}, true],
    ['a Sunday without a rest pattern', '2026-03-01', {}, true],
    ['a Sunday with Sundays off', '2026-03-01', { restPattern: 'sunday' }, false],
    ['a Saturday with Sundays off', '2026-02-28', { restPattern: 'sunday' }, true],
    ['a Saturday with weekends off', '2026-03-07', { restPattern: 'weekend' }, false],
    ['New Year 2026', '2026-01-01', {}, false],
    ['National Day 2026', '2026-10-01', {}, false],
    ['Spring Festival 2026', '2026-02-17', {}, false],
    ['the make-up Saturday before Spring Festival', '2026-02-14', { restPattern: 'weekend' }, true],
    ['the make-up Saturday after National Day', '2026-10-10', { restPattern: 'weekend' }, true],
    ['a make-up Sunday with Sundays off', '2026-09-20', { restPattern: 'sunday' }, true],
    ['a closed workday', '2026-03-02', { closures: new Map([['2026-03-02', 'closed']]) }, false],
    ['a holiday that the cohort works', '2026-10-01', { closures: new Map([['2026-10-01', 'open']]) }, true],
    ['a corrected holiday', '2026-03-02', { holidayOverrides: new Map([['2026-03-02', 'rest']]) }, false],
    ['a holiday corrected to work', '2026-10-02', { holidayOverrides: new Map([['2026-10-02', 'work']]) }, true],
    [
      'the cohort beats the correction',
      '2026-03-02',
      { closures: new Map([['2026-03-02', 'open']]), holidayOverrides: new Map([['2026-03-02', 'rest']]) },
      true,
    ],
    [
      'leave beats the cohort',
      '2026-03-02',
      { closures: new Map([['2026-03-02', 'open']]), leaves: [{ fromOn: '2026-03-02', toOn: '2026-03-02' }] },
      false,
    ],
    ['the day after a leave', '2026-03-03', { leaves: [{ fromOn: '2026-03-01', toOn: '2026-03-02' }] }, true],
  ])('%s (%s)', (_title, on, change, expected) => expect(isTrainingDate(on, rules(change))).toBe(expected))
})

describe('the dates of the training days', () => {
  it('skips Sundays', () =>
    expect(scheduleDays('2026-03-05', 5, rules({ restPattern: 'sunday' }))).toEqual([
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-09',
      '2026-03-10',
    ]))

  it('begins on the first open date when the start is a holiday', () =>
    expect(scheduleDays('2026-10-01', 1, plain)).toEqual(['2026-10-08']))

  it('moves everything after a leave', () => {
    const dates = scheduleDays('2026-03-02', 4, rules({ leaves: [{ fromOn: '2026-03-03', toOn: '2026-03-05' }] }))
    expect(dates).toEqual(['2026-03-02', '2026-03-06', '2026-03-07', '2026-03-08'])
  })

  it('gives up instead of looping when nothing is open', () =>
    expect(() =>
      scheduleDays('2026-03-02', 5, rules({ leaves: [{ fromOn: '2026-01-01', toOn: '2099-12-31' }] })),
    ).toThrow(RangeError))

  it.each([
    ['before the start', '2026-03-01', 0],
    ['on day 1', '2026-03-02', 1],
    ['on a date in between', '2026-03-04', 2],
    ['long after', '2027-01-01', 3],
  ])('knows the day %s', (_title, today, day) =>
    expect(trainingDayOn(['2026-03-02', '2026-03-03', '2026-03-05'], today)).toBe(day),
  )

  it.each([
    ['in time', 29, 0],
    ['on the last day allowed', 30, 0],
    ['one day late', 31, 1],
  ])('counts the joining day as the first: %s', (_title, length, over) =>
    expect(overrunDays([addDays('2026-03-01', length - 1)], '2026-03-01', 30)).toBe(over),
  )
})

describe('counting on the calendar', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i months is %s', (on, months, later) => expect(addMonths(on, months)).toBe(later))

  it.each([
    ['from a Monday', '2026-03-02', 3, '2026-03-05'],
    ['over a weekend', '2026-03-05', 3, '2026-03-10'],
    ['from a Saturday', '2026-03-07', 1, '2026-03-09'],
    ['over the National Day holidays and their make-up day', '2026-09-30', 3, '2026-10-10'],
  ])('finds the last working day: %s', (_title, on, count, expected) =>
    expect(workdaysAfter(on, count, plain)).toBe(expected),
  )

  it('knows leap days and the turn of the year', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(daysBetween('2026-03-05', '2026-03-01')).toBe(-4)
  })
})

describe('instants and zones', () => {
  it.each([
    ['2026-11-22', '12:00', 'Asia/Shanghai', '2026-11-22T04:00:00.000Z'],
    ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', '09:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z'],
    ['2026-03-29', '09:00', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
    ['2026-03-29', '01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
  ])('%s %s in %s', (on, clock, zone, iso) => expect(new Date(instantOf(on, clock, zone)).toISOString()).toBe(iso))

  it('has the date of the shop, not of the machine', () => {
    expect(localDateOf(Date.parse('2026-11-22T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-22')
    expect(localDateOf(Date.parse('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23')
  })
})
