// Decides what a roster says: which rows can be taken in, and for every other row which column is wrong and why.
import { z } from 'zod'
import { daysBetween } from '#app/rules/dates'
import { hasUnseen, isSeen, nameKey, plainName } from '#app/rules/shown-name'
import { SHOWN_NAME, USERNAME } from '../accounts/account-forms'
import { type Disguise, MAX_ROW, type RosterLine } from './roster-file'
import { findHead, ROSTER_COLUMNS, type RosterColumn, type RosterHead } from './roster-head'

export const MAX_ROSTER_ROWS = 500

export const PROBLEMS = [
  'missing',
  'unseen',
  'bad-username',
  'too-long',
  'bad-date',
  'date-number',
  'error-value',
  'rounded',
  'merged',
  'formula',
  'doubled',
  'doubled-name',
  'taken',
  'name-taken',
  'other-name',
  'in-training',
  'trained-before',
  'no-mentor',
  'own-mentor',
] as const
export type RosterProblemReason = (typeof PROBLEMS)[number]

/** What can be taken in and still wants a second look. */
export type RosterDoubtReason = 'far-date' | 'padded' | 'formatted'

interface RosterRemark<Reason> {
  line: number
  column: RosterColumn
  reason: Reason
  value: string
}
export type RosterProblem = RosterRemark<RosterProblemReason>
export type RosterDoubt = RosterRemark<RosterDoubtReason>

const DATE = /^\d{4}-\d{2}-\d{2}$/
export const ROSTER_ROW = z.object({
  line: z.int().min(1).max(MAX_ROW),
  displayName: SHOWN_NAME,
  username: USERNAME,
  joinedOn: z.string().regex(DATE).refine(isRealDate),
  mentorUsername: USERNAME,
})
export type RosterRow = z.output<typeof ROSTER_ROW>
export const ROSTER_ROWS = z.array(ROSTER_ROW).min(1).max(MAX_ROSTER_ROWS)

export type Roster =
  | {
      ok: true
      rows: RosterRow[]
      problems: RosterProblem[]
      doubts: RosterDoubt[]
      /** Rows hidden in the spreadsheet, left out unless somebody wants them. */
      hidden: number[]
      headLine: number
    }
  | { ok: false; reason: 'empty' | 'too-many' }
  | { ok: false; reason: 'no-head' | 'doubled-head'; columns: RosterColumn[] }

function isRealDate(on: string): boolean {
  const at = Date.parse(`${on}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(on) && on >= '2020-01-01' && on < '2100-01-01'
}

/** The ways people and spreadsheets write dates, a time of day behind them or not, as YYYY-MM-DD; null for anything else. */
export function readDate(text: string): string | null {
  const written = text.normalize('NFKC').trim()
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?)?$/.exec(
      written,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (!parts) return null
  const [, year, month, day] = parts
  const on = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isRealDate(on) ? on : null
}

/** A date more than a year from today is more often a slip of the year than meant. */
function isFar(on: string, today: string): boolean {
  return Math.abs(daysBetween(today, on)) > 366
}

/** A cell that a spreadsheet would run instead of show. */
function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text)
}

/** What a spreadsheet puts where a formula failed, in the file it saves too. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i

function findFault(column: RosterColumn, value: string, disguise: Disguise | undefined): RosterProblemReason | null {
  if (value === '') return disguise === 'merged' ? 'merged' : 'missing'
  if (ERROR_VALUE.test(value)) return 'error-value'
  if (disguise === 'rounded') return 'rounded'
  if (looksLikeFormula(value)) return 'formula'
  if (hasUnseen(value)) return 'unseen'
  if (value.length > 60) return 'too-long'
  if (column === 'joinedOn')
    return readDate(value) ? null : /^\d{5}(?:\.\d+)?$/.test(value) ? 'date-number' : 'bad-date'
  if (column === 'displayName') return null
  return USERNAME.safeParse(value).success ? null : 'bad-username'
}

type ReadLine = { row: RosterRow | null; problems: RosterProblem[]; doubts: RosterDoubt[] }

function readLine(source: RosterLine, columns: ReadonlyMap<RosterColumn, number>, today: string): ReadLine {
  const text = (column: RosterColumn) => plainName(source.cells[columns.get(column)!] ?? '')
  const disguiseOf = (column: RosterColumn) => source.disguises?.get(columns.get(column)!)
  const remark = <R>(column: RosterColumn, reason: R) => ({
    line: source.line,
    column,
    reason,
    value: text(column).slice(0, 60),
  })
  const problems = ROSTER_COLUMNS.flatMap((column) => {
    const reason = findFault(column, text(column), disguiseOf(column))
    return reason ? [remark(column, reason)] : []
  })
  if (problems.length > 0) return { row: null, problems, doubts: [] }
  const joinedOn = readDate(text('joinedOn'))!
  const doubts: RosterDoubt[] = ROSTER_COLUMNS.flatMap((column) => {
    const disguise = disguiseOf(column)
    return disguise === 'padded' || disguise === 'formatted' ? [remark(column, disguise)] : []
  })
  if (isFar(joinedOn, today)) doubts.push(remark('joinedOn', 'far-date'))
  return {
    row: {
      line: source.line,
      displayName: text('displayName'),
      username: text('username').toLowerCase(),
      joinedOn,
      mentorUsername: text('mentorUsername').toLowerCase(),
    },
    problems,
    doubts,
  }
}

function hasText(line: RosterLine): boolean {
  return line.cells.some(isSeen)
}

/**
 * Reads a file that has been cut into cells. Lines above the head are a title, empty lines do not count, and hidden ones
 * are left out unless `withHidden`.
 */
export function readRoster(lines: readonly RosterLine[], how: { today: string; withHidden?: boolean }): Roster {
  const written = lines.filter(hasText)
  if (written.length === 0) return { ok: false, reason: 'empty' }
  const head: RosterHead = findHead(written)
  if (!head.ok) return head
  const body = written.slice(head.at + 1)
  if (body.length === 0) return { ok: false, reason: 'empty' }
  const shown = how.withHidden ? body : body.filter((line) => !line.hidden)
  if (shown.length > MAX_ROSTER_ROWS) return { ok: false, reason: 'too-many' }
  const read = shown.map((line) => readLine(line, head.columns, how.today))
  return {
    ok: true,
    rows: read.flatMap((r) => (r.row ? [r.row] : [])),
    problems: read.flatMap((r) => r.problems),
    doubts: read.flatMap((r) => r.doubts),
    hidden: body.filter((line) => line.hidden).map((line) => line.line),
    headLine: written[head.at]!.line,
  }
}

/** What the house knows about the user names of a roster. */
export interface RosterHouse {
  people: ReadonlyMap<
    string,
    {
      id: string
      displayName: string
      active: boolean
      isTrainee: boolean
      isMentor: boolean
      inTraining: boolean
      inCohort: boolean
      /** Begins anew only by name and with a reason, which a list has no room for. */
      trainedBefore: boolean
    }
  >
  /** The names of active people, as keys. */
  names: ReadonlySet<string>
}

/** Sorts the rows into those that can be enrolled and those that clash with each other or with the house. */
export function checkRoster(
  rows: readonly RosterRow[],
  house: RosterHouse,
): { rows: RosterRow[]; problems: RosterProblem[] } {
  const seen = { usernames: new Set<string>(), names: new Set<string>() }
  const problems: RosterProblem[] = []
  const good = rows.filter((row) => {
    const problem = clash(row, house, seen)
    seen.usernames.add(row.username)
    seen.names.add(nameKey(row.displayName))
    if (problem) problems.push({ line: row.line, ...problem, value: row[problem.column] })
    return !problem
  })
  return { rows: good, problems }
}

function clash(
  row: RosterRow,
  house: RosterHouse,
  seen: { usernames: ReadonlySet<string>; names: ReadonlySet<string> },
): { column: RosterColumn; reason: RosterProblemReason } | null {
  if (seen.usernames.has(row.username)) return { column: 'username', reason: 'doubled' }
  const person = house.people.get(row.username)
  const key = nameKey(row.displayName)
  if (person && (!person.active || !person.isTrainee)) return { column: 'username', reason: 'taken' }
  if (person && nameKey(person.displayName) !== key) return { column: 'displayName', reason: 'other-name' }
  if (seen.names.has(key)) return { column: 'displayName', reason: 'doubled-name' }
  if (!person && house.names.has(key)) return { column: 'displayName', reason: 'name-taken' }
  if (person?.inTraining || person?.inCohort) return { column: 'username', reason: 'in-training' }
  if (person?.trainedBefore) return { column: 'username', reason: 'trained-before' }
  if (row.mentorUsername === row.username) return { column: 'mentorUsername', reason: 'own-mentor' }
  const mentor = house.people.get(row.mentorUsername)
  if (!mentor?.active || !mentor.isMentor) return { column: 'mentorUsername', reason: 'no-mentor' }
  return null
}
