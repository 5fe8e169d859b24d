// Cuts one sheet of a workbook into lines of cells, as a spreadsheet shows them.
import { dateOfSerial, type NumberFormat } from './number-format'
import {
  type Disguise,
  FileFaultError,
  MAX_CELL_LENGTH,
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_LINES,
  MAX_ROW,
  type RosterLine,
} from './roster-file'
import { type Attributes, scanXml } from './scan-xml'
import { plainText } from './workbook-parts'

/** What cells refer to by number. */
export interface Styles {
  formats: NumberFormat[]
  strings: string[]
  from1904: boolean
}

/** A roster has a few merged cells for each row at most; beyond that they are left unsaid. */
const MAX_MERGES = 2_000
/** A spreadsheet keeps 15 digits of a number and fills up with zeros. */
const FIRST_ROUNDED = 1e15

/** `AB12` → 27; -1 where the program left the address out. */
function columnOf(address: string | undefined): number {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : -1
}

interface Cell {
  text: string
  disguise?: Disguise
}

function showNumber(value: string, format: NumberFormat, from1904: boolean): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: value }
  if (format.kind === 'date') return { text: dateOfSerial(number, from1904) ?? value }
  const text = String(number)
  if (Math.abs(number) >= FIRST_ROUNDED) return { text, disguise: 'rounded' }
  if (format.kind === 'padded') {
    const shown = String(Math.round(number)).padStart(format.digits, '0')
    return shown === text ? { text } : { text: shown, disguise: 'padded' }
  }
  return format.kind === 'other' ? { text, disguise: 'formatted' } : { text }
}

function readCell(value: string, type: string | undefined, format: NumberFormat, styles: Styles): Cell {
  if (value === '') return { text: '' }
  if (type === 's') return { text: styles.strings[Number(value)] ?? '' }
  if (type === undefined || type === 'n') return showNumber(value, format, styles.from1904)
  return { text: type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : plainText(value) }
}

const FLAG = ['1', 'true']
const PLAIN: NumberFormat = { kind: 'plain' }

function isHiddenRow(attribute: Attributes): boolean {
  return FLAG.includes(attribute('hidden') ?? '') || Number(attribute('ht') ?? 1) === 0
}

/** A program may leave the number out; then it is the next one. */
function rowNumber(given: string | undefined, before: number): number {
  const number = given === undefined ? before + 1 : Number(given)
  if (!Number.isInteger(number) || number < 1 || number > MAX_ROW) throw new FileFaultError('unreadable')
  return number
}

interface CutLine {
  cells: string[]
  hidden: boolean
  disguises: Map<number, Disguise>
}

/** Of `C2:D9` only the first cell has a text; the others show it. Answers how many cells it looked at, `most` at most. */
function noteMerged(lines: ReadonlyMap<number, CutLine>, range: string | undefined, most: number): number {
  const corners = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range ?? '')
  if (!corners) return 0
  const [, from, top, to, bottom] = corners
  const last = Math.min(columnOf(to), MAX_COLUMNS - 1)
  let looked = 0
  for (const [number, line] of lines) {
    if (number < Number(top) || number > Number(bottom)) continue
    for (let at = columnOf(from); at <= last && looked < most; at += 1) {
      looked += 1
      if (!line.cells[at]) line.disguises.set(at, 'merged')
    }
  }
  return looked
}

/** Only cells with text are kept, so that neither a stray address nor a wrong `dimension` makes a sheet larger than it is. */
export function cutSheet(source: string, styles: Styles): RosterLine[] {
  const lines = new Map<number, CutLine>()
  let row = { number: 0, hidden: false }
  let cell = null as { column: number; type: string | undefined; format: NumberFormat } | null
  let column = -1
  let value = ''
  let reading = false
  let spoken = false
  let kept = 0
  let merges = 0
  let merged = 0
  const keep = ({ text, disguise }: Cell, at: number) => {
    if (text.trim() === '' || at >= MAX_COLUMNS) return
    kept += 1
    const line: CutLine = lines.get(row.number) ?? { cells: [], hidden: row.hidden, disguises: new Map() }
    lines.set(row.number, line)
    if (kept > MAX_CELLS || lines.size > MAX_LINES) throw new FileFaultError('too-many-cells')
    while (line.cells.length <= at) line.cells.push('')
    line.cells[at] = text
    if (disguise) line.disguises.set(at, disguise)
  }
  scanXml(source, {
    open: (name, attribute) => {
      if (name === 'row') {
        row = { number: rowNumber(attribute('r'), row.number), hidden: isHiddenRow(attribute) }
        column = -1
      } else if (name === 'c') {
        const given = columnOf(attribute('r'))
        column = given >= 0 ? given : column + 1
        cell = { column, type: attribute('t'), format: styles.formats[Number(attribute('s') ?? 0)] ?? PLAIN }
        value = ''
      } else if (name === 'mergeCell') {
        merges += 1
        if (merges <= MAX_MERGES) merged += noteMerged(lines, attribute('ref'), MAX_CELLS - merged)
      } else if (name === 'rPh') spoken = true
      reading = cell !== null && !spoken && (name === 'v' || name === 't')
    },
    close: (name) => {
      reading = false
      if (name === 'rPh') spoken = false
      if (name !== 'c' || !cell) return
      keep(readCell(value, cell.type, cell.format, styles), cell.column)
      cell = null
    },
    text: (piece) => {
      if (reading && value.length < MAX_CELL_LENGTH) value += piece
    },
  })
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, { cells, hidden, disguises }]) => ({
      line,
      cells,
      ...(hidden ? { hidden } : {}),
      ...(disguises.size > 0 ? { disguises } : {}),
    }))
}
