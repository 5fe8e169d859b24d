import { cutCsv } from './cut-csv.server'
import { decodeText } from './decode-text'
import { openWorkbook, type Workbook } from './open-workbook.server'
import { FileFaultError, MAX_ROSTER_BYTES, type RosterFile, type RosterFileWish, type RosterLine } from './roster-file'
import { findHead } from './roster-head'
import { XmlError } from './scan-xml'

/** The sheet that was asked for; else the first that is not hidden and has a head; else the first that is not hidden. */
function chooseSheet(workbook: Workbook, wish: string | undefined): { at: number; lines: RosterLine[] } {
  if (wish !== undefined) {
    const at = workbook.sheets.findIndex((sheet) => sheet.name === wish)
    if (at < 0) throw new FileFaultError('no-sheet')
    return { at, lines: workbook.read(at) }
  }
  let first: { at: number; lines: RosterLine[] } | undefined
  for (const [at, sheet] of workbook.sheets.entries()) {
    if (sheet.hidden) continue
    const lines = workbook.read(at)
    if (findHead(lines).ok) return { at, lines }
    if (first === undefined || first.lines.length === 0) first = { at, lines }
  }
  if (!first) throw new FileFaultError('no-sheet')
  return first
}

function readSpreadsheet(bytes: Buffer, wish: RosterFileWish): RosterFile {
  const workbook = openWorkbook(bytes)
  const { at, lines } = chooseSheet(workbook, wish.sheet)
  return { ok: true, lines, source: { sheets: workbook.sheets, sheet: workbook.sheets[at]!.name } }
}

function readText(bytes: Buffer, wish: RosterFileWish): RosterFile {
  const { text, encoding } = decodeText(bytes, wish.encoding)
  // Many programs call a web page or XML a spreadsheet.
  if (/^\uFEFF?\s*<(?:[?!a-z])/i.test(text.slice(0, 1_000))) throw new FileFaultError('web-page')
  return { ok: true, lines: cutCsv(text), source: { sheets: [], encoding } }
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

function read(bytes: Buffer, wish: RosterFileWish): RosterFile {
  if (bytes.byteLength > MAX_ROSTER_BYTES) throw new FileFaultError('too-large')
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw new FileFaultError(bytes.includes(LOCKED) ? 'locked' : 'old-xls')
  return bytes.subarray(0, 2).toString('latin1') === 'PK' && bytes[2] === 3
    ? readSpreadsheet(bytes, wish)
    : readText(bytes, wish)
}

/** Cuts a CSV or XLSX file into lines of cells. What kind it is, its first bytes say: the name may lie. */
export function readRosterFile(bytes: Buffer, wish: RosterFileWish = {}): RosterFile {
  try {
    return read(bytes, wish)
  } catch (error) {
    if (error instanceof FileFaultError) return { ok: false, reason: error.reason, ...error.detail }
    // Offsets that lead nowhere, tags that never end: a file somebody chose can only be wrong, not we.
    if (
      error instanceof RangeError ||
      error instanceof URIError ||
      error instanceof TypeError ||
      error instanceof XmlError
    )
      return { ok: false, reason: 'unreadable' }
    throw error
  }
}
