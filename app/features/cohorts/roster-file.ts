// What a file somebody chose can be told: its lines of cells, or in which of many ways it is no roster.

export const MAX_ROSTER_BYTES = 1_000_000
/** Names stand in the first columns; what lies beyond is not looked at, however far the file says it goes. */
export const MAX_COLUMNS = 256
/** The last row of any spreadsheet. */
export const MAX_ROW = 1_048_576
export const MAX_LINES = 5_000
export const MAX_CELLS = 50_000
/** Far more than any field takes; a longer cell is still found too long. */
export const MAX_CELL_LENGTH = 1_000

export const ENCODINGS = ['utf-8', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const FILE_FAULTS = [
  'too-large',
  'unfolds',
  'too-many-cells',
  'unreadable',
  'other-kind',
  'old-xls',
  'locked',
  'web-page',
  'damaged-text',
  'which-encoding',
  'open-quote',
  'text-after-quote',
  'quote-inside',
  'long-row',
  'no-sheet',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/**
 * How a cell shows otherwise than it is kept: with zeros in front, in some other dress, without its last digits, or under
 * the text of the cell it is merged with.
 */
export type Disguise = 'padded' | 'formatted' | 'rounded' | 'merged'

/** A line of the file; `line` is the row as a spreadsheet numbers it, line breaks inside cells or not. */
export interface RosterLine {
  line: number
  cells: readonly string[]
  hidden?: boolean
  disguises?: ReadonlyMap<number, Disguise>
}

export interface SheetName {
  name: string
  hidden: boolean
}

/** How somebody wants a file read who has seen that it can be read in several ways. */
export interface RosterFileWish {
  sheet?: string | undefined
  encoding?: Encoding | undefined
}

/** What was read, where there was a choice. */
export interface RosterSource {
  sheets: SheetName[]
  sheet?: string
  encoding?: Encoding | 'utf-16'
}

/** The same piece of a text as either encoding has it. */
export type Readings = Record<Encoding, string>

export type RosterFile =
  | { ok: true; lines: RosterLine[]; source: RosterSource }
  | { ok: false; reason: FileFault; row?: number; readings?: Readings }

/** Counts before anything is built of it: a thousand bytes may unfold to a million commas or tags. */
export function countSigns(text: string, signs: readonly string[], limit: number): number {
  let count = 0
  for (const sign of signs)
    for (let at = text.indexOf(sign); at >= 0 && count <= limit; at = text.indexOf(sign, at + 1)) count += 1
  return count
}

/** Thrown where a file is cut up, caught where the answer is made. */
export class FileFaultError extends Error {
  constructor(
    readonly reason: FileFault,
    readonly detail: { row?: number; readings?: Readings } = {},
  ) {
    super(reason)
  }
}
