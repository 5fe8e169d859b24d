import { describe, expect, it } from 'vitest'
import {
  checkRoster,
  MAX_ROSTER_ROWS,
  ROSTER_ROWS,
  type RosterHouse,
  type RosterRow,
  readDate,
  readRoster,
} from './roster'

const HEAD = ['姓名', '用户名', '入职日期', '师傅用户名']
const lines = (...rows: string[][]) => rows.map((cells, n) => ({ line: n + 1, cells }))

describe('dates in a roster', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/5', '2026-01-05'],
    ['2026.01.05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    [' 2026 年 11 月 22 日 ', '2026-11-22'],
    ['2026-02-29', null],
    ['2028-02-29', '2028-02-29'],
    ['2026-13-01', null],
    ['1999-01-01', null],
    ['22/11/2026', null],
    ['46348', null],
    ['', null],
  ])('reads %j as %j', (text, on) => expect(readDate(text)).toBe(on))
})

describe('reading a roster', () => {
  it('takes a clean row in, whatever the order of the columns', () => {
    const roster = readRoster(
      lines(['师傅用户名', '入职日期', '姓名', '用户名'], ['aning', '2026/11/23', '张小雨', 'XiaoYu']),
    )
    expect(roster).toEqual({
      ok: true,
      problems: [],
      rows: [{ line: 2, displayName: '张小雨', username: 'xiaoyu', joinedOn: '2026-11-23', mentorUsername: 'aning' }],
    })
  })

  it.each([
    ['Name', 'Username', 'Joined on', 'Mentor username'],
    ['NAME', 'user', 'Join date', 'mentor'],
  ])('understands English heads: %s', (...head) => {
    expect(readRoster(lines(head, ['Ann', 'ann', '2026-11-23', 'bob'])).ok).toBe(true)
  })

  it('says which columns the head lacks', () => {
    expect(readRoster(lines(['姓名', '入职日期'], ['张', '2026-11-23']))).toEqual({
      ok: false,
      reason: 'no-head',
      missing: ['username', 'mentorUsername'],
    })
  })

  it('skips empty lines and keeps the line numbers of the file', () => {
    const roster = readRoster(lines(HEAD, ['', '', '', ''], ['张小雨', 'xiaoyu', '2026-11-23', 'aning']))
    expect(roster.ok && roster.rows[0]?.line).toBe(3)
  })

  it.each<[string, string[], string, string]>([
    ['a missing name', ['', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'missing'],
    ['a short line', ['张小雨', 'xiaoyu', '2026-11-23'], 'mentorUsername', 'missing'],
    ['a Chinese user name', ['张小雨', '小雨', '2026-11-23', 'aning'], 'username', 'bad-username'],
    ['a date that is none', ['张小雨', 'xiaoyu', '下周一', 'aning'], 'joinedOn', 'bad-date'],
    ['a formula', ['=HYPERLINK("x")', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'formula'],
    ['a name without end', ['张'.repeat(61), 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'too-long'],
  ])('names line, column and reason of %s', (_title, cells, column, reason) => {
    const roster = readRoster(lines(HEAD, cells))
    expect(roster.ok && roster.rows).toEqual([])
    expect(roster.ok && roster.problems[0]).toMatchObject({ line: 2, column, reason })
  })

  it.each([
    ['nothing', [], 'empty'],
    ['a head alone', [HEAD], 'empty'],
    ['too many rows', [HEAD, ...Array.from({ length: MAX_ROSTER_ROWS + 1 }, () => ['a', 'b', 'c', 'd'])], 'too-many'],
  ])('refuses %s', (_title, rows, reason) => expect(readRoster(lines(...rows))).toEqual({ ok: false, reason }))
})

describe('checking a roster against the house', () => {
  const row: RosterRow = {
    line: 2,
    displayName: '张小雨',
    username: 'xiaoyu',
    joinedOn: '2026-11-23',
    mentorUsername: 'aning',
  }
  const mentor = {
    id: 'm',
    displayName: '阿宁',
    active: true,
    isTrainee: false,
    isMentor: true,
    inTraining: false,
    inCohort: false,
  }
  const trainee = {
    id: 't',
    displayName: '张小雨',
    active: true,
    isTrainee: true,
    isMentor: false,
    inTraining: false,
    inCohort: false,
  }
  type Person = typeof mentor
  const house = (more: Record<string, Person> = {}): RosterHouse => ({
    people: new Map(Object.entries({ aning: mentor, ...more })),
  })

  it.each<[string, RosterHouse, Partial<RosterRow>, string | undefined]>([
    ['a newcomer', house(), {}, undefined],
    ['a trainee without a running training', house({ xiaoyu: trainee }), {}, undefined],
    ['a user name of a colleague', house({ xiaoyu: { ...mentor, displayName: '张小雨' } }), {}, 'taken'],
    ['a deactivated account', house({ xiaoyu: { ...trainee, active: false } }), {}, 'taken'],
    ['a trainee of another name', house({ xiaoyu: { ...trainee, displayName: '张大雨' } }), {}, 'other-name'],
    ['somebody in training', house({ xiaoyu: { ...trainee, inTraining: true } }), {}, 'in-training'],
    ['somebody who was in this cohort before', house({ xiaoyu: { ...trainee, inCohort: true } }), {}, 'in-training'],
    ['an unknown mentor', house(), { mentorUsername: 'nobody' }, 'no-mentor'],
    ['a mentor who is none', house({ bob: trainee }), { mentorUsername: 'bob' }, 'no-mentor'],
    ['oneself as mentor', house(), { mentorUsername: 'xiaoyu' }, 'own-mentor'],
  ])('%s', (_title, known, change, reason) => {
    const checked = checkRoster([{ ...row, ...change }], known)
    expect(checked.problems[0]?.reason).toBe(reason)
    expect(checked.rows.length).toBe(reason ? 0 : 1)
  })

  it('takes the first of two equal user names', () => {
    const checked = checkRoster([row, { ...row, line: 3 }], house())
    expect(checked.rows.map((r) => r.line)).toEqual([2])
    expect(checked.problems).toEqual([{ line: 3, column: 'username', reason: 'doubled', value: 'xiaoyu' }])
  })

  it.each([
    ['a forged date', { joinedOn: '2026-02-30' }],
    ['a forged user name', { username: "x' or 1=1" }],
    ['a name of spaces', { displayName: '  ' }],
  ])('does not take %s from a hidden field', (_title, change) =>
    expect(ROSTER_ROWS.safeParse([{ ...row, ...change }]).success).toBe(false),
  )
})
