import { describe, expect, it } from 'vitest'
import { aheadOf, decideMoment, type MomentCase } from './moment'

const at = (text: string) => Date.parse(`2026-01-${text}:00+08:00`)
/** Planned for Saturday the tenth; there is no training on Sundays. */
const CASE: MomentCase = {
  activity: { start: '13:00' },
  on: '2026-01-10',
  dates: ['2026-01-08', '2026-01-09', '2026-01-10', '2026-01-12'],
  zone: 'Asia/Shanghai',
  today: '2026-01-10',
  now: at('10T08:35'),
}
const BEFORE = { today: '2026-01-09', now: at('09T08:35') }
const MONDAY = { on: '2026-01-12', today: '2026-01-11', now: at('11T10:00') }

describe('what is recorded of an activity', () => {
  it.each<[string, Partial<MomentCase>, string | null, string | null]>([
    ['waits for its hour', {}, null, 'not-begun 13:00'],
    ['waits to the minute', { now: at('10T12:59') }, null, 'not-begun 13:00'],
    ['needs no word from its hour on', { now: at('10T13:00') }, null, null],
    ['keeps no word after its hour', { now: at('10T13:00') }, '2026-01-08', null],
    ['may have taken place earlier on its day', {}, '2026-01-10', '2026-01-10'],
    ['cannot have on an earlier one', {}, '2026-01-09', 'took-place-day 2026-01-10'],
    ['cannot have on a day to come', {}, '2026-01-12', 'took-place-day 2026-01-10'],
    ['is not of a day to come', BEFORE, '2026-01-09', 'before-its-day 2026-01-10'],
    ['with the day opened ahead needs the word', { ...BEFORE, openedOn: '2026-01-08' }, null, 'not-begun 2026-01-10'],
    ['may have taken place since it was opened', { ...BEFORE, openedOn: '2026-01-08' }, '2026-01-08', '2026-01-08'],
    ['cannot before that', { ...BEFORE, openedOn: '2026-01-09' }, '2026-01-08', 'took-place-day 2026-01-09'],
    ['cannot on a rest day', { ...MONDAY, openedOn: '2026-01-10' }, '2026-01-11', 'took-place-day 2026-01-10'],
    ['opened after its date gains nothing', { openedOn: '2026-01-12' }, '2026-01-10', '2026-01-10'],
  ])('%s', (_title, change, said, expected) => {
    const outcome = decideMoment({ ...CASE, ...change }, said)
    expect(outcome.ok ? outcome.value : `${outcome.reason} ${outcome.detail}`).toBe(expected)
  })

  it('is told on the page with the first day that may be named', () => {
    expect(aheadOf(CASE)).toEqual({ until: at('10T13:00'), fromOn: '2026-01-10', maySay: true })
    expect(aheadOf({ ...CASE, ...BEFORE })).toMatchObject({ fromOn: '2026-01-10', maySay: false })
    expect(aheadOf({ ...CASE, now: at('10T13:00') })).toBeNull()
    expect(aheadOf({ ...CASE, satAt: CASE.now })).toBeNull()
    expect(aheadOf({ ...CASE, satAt: CASE.now + 1 })).not.toBeNull()
  })
})
