import { deflateRawSync } from 'node:zlib'

type Part = string | Buffer

function header(signature: string, fields: readonly [size: 2 | 4, value: number][]): Buffer {
  const bytes = fields.map(([size, value]) => {
    const field = Buffer.alloc(size)
    field.writeUIntLE(value, 0, size)
    return field
  })
  return Buffer.concat([Buffer.from(signature, 'latin1'), ...bytes])
}

/** An archive of parts by name. `claim` is the unfolded size its directory states; a bomb states what it likes. */
export function aZip(parts: Record<string, Part>, { claim }: { claim?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of Object.entries(parts)) {
    const bytes = Buffer.from(part)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const common: [2 | 4, number][] = [
      [2, 20],
      [2, 0],
      [2, 8],
      [4, 0],
      [4, 0],
      [4, packed.length],
      [4, claim ?? bytes.length],
      [2, title.length],
      [2, 0],
    ]
    const local = Buffer.concat([header('PK\x03\x04', common), title, packed])
    const end: [2 | 4, number][] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ]
    directory.push(header('PK\x01\x02', [[2, 20], ...common, ...end]), title)
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const count = Object.keys(parts).length
  const last = header('PK\x05\x06', [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, list.length],
    [4, at],
    [2, 0],
  ])
  return Buffer.concat([...locals, list, last])
}

interface SheetWish {
  name?: string
  hidden?: boolean
  /** What stands inside `<worksheet>`. */
  body: string
}

interface WorkbookWish {
  sheets: readonly SheetWish[]
  /** What stands inside `<sst>`. */
  strings?: string
  /** Number formats by number, from 164 on, and the format of every cell style. */
  formats?: { codes: Record<number, string>; cells: readonly number[] }
  date1904?: boolean
  /** Further parts, or others in their place. */
  parts?: Record<string, Part>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relations(list: readonly [id: string, type: string, target: string][]): string {
  const lines = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

/** A workbook written by hand, so that it can hold what no honest program writes. */
export function aWorkbook({ sheets, strings = '', formats, date1904 = false, parts = {} }: WorkbookWish): Buffer {
  const names = sheets.map((sheet, n) => {
    const state = sheet.hidden ? ' state="hidden"' : ''
    return `<sheet name="${sheet.name ?? `Sheet${n + 1}`}" sheetId="${n + 1}"${state} r:id="rId${n + 1}"/>`
  })
  const codes = Object.entries(formats?.codes ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const cells = (formats?.cells ?? [0]).map((id) => `<xf numFmtId="${id}"/>`)
  return aZip({
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${RELATION}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, n) => [`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`] as [string, string, string]),
      ['rIdS', 'sharedStrings', 'sharedStrings.xml'],
      ['rIdF', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `${XML}<sst ${MAIN}>${strings}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellXfs>${cells.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `${XML}<worksheet ${MAIN}>${sheet.body}</worksheet>`,
      ]),
    ),
    ...parts,
  })
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** One `<row>` of texts; a number stays a number, with the cell style `style`. */
export function sheetRow(
  number: number,
  cells: readonly (string | number)[],
  { hidden = false, style = 0 } = {},
): string {
  const written = cells.map((cell, n) => {
    const at = `r="${LETTERS[n]}${number}"`
    return typeof cell === 'number'
      ? `<c ${at} s="${style}"><v>${cell}</v></c>`
      : `<c ${at} t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
  })
  return `<row r="${number}"${hidden ? ' hidden="1"' : ''}>${written.join('')}</row>`
}

export function sheetRows(rows: readonly (readonly (string | number)[])[]): string {
  return `<sheetData>${rows.map((cells, n) => sheetRow(n + 1, cells)).join('')}</sheetData>`
}
