// What a workbook says of itself: its sheets, its texts, the formats of its numbers.
import { builtInFormat, type NumberFormat, readNumberFormat } from './number-format'
import { FileFaultError, MAX_CELL_LENGTH, type SheetName } from './roster-file'
import { scanXml } from './scan-xml'

const MAX_SHEETS = 100

export interface Relation {
  id: string
  type: string
  target: string
}

/** Where a part's relations lead, seen from the part's own folder. */
export function readRelations(source: string | null, part: string): Relation[] {
  const relations: Relation[] = []
  if (!source) return relations
  scanXml(source, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      relations.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').replace(/^.*\//, ''),
        target: decodeURI(new URL(target, `http://part.invalid/${part}`).pathname.slice(1)),
      })
    },
    close: () => {},
    text: () => {},
  })
  return relations
}

/** A spreadsheet writes control characters as _x000D_. */
export function plainText(text: string): string {
  return text
    .slice(0, MAX_CELL_LENGTH)
    .replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

export function readSheetNames(source: string): { sheets: (SheetName & { relation: string })[]; from1904: boolean } {
  const sheets: (SheetName & { relation: string })[] = []
  let from1904 = false
  scanXml(source, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      if (sheets.length >= MAX_SHEETS) throw new FileFaultError('unfolds')
      sheets.push({
        name: (attribute('name') ?? '').slice(0, 100),
        hidden: (attribute('state') ?? 'visible') !== 'visible',
        relation: attribute('r:id') ?? attribute('id') ?? '',
      })
    },
    close: () => {},
    text: () => {},
  })
  return { sheets, from1904 }
}

/** The number format of every cell style, in the order in which cells refer to them. */
export function readFormats(source: string | null): NumberFormat[] {
  const custom = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  if (!source) return formats
  scanXml(source, {
    open: (name, attribute) => {
      if (name === 'numFmt') custom.set(Number(attribute('numFmtId')), readNumberFormat(attribute('formatCode') ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attribute('numFmtId') ?? 0)
      formats.push(custom.get(id) ?? builtInFormat(id))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {},
  })
  return formats
}

/** The texts that cells refer to by number; how they are said (in `rPh`) is not part of them. */
export function readStrings(source: string | null): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let spoken = false
  if (!source) return strings
  scanXml(source, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      inText = name === 't' && !spoken
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') spoken = false
      if (name === 'si') strings.push(plainText(text))
    },
    text: (piece) => {
      if (inText && text.length < MAX_CELL_LENGTH) text += piece
    },
  })
  return strings
}
