import { describe, expect, it } from 'vitest'
import {
  checkRoster,
  MAX_ROSTER_ROWS,
  ROSTER_ROWS,
  type RosterHouse,
  type RosterRow,
  readDate,
  readRoster as readRosterOn,
} from './roster'
import type { RosterLine } from './roster-file'

const HEAD = ['姓名', '用户名', '入职日期', '师傅用户名']
const TODAY = '2026-11-30'
const readRoster = (given: readonly RosterLine[], withHidden = false) =>
  readRosterOn(given, { today: TODAY, withHidden })
const lines = (...rows: string[][]) => rows.map((cells, n) => ({ line: n + 1, cells }))

describe('dates in a roster', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/5', '2026-01-05'],
    ['2026.01.05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    [' 2026 年 11 月 22 日 ', '2026-11-22'],
    ['20261130', '2026-11-30'],
    ['2026-11-30 00:00:00', '2026-11-30'],
    ['2026-11-30T00:00:00.000', '2026-11-30'],
    ['2026/11/30 8:30', '2026-11-30'],
    ['２０２６－１１－３０', '2026-11-30'],
    ['2026-02-29', null],
    ['20261331', null],
    ['2026-11-30T16:00:00Z', null],
    ['26-11-30', null],
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
      doubts: [],
      hidden: [],
      headLine: 1,
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
      columns: ['username', 'mentorUsername'],
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
    ['a date that lost its format', ['张小雨', 'xiaoyu', '46349', 'aning'], 'joinedOn', 'date-number'],
    ['a name over two lines', ['张\n小雨', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'unseen'],
    ['a name nobody can see', ['\u200B\u3164', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'missing'],
    ['a user name with a joiner', ['张小雨', 'xiao\u200Dyu', '2026-11-23', 'aning'], 'username', 'unseen'],
    ['a formula', ['=HYPERLINK("x")', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'formula'],
    ['what a failed formula left', ['#REF!', 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'error-value'],
    ['a date that was not found', ['张小雨', 'xiaoyu', '#N/A', 'aning'], 'joinedOn', 'error-value'],
    ['a name without end', ['张'.repeat(61), 'xiaoyu', '2026-11-23', 'aning'], 'displayName', 'too-long'],
  ])('names line, column and reason of %s', (_title, cells, column, reason) => {
    const roster = readRoster(lines(HEAD, cells))
    expect(roster.ok && roster.rows).toEqual([])
    expect(roster.ok && roster.problems[0]).toMatchObject({ line: 2, column, reason })
  })

  it.each([
    ['a number that lost its last digits', 'rounded' as const, '110101199001012000'],
    ['a cell under a merged one', 'merged' as const, ''],
  ])('does not take %s for what was meant', (_title, disguise, username) => {
    const cells = ['张小雨', username, '2026-11-23', 'aning']
    const roster = readRoster([...lines(HEAD), { line: 2, cells, disguises: new Map([[1, disguise]]) }])
    expect(roster).toMatchObject({ rows: [], problems: [{ line: 2, column: 'username', reason: disguise }] })
  })

  it.each([
    ['nothing', [], 'empty'],
    ['a head alone', [HEAD], 'empty'],
    ['too many rows', [HEAD, ...Array.from({ length: MAX_ROSTER_ROWS + 1 }, () => ['a', 'b', 'c', 'd'])], 'too-many'],
  ])('refuses %s', (_title, rows, reason) => expect(readRoster(lines(...rows))).toEqual({ ok: false, reason }))
})

describe('where the roster stands', () => {
  const person = ['张小雨', 'xiaoyu', '2026-11-23', 'aning']

  it('finds the head below a title and says where', () => {
    const roster = readRoster(lines(['2026年11月新员工名单'], [], HEAD, person))
    expect(roster).toMatchObject({ ok: true, headLine: 3, rows: [{ line: 4 }] })
  })

  it.each([
    ['marks', ['*姓 名', '用户名:', '入职日期（必填）', '师傅_用户名']],
    ['full width', ['ＮＡＭＥ', 'Ｕｓｅｒ', 'joined on', 'mentor']],
    ['what copying brought along', ['\uFEFF姓名', '\u200B用户名', '入职日期\u00A0', ' 师傅用户名']],
  ])('knows the columns by their names in spite of %s', (_title, head) =>
    expect(readRoster(lines(head, person)).ok).toBe(true),
  )

  it('prefers the mentor’s user name to the mentor’s name beside it', () => {
    const roster = readRoster(
      lines([...HEAD.slice(0, 3), '师傅', '师傅用户名'], [...person.slice(0, 3), '阿宁', 'aning']),
    )
    expect(roster).toMatchObject({ ok: true, rows: [{ mentorUsername: 'aning' }] })
  })

  it('does not choose between two columns of one name', () =>
    expect(readRoster(lines([...HEAD, '姓名'], [...person, '阿宁']))).toEqual({
      ok: false,
      reason: 'doubled-head',
      columns: ['displayName'],
    }))

  const hiding = [
    { line: 1, cells: HEAD },
    { line: 2, cells: person },
    { line: 3, cells: ['李离职', 'lizhi', '2026-11-23', 'aning'], hidden: true },
    { line: 5, cells: ['王离职', 'wang', '三月', 'aning'], hidden: true },
  ]
  it('leaves hidden rows out and names them', () =>
    expect(readRoster(hiding)).toMatchObject({ rows: [{ line: 2 }], problems: [], hidden: [3, 5] }))
  it('takes hidden rows in when they are wanted', () =>
    expect(readRoster(hiding, true)).toMatchObject({
      rows: [{ line: 2 }, { line: 3 }],
      problems: [{ line: 5 }],
      hidden: [3, 5],
    }))
})

describe('what wants a second look', () => {
  const doubtsOf = (roster: ReturnType<typeof readRoster>) => (roster.ok ? roster.doubts : null)

  it.each([
    ['2023-03-15', ['far-date']],
    ['2028-02-29', ['far-date']],
    ['2025-11-28', ['far-date']],
    ['2025-11-30', []],
    ['2027-11-30', []],
    ['2026-11-23', []],
  ])('asks about a year for %s: %j', (on, reasons) =>
    expect(doubtsOf(readRoster(lines(HEAD, ['张', 'zhang', on, 'aning'])))?.map((d) => d.reason)).toEqual(reasons),
  )

  it('tells of numbers that a format shows otherwise, in the columns that count', () => {
    const source = [
      { line: 1, cells: [...HEAD, '备注'] },
      {
        line: 2,
        cells: ['张小雨', '001001', '2026-11-23', 'aning', '5'],
        disguises: new Map([
          [1, 'padded' as const],
          [4, 'formatted' as const],
        ]),
      },
    ]
    expect(doubtsOf(readRoster(source))).toEqual([{ line: 2, column: 'username', reason: 'padded', value: '001001' }])
  })
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
    trainedBefore: false,
  }
  const trainee = {
    id: 't',
    displayName: '张小雨',
    active: true,
    isTrainee: true,
    isMentor: false,
    inTraining: false,
    inCohort: false,
    trainedBefore: false,
  }
  type Person = typeof mentor
  const house = (more: Record<string, Person> = {}): RosterHouse => ({
    people: new Map(Object.entries({ aning: mentor, ...more })),
    names: new Set(Object.values({ mentor, ...more }).flatMap((p) => (p.active ? [p.displayName] : []))),
  })

  it.each<[string, RosterHouse, Partial<RosterRow>, string | undefined]>([
    ['a newcomer', house(), {}, undefined],
    ['a trainee without a running training', house({ xiaoyu: trainee }), {}, undefined],
    ['a user name of a colleague', house({ xiaoyu: { ...mentor, displayName: '张小雨' } }), {}, 'taken'],
    ['a deactivated account', house({ xiaoyu: { ...trainee, active: false } }), {}, 'taken'],
    ['a trainee of another name', house({ xiaoyu: { ...trainee, displayName: '张大雨' } }), {}, 'other-name'],
    ['the name of a colleague', house(), { displayName: '阿 宁' }, 'name-taken'],
    ['somebody in training', house({ xiaoyu: { ...trainee, inTraining: true } }), {}, 'in-training'],
    [
      'somebody who was eliminated before',
      house({ xiaoyu: { ...trainee, trainedBefore: true } }),
      {},
      'trained-before',
    ],
    ['somebody who was in this cohort before', house({ xiaoyu: { ...trainee, inCohort: true } }), {}, 'in-training'],
    ['an unknown mentor', house(), { mentorUsername: 'nobody' }, 'no-mentor'],
    [
      'a mentor who is none',
      house({ bob: { ...trainee, displayName: '老鲍' } }),
      { mentorUsername: 'bob' },
      'no-mentor',
    ],
    ['oneself as mentor', house(), { mentorUsername: 'xiaoyu' }, 'own-mentor'],
  ])('%s', (_title, known, change, reason) => {
    const checked = checkRoster([{ ...row, ...change }], known)
    expect(checked.problems[0]?.reason).toBe(reason)
    expect(checked.rows.length).toBe(reason ? 0 : 1)
  })

  it('takes the first of two equal names', () => {
    const checked = checkRoster([row, { ...row, line: 3, username: 'xiaoyu2' }], house())
    expect(checked.problems).toEqual([{ line: 3, column: 'displayName', reason: 'doubled-name', value: '张小雨' }])
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
