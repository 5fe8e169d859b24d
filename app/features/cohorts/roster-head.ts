// Decides which line of a roster names its columns, and which column is which.
import { plainName } from '#app/rules/shown-name'
import { MAX_COLUMNS, type RosterLine } from './roster-file'

export const ROSTER_COLUMNS = ['displayName', 'username', 'joinedOn', 'mentorUsername'] as const
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]

/** A title, a date, an empty line may stand above the head; not more. */
export const HEAD_LINES = 10

/** The exact name first: a roster may have the mentor's name in one column and the user name in the next. */
const HEADS: Record<RosterColumn, readonly string[]> = {
  displayName: ['姓名', 'name', 'displayname', 'fullname'],
  username: ['用户名', '账号', 'username', 'user', 'login'],
  joinedOn: ['入职日期', '入职日', 'joined', 'joinedon', 'joindate', 'startdate'],
  mentorUsername: ['师傅用户名', 'mentorusername', '师傅', 'mentor'],
}

export type RosterHead =
  | { ok: true; columns: ReadonlyMap<RosterColumn, number>; at: number }
  | { ok: false; reason: 'no-head' | 'doubled-head'; columns: RosterColumn[] }

/** `姓 名*`, `用户名（小写）` and `User_Name:` are what they look like. */
function nameOf(cell: string): string {
  return plainName(cell.slice(0, 60))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|[\s_*:-]/g, '')
}

function findColumns(cells: readonly string[]): { columns: Map<RosterColumn, number>; doubled: RosterColumn[] } {
  const names = cells.slice(0, MAX_COLUMNS).map(nameOf)
  const columns = new Map<RosterColumn, number>()
  const doubled: RosterColumn[] = []
  for (const column of ROSTER_COLUMNS) {
    const head = HEADS[column].find((name) => names.includes(name))
    if (head === undefined) continue
    columns.set(column, names.indexOf(head))
    if (names.indexOf(head) !== names.lastIndexOf(head)) doubled.push(column)
  }
  return { columns, doubled }
}

/** How many of the columns a line names. */
export function countHeads(cells: readonly string[]): number {
  return findColumns(cells).columns.size
}

/** The first of the upper lines that names the most columns; `at` counts in `lines`. */
export function findHead(lines: readonly RosterLine[]): RosterHead {
  const counts = lines.slice(0, HEAD_LINES).map((line) => countHeads(line.cells))
  const at = Math.max(0, counts.indexOf(Math.max(0, ...counts)))
  const { columns, doubled } = findColumns(lines[at]?.cells ?? [])
  const missing = ROSTER_COLUMNS.filter((column) => !columns.has(column))
  if (missing.length > 0) return { ok: false, reason: 'no-head', columns: missing }
  if (doubled.length > 0) return { ok: false, reason: 'doubled-head', columns: doubled }
  return { ok: true, columns, at }
}
