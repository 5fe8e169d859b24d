import { CsvError, parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import type { RosterLine } from './roster'

export const MAX_ROSTER_BYTES = 1_000_000
/** A spreadsheet of one megabyte may unfold to a thousand; no roster needs that. */
const MAX_UNFOLDED_BYTES = 20_000_000
const MAX_LINES = 5_000

export type RosterFile = { ok: true; lines: RosterLine[] } | { ok: false; reason: 'too-large' | 'unreadable' }

/** UTF-8 where it is sound; otherwise what a Chinese Excel writes when it is asked for CSV. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readCsv(bytes: Uint8Array): RosterFile {
  try {
    const records = parse(decode(bytes), {
      bom: true,
      delimiter: [',', ';', '\t', '，'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: MAX_LINES,
      max_record_size: 20_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return { ok: true, lines: records.map(({ record, info }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'unreadable' }
    throw error
  }
}

/** The sum of the sizes a zip file's own directory promises, looked at before anything is unfolded. */
export function unfoldedBytes(zip: Buffer): number {
  let total = 0
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0 && at + 46 <= zip.length;
    at = zip.indexOf('PK\x01\x02', at + 46, 'latin1')
  )
    total += zip.readUInt32LE(at + 24)
  return total
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

async function readSpreadsheet(bytes: Buffer): Promise<RosterFile> {
  if (unfoldedBytes(bytes) > MAX_UNFOLDED_BYTES) return { ok: false, reason: 'too-large' }
  try {
    const [sheet] = (await readXlsx(bytes)) as unknown as { data: unknown[][] }[]
    const rows = sheet?.data ?? []
    return { ok: true, lines: rows.slice(0, MAX_LINES).map((row, n) => ({ line: n + 1, cells: row.map(cellText) })) }
  } catch {
    // The library has no single error class for "this is no spreadsheet"; a file somebody chose can only be wrong, not we.
    return { ok: false, reason: 'unreadable' }
  }
}

/** Cuts a CSV or XLSX file into lines of cells. What kind it is, its first bytes say: the name may lie. */
export async function readRosterFile(bytes: Uint8Array): Promise<RosterFile> {
  if (bytes.byteLength > MAX_ROSTER_BYTES) return { ok: false, reason: 'too-large' }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? readSpreadsheet(Buffer.from(bytes)) : readCsv(bytes)
}
