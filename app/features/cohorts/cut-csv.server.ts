import { CsvError, parse } from 'csv-parse/sync'
import {
  countSigns,
  type FileFault,
  FileFaultError,
  MAX_CELL_LENGTH,
  MAX_CELLS,
  MAX_COLUMNS,
  type RosterLine,
} from './roster-file'
import { countHeads, HEAD_LINES } from './roster-head'

const SEPARATORS = [',', '\t', ';', '，', '；', '|'] as const
const MAX_RECORD_LENGTH = 20_000

/** The separator is the one that makes a head of one of the first lines: notes further down may hold any sign. */
function findSeparator(text: string): string {
  const first = text
    .slice(0, MAX_RECORD_LENGTH)
    .split(/\r\n|\r|\n/)
    .slice(0, HEAD_LINES)
  const unquote = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1')
  const ranked = SEPARATORS.map((separator) => ({
    separator,
    heads: Math.max(...first.map((line) => countHeads(line.split(separator).map(unquote)))),
    cells: Math.max(...first.map((line) => line.split(separator).length)),
  }))
  return ranked.sort((a, b) => b.heads - a.heads || b.cells - a.cells)[0]!.separator
}

const FAULTS: Record<string, FileFault> = {
  CSV_QUOTE_NOT_CLOSED: 'open-quote',
  CSV_INVALID_CLOSING_QUOTE: 'text-after-quote',
  INVALID_OPENING_QUOTE: 'quote-inside',
  CSV_MAX_RECORD_SIZE: 'long-row',
}

/** Empty rows stay, so that the numbers are those a spreadsheet shows; a line break inside quotes does not count. */
export function cutCsv(text: string): RosterLine[] {
  const separator = findSeparator(text)
  if (countSigns(text, [separator, '\n', '\r'], MAX_CELLS) > MAX_CELLS) throw new FileFaultError('too-many-cells')
  let row = 1
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: MAX_RECORD_LENGTH,
      on_record: (record: string[]) => {
        row += 1
        return record.slice(0, MAX_COLUMNS).map((cell) => cell.slice(0, MAX_CELL_LENGTH))
      },
    })
    return records.map((cells, n) => ({ line: n + 1, cells }))
  } catch (error) {
    if (error instanceof CsvError) throw new FileFaultError(FAULTS[error.code] ?? 'unreadable', { row })
    throw error
  }
}
