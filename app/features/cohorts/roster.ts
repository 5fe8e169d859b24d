// Decides what a roster file says: which rows can be taken in, and for every other row which column is wrong and why.
import { z } from 'zod'
import { SHOWN_NAME, USERNAME } from '../accounts/account-forms'

export const MAX_ROSTER_ROWS = 500

export const ROSTER_COLUMNS = ['displayName', 'username', 'joinedOn', 'mentorUsername'] as const
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]

const HEADS: Record<RosterColumn, readonly string[]> = {
  displayName: ['姓名', 'name', 'displayname', 'fullname'],
  username: ['用户名', '账号', 'username', 'user', 'login'],
  joinedOn: ['入职日期', '入职日', 'joined', 'joinedon', 'joindate', 'startdate'],
  mentorUsername: ['师傅用户名', '师傅', 'mentor', 'mentorusername'],
}

export const PROBLEMS = [
  'missing',
  'bad-username',
  'too-long',
  'bad-date',
  'formula',
  'doubled',
  'taken',
  'other-name',
  'in-training',
  'no-mentor',
  'own-mentor',
] as const
export type RosterProblemReason = (typeof PROBLEMS)[number]

export interface RosterProblem {
  line: number
  column: RosterColumn
  reason: RosterProblemReason
  value: string
}

/** A line of the file; `line` counts from 1 as the spreadsheet shows it. */
export interface RosterLine {
  line: number
  cells: readonly string[]
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
export const ROSTER_ROW = z.object({
  line: z.int().min(1).max(100_000),
  displayName: SHOWN_NAME,
  username: USERNAME,
  joinedOn: z.string().regex(DATE).refine(isRealDate),
  mentorUsername: USERNAME,
})
export type RosterRow = z.output<typeof ROSTER_ROW>
export const ROSTER_ROWS = z.array(ROSTER_ROW).min(1).max(MAX_ROSTER_ROWS)

export type Roster =
  | { ok: true; rows: RosterRow[]; problems: RosterProblem[] }
  | { ok: false; reason: 'empty' | 'too-many' | 'no-head'; missing?: RosterColumn[] }

function isRealDate(on: string): boolean {
  const at = Date.parse(`${on}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(on) && on >= '2020-01-01' && on < '2100-01-01'
}

/** The ways people and spreadsheets write dates, as YYYY-MM-DD; null for anything else. */
export function readDate(text: string): string | null {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim())
  if (!parts) return null
  const [, year, month, day] = parts
  const on = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isRealDate(on) ? on : null
}

/** A cell that a spreadsheet would run instead of show. */
function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text)
}

function findColumns(head: readonly string[]): Map<RosterColumn, number> {
  const names = head.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]/g, ''),
  )
  return new Map(
    ROSTER_COLUMNS.flatMap((column) => {
      const index = names.findIndex((name) => HEADS[column].includes(name))
      return index >= 0 ? [[column, index] as const] : []
    }),
  )
}

function readLine(
  source: RosterLine,
  columns: ReadonlyMap<RosterColumn, number>,
): { row: RosterRow } | { problems: RosterProblem[] } {
  const text = (column: RosterColumn) => (source.cells[columns.get(column)!] ?? '').trim()
  const problems: RosterProblem[] = []
  const fault = (column: RosterColumn, reason: RosterProblemReason) =>
    problems.push({ line: source.line, column, reason, value: text(column).slice(0, 60) })
  for (const column of ROSTER_COLUMNS) {
    const value = text(column)
    if (value === '') fault(column, 'missing')
    else if (looksLikeFormula(value)) fault(column, 'formula')
    else if (value.length > 60) fault(column, 'too-long')
    else if (column === 'joinedOn' && !readDate(value)) fault(column, 'bad-date')
    else if ((column === 'username' || column === 'mentorUsername') && !USERNAME.safeParse(value).success)
      fault(column, 'bad-username')
  }
  if (problems.length > 0) return { problems }
  return {
    row: {
      line: source.line,
      displayName: text('displayName'),
      username: text('username').toLowerCase(),
      joinedOn: readDate(text('joinedOn'))!,
      mentorUsername: text('mentorUsername').toLowerCase(),
    },
  }
}

/** Reads a file that has been cut into cells: the first line with any text is the head, empty lines do not count. */
export function readRoster(lines: readonly RosterLine[]): Roster {
  const [head, ...body] = lines.filter((line) => line.cells.some((cell) => cell.trim() !== ''))
  if (!head) return { ok: false, reason: 'empty' }
  const columns = findColumns(head.cells)
  const missing = ROSTER_COLUMNS.filter((column) => !columns.has(column))
  if (missing.length > 0) return { ok: false, reason: 'no-head', missing }
  if (body.length === 0) return { ok: false, reason: 'empty' }
  if (body.length > MAX_ROSTER_ROWS) return { ok: false, reason: 'too-many' }
  const read = body.map((line) => readLine(line, columns))
  return {
    ok: true,
    rows: read.flatMap((r) => ('row' in r ? [r.row] : [])),
    problems: read.flatMap((r) => ('problems' in r ? r.problems : [])),
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
    }
  >
}

/** Sorts the rows into those that can be enrolled and those that clash with each other or with the house. */
export function checkRoster(
  rows: readonly RosterRow[],
  house: RosterHouse,
): { rows: RosterRow[]; problems: RosterProblem[] } {
  const seen = new Set<string>()
  const problems: RosterProblem[] = []
  const good = rows.filter((row) => {
    const problem = clash(row, house, seen)
    seen.add(row.username)
    if (problem) problems.push({ line: row.line, ...problem, value: row[problem.column] })
    return !problem
  })
  return { rows: good, problems }
}

function clash(
  row: RosterRow,
  house: RosterHouse,
  seen: ReadonlySet<string>,
): { column: RosterColumn; reason: RosterProblemReason } | null {
  if (seen.has(row.username)) return { column: 'username', reason: 'doubled' }
  const person = house.people.get(row.username)
  if (person && (!person.active || !person.isTrainee)) return { column: 'username', reason: 'taken' }
  if (person && person.displayName !== row.displayName) return { column: 'displayName', reason: 'other-name' }
  if (person?.inTraining || person?.inCohort) return { column: 'username', reason: 'in-training' }
  if (row.mentorUsername === row.username) return { column: 'mentorUsername', reason: 'own-mentor' }
  const mentor = house.people.get(row.mentorUsername)
  if (!mentor?.active || !mentor.isMentor) return { column: 'mentorUsername', reason: 'no-mentor' }
  return null
}
