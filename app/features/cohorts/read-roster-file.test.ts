import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { gbk } from '#tests/builders/gbk'
import { aWorkbook, aZip, sheetRow, sheetRows } from '#tests/builders/workbook'
import { readRosterFile } from './read-roster-file.server'
import { readRoster } from './roster'
import { MAX_ROSTER_BYTES, type RosterFile, type RosterFileWish } from './roster-file'

const TODAY = '2026-11-30'
const HEAD = ['姓名', '用户名', '入职日期', '师傅用户名']
const XIAOYU = ['张小雨', 'xiaoyu', '2026-11-23', 'aning']
const CSV = `${HEAD}\n${XIAOYU}\n`
const ROWS = sheetRows([HEAD, XIAOYU])

function rosterOf(cut: RosterFile, withHidden = false) {
  if (!cut.ok) throw new Error(cut.reason)
  const roster = readRoster(cut.lines, { today: TODAY, withHidden })
  if (!roster.ok) throw new Error(roster.reason)
  return roster
}
const readIn = (bytes: Buffer, wish?: RosterFileWish) => rosterOf(readRosterFile(bytes, wish))
const xiaoyu = { displayName: '张小雨', username: 'xiaoyu', joinedOn: '2026-11-23', mentorUsername: 'aning' }

/** What a spreadsheet program names a part of its own. */
function workbookOf(sheet: string, more: Partial<Parameters<typeof aWorkbook>[0]> = {}): Buffer {
  return aWorkbook({ sheets: [{ body: sheet }], ...more })
}

describe('text files that come in', () => {
  const utf16 = Buffer.from(`\uFEFF${CSV.replaceAll(',', '\t').replaceAll('\n', '\r\n')}`, 'utf16le')
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(CSV)],
    ['a byte order mark and Windows line ends', Buffer.from(`\uFEFF${CSV.replaceAll('\n', '\r\n')}`)],
    ['old Mac line ends', Buffer.from(CSV.replaceAll('\n', '\r'))],
    ['mixed line ends', Buffer.from(`${HEAD}\r\n${XIAOYU}\n`)],
    ['no line end at the end', Buffer.from(CSV.trimEnd())],
    ['CSV of a Chinese Excel', gbk(CSV)],
    ['“Unicode text” of Excel', utf16],
    ['“Unicode text” the other way round', Buffer.from(utf16).swap16()],
    ['semicolons', Buffer.from(CSV.replaceAll(',', ';'))],
    ['tabs', Buffer.from(CSV.replaceAll(',', '\t'))],
    ['Chinese commas', Buffer.from(CSV.replaceAll(',', '，'))],
    ['quotes', Buffer.from(CSV.replaceAll(/[^,\n]+/g, '"$&"'))],
    ['Excel’s own line for the separator', Buffer.from(`sep=;\n${CSV.replaceAll(',', ';')}`)],
    ['a title with commas above the head', Buffer.from(`新员工，11月，第一批\n,,,\n${CSV}`)],
    ['clear dates', Buffer.from(CSV.replace('2026-11-23', '20261123'))],
    ['dates with a time', Buffer.from(CSV.replace('2026-11-23', '2026-11-23 00:00:00'))],
  ])('%s', (_title, bytes) => expect(readIn(bytes)).toMatchObject({ problems: [], rows: [xiaoyu] }))

  it('with other separators in a note', () => {
    const file = Buffer.from(`${HEAD},备注\n${XIAOYU},周末休；住得远，晚到;倒班\n王一,wangyi,2026-11-23,aning,a|b\tc\n`)
    expect(readIn(file)).toMatchObject({ problems: [], rows: [xiaoyu, { username: 'wangyi' }] })
  })

  it('with rows counted as a spreadsheet shows them, line breaks in cells and empty rows included', () => {
    const file = Buffer.from(`${HEAD},备注\r\n${XIAOYU},"一\r\n二\r\n三"\r\n\r\n,,,,\r\n王一,wangyi,明天,aning,\r\n`)
    expect(readIn(file)).toMatchObject({ rows: [{ line: 2 }], problems: [{ line: 5, reason: 'bad-date' }] })
  })
})

describe('in which encoding a text is', () => {
  // Bytes of 茅 in GBK are those of é in UTF-8.
  const either = Buffer.concat([
    Buffer.from('name,user,joined,mentor\nJos'),
    gbk('茅'),
    Buffer.from(',jose,2026-11-23,aning\n'),
  ])

  it('is asked where both readings make sense', () =>
    expect(readRosterFile(either)).toEqual({
      ok: false,
      reason: 'which-encoding',
      readings: { 'utf-8': 'José,jose,2026-11-23,aning', gb18030: 'Jos茅,jose,2026-11-23,aning' },
    }))
  it('is what was chosen', () => {
    expect(readIn(either, { encoding: 'utf-8' }).rows[0]?.displayName).toBe('José')
    expect(readIn(either, { encoding: 'gb18030' }).rows[0]?.displayName).toBe('Jos茅')
  })
  it('is said when it is not UTF-8', () =>
    expect(readRosterFile(gbk(CSV))).toMatchObject({ ok: true, source: { encoding: 'gb18030' } }))

  it.each<[string, Buffer]>([
    ['UTF-8 with a broken byte', Buffer.concat([Buffer.from(CSV), Buffer.from([0xe5, 0xbc]), Buffer.from('\n')])],
    ['half of UTF-16', Buffer.concat([Buffer.from('\uFEFF姓名', 'utf16le'), Buffer.from([0x00])])],
    ['neither', Buffer.concat([Buffer.from('name,user\n'), Buffer.from([0xff, 0xff, 0xff])])],
  ])('is not guessed for %s', (_title, bytes) =>
    expect(readRosterFile(bytes)).toEqual({ ok: false, reason: 'damaged-text' }),
  )
})

describe('files that are no roster', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  it.each<[string, Buffer, object]>([
    ['one byte too large', Buffer.alloc(MAX_ROSTER_BYTES + 1, 'a'), { reason: 'too-large' }],
    ['an old .xls', ole, { reason: 'old-xls' }],
    ['a locked .xlsx', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), { reason: 'locked' }],
    [
      'a web page called .xls',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      { reason: 'web-page' },
    ],
    ['XML called .xls', Buffer.from('\uFEFF<?xml version="1.0"?><Workbook/>'), { reason: 'web-page' }],
    ['a Word document', aZip({ 'word/document.xml': '<w:document/>' }), { reason: 'other-kind' }],
    ['an OpenDocument sheet', aZip({ mimetype: 'application/x', 'content.xml': '<a/>' }), { reason: 'other-kind' }],
    ['only the beginning of a spreadsheet', workbookOf(ROWS).subarray(0, 900), { reason: 'unreadable' }],
    ['something that only begins like one', Buffer.from('PK\u0003\u0004 no zip at all'), { reason: 'unreadable' }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { reason: 'unreadable' }],
    ['a quote that never ends', Buffer.from(`${CSV}"王一,wangyi\n李二,lier\n`), { reason: 'open-quote', row: 3 }],
    [
      'a quote too many at the end',
      Buffer.from(`${CSV}"王一"",wangyi,,\n李二,"b",,\n`),
      { reason: 'text-after-quote', row: 3 },
    ],
    ['a quote inside', Buffer.from(`${CSV}\n王"一,wangyi,,\n`), { reason: 'quote-inside', row: 4 }],
    ['a row without end', Buffer.from(`${CSV}${'王'.repeat(30_000)}\n`), { reason: 'long-row', row: 3 }],
    ['all sheets hidden', aWorkbook({ sheets: [{ body: ROWS, hidden: true }] }), { reason: 'no-sheet' }],
    ['a broken sheet', workbookOf('<sheetData><row r="1"><c r="A1"'), { reason: 'unreadable' }],
    [
      'an address that no sheet has',
      workbookOf('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'),
      { reason: 'unreadable' },
    ],
  ])('%s', (_title, bytes, told) => expect(readRosterFile(bytes)).toEqual({ ok: false, ...told }))
})

describe('files that would unfold', () => {
  const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`
  const million = Buffer.alloc(MAX_ROSTER_BYTES, ',')
  const huge = ' '.repeat(17_000_000)
  it.each<[string, Buffer, string]>([
    ['a million commas', million, 'too-many-cells'],
    ['a million line ends', Buffer.alloc(MAX_ROSTER_BYTES, '\n'), 'too-many-cells'],
    ['a sheet of blanks', workbookOf(huge), 'unfolds'],
    ['a sheet of empty cells', workbookOf(`<sheetData><row>${'<c/>'.repeat(210_000)}</row></sheetData>`), 'unfolds'],
    [
      'a sheet of merged cells',
      workbookOf(`${ROWS}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(110_000)}</mergeCells>`),
      'unfolds',
    ],
    ['a cell of entities', workbookOf(`<c t="str"><v>${'&amp;'.repeat(210_000)}</v></c>`), 'unfolds'],
    ['a list of texts', workbookOf(ROWS, { strings: '<si><t>x</t></si>'.repeat(60_000) }), 'unfolds'],
    [
      'a list of formats',
      workbookOf(ROWS, { parts: { 'xl/styles.xml': `<s>${'<numFmt/>'.repeat(210_000)}</s>` } }),
      'unfolds',
    ],
    [
      'more sheets than anybody has',
      aWorkbook({ sheets: Array.from({ length: 101 }, () => ({ body: '' })) }),
      'unfolds',
    ],
    [
      'many sheets that are large together',
      aWorkbook({ sheets: Array.from({ length: 90 }, () => ({ body: ' '.repeat(200_000) })) }),
      'unfolds',
    ],
    [
      'an entity that unfolds into others',
      workbookOf(ROWS, { parts: { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' } }),
      'unreadable',
    ],
    [
      'thousands of rows',
      workbookOf(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(5_001)}</sheetData>`),
      'too-many-cells',
    ],
  ])('%s', (_title, bytes, reason) => {
    expect(bytes.length).toBeLessThanOrEqual(MAX_ROSTER_BYTES)
    expect(readRosterFile(bytes)).toEqual({ ok: false, reason })
  })

  it('a part that is larger than the directory of the archive says', () => {
    const bomb = aZip({ 'xl/workbook.xml': huge }, { claim: 10 })
    expect(readRosterFile(bomb)).toEqual({ ok: false, reason: 'unfolds' })
  })

  it.each(['XFD1048576', 'XFD10000', 'A1048576'])('one letter in cell %s costs one row at most', (at) => {
    const row = /\d+/.exec(at)![0]
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData>${sheetRow(1, HEAD)}${sheetRow(2, XIAOYU)}<row r="${row}">${cell(at)}</row></sheetData>`
    const cut = readRosterFile(workbookOf(sheet))
    expect(cut.ok && cut.lines.length).toBeLessThanOrEqual(3)
    expect(cut.ok && Math.max(...cut.lines.map((line) => line.cells.length))).toBe(4)
    expect(rosterOf(cut).rows).toMatchObject([xiaoyu])
  })
})

describe('spreadsheets that come in', () => {
  it('from a program, with real dates', async () => {
    const file = await writeXlsx([
      HEAD.map((value) => ({ value })),
      XIAOYU.map((value, n) =>
        n === 2 ? { value: new Date('2026-11-23T00:00:00Z'), format: 'yyyy"年"m"月"d"日"' } : { value },
      ),
    ]).toBuffer()
    expect(readIn(Buffer.from(file))).toMatchObject({ problems: [], doubts: [], rows: [{ line: 2, ...xiaoyu }] })
  })

  it('from a program that writes prefixes, no addresses, other slashes and a false dimension', () => {
    const row = (cells: readonly string[]) =>
      `<x:row>${cells.map((text) => `<x:c t="str"><x:v>${text}</x:v></x:c>`).join('')}</x:row>`
    const sheet = `<x:worksheet xmlns:x="m"><x:dimension ref="A1"/><x:sheetData>${row(HEAD)}${row(XIAOYU)}</x:sheetData></x:worksheet>`
    const file = workbookOf('', { parts: { 'xl\\Worksheets\\Sheet1.xml': sheet } })
    expect(readIn(file).rows).toMatchObject([{ line: 2, ...xiaoyu }])
  })

  it('with shared texts in pieces, and without what is only said', () => {
    const strings = [...HEAD, ...XIAOYU].map((text) => `<si><t>${text}</t></si>`)
    strings[4] =
      '<si><r><t>张</t></r><r><t xml:space="preserve">小雨_x000D_</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh></si>'
    const row = (r: number) =>
      `<row r="${r}">${[0, 1, 2, 3].map((n) => `<c t="s"><v>${(r - 1) * 4 + n}</v></c>`).join('')}</row>`
    const file = workbookOf(`<sheetData>${row(1)}${row(2)}</sheetData>`, { strings: strings.join('') })
    expect(readIn(file).rows).toMatchObject([xiaoyu])
  })

  it.each<[string, number, string, string]>([
    ['a built-in date', 14, '', '2026-11-23'],
    ['a date of East Asia', 31, '', '2026-11-23'],
    ['a written date', 164, '[$-804]yyyy"年"m"月"d"日";@', '2026-11-23'],
    ['a date and time', 22, '', '2026-11-23'],
  ])('with %s', (_title, id, code, on) => {
    const formats = { codes: code ? { [id]: code } : {}, cells: [0, id] }
    const sheet = sheetRow(1, HEAD) + sheetRow(2, ['张小雨', 'xiaoyu', 46349, 'aning'], { style: 1 })
    expect(readIn(workbookOf(`<sheetData>${sheet}</sheetData>`, { formats })).rows[0]?.joinedOn).toBe(on)
  })

  it('with dates that are counted from 1904', () => {
    const formats = { codes: {}, cells: [0, 14] }
    const sheet = sheetRow(1, HEAD) + sheetRow(2, ['张小雨', 'xiaoyu', 46349 - 1462, 'aning'], { style: 1 })
    const file = workbookOf(`<sheetData>${sheet}</sheetData>`, { formats })
    const from1904 = aWorkbook({
      sheets: [{ body: `<sheetData>${sheet}</sheetData>` }],
      formats,
      date1904: true,
    })
    expect(readIn(file).rows[0]?.joinedOn).not.toBe('2026-11-23')
    expect(readIn(from1904).rows[0]?.joinedOn).toBe('2026-11-23')
  })

  it.each<[string, string, string, string[]]>([
    ['zeros in front', '000000', '001001', ['padded']],
    ['no zeros, the number being long enough', '00', '1001', []],
    ['a plain format', 'General', '1001', []],
    ['WPS’s plain format', 'G/通用格式', '1001', []],
    ['letters in front', '"SF"0000', '1001', ['formatted']],
    ['thousands', '#,##0', '1001', ['formatted']],
  ])('with a user name 1001 that has %s', (_title, code, username, doubts) => {
    const formats = { codes: { 164: code }, cells: [0, 164] }
    const sheet = sheetRow(1, HEAD) + sheetRow(2, ['张小雨', 1001, '2026-11-23', 'aning'], { style: 1 })
    const roster = readIn(workbookOf(`<sheetData>${sheet}</sheetData>`, { formats }))
    expect(roster.rows[0]?.username).toBe(username)
    expect(roster.doubts.map((doubt) => doubt.reason)).toEqual(doubts)
  })

  it('without the rows a filter hides, which are named', () => {
    const gone = ['李离职', 'lizhi', '2026-11-23', 'aning']
    const sheet = sheetRow(1, HEAD) + sheetRow(2, XIAOYU) + sheetRow(3, gone, { hidden: true })
    const cut = readRosterFile(workbookOf(`<sheetData>${sheet}</sheetData>`))
    expect(rosterOf(cut)).toMatchObject({ rows: [xiaoyu], hidden: [3] })
    expect(rosterOf(cut, true).rows).toHaveLength(2)
  })
})

describe('which sheet is read', () => {
  const old = sheetRows([HEAD, ['去年的人', 'old', '2025-11-23', 'aning']])
  const sourceOf = (cut: RosterFile) => cut.ok && cut.source
  const sheets = [
    { name: '去年的人', hidden: true },
    { name: '说明', hidden: false },
    { name: '名单', hidden: false },
  ]
  const file = aWorkbook({
    sheets: [
      { ...sheets[0], body: old },
      { ...sheets[1], body: sheetRows([['请勿修改']]) },
      { ...sheets[2], body: ROWS },
    ],
  })

  it('the first that can be seen and has a head', () => {
    const cut = readRosterFile(file)
    expect(sourceOf(cut)).toEqual({ sheets, sheet: '名单' })
    expect(rosterOf(cut).rows).toMatchObject([xiaoyu])
  })
  it('a hidden one when it is asked for', () =>
    expect(readIn(file, { sheet: '去年的人' }).rows).toMatchObject([{ username: 'old' }]))
  it('none that is not there', () =>
    expect(readRosterFile(file, { sheet: '明年的人' })).toEqual({ ok: false, reason: 'no-sheet' }))
  it('the first that can be seen where none has a head, so that it can be named', () => {
    const headless = aWorkbook({
      sheets: [
        { name: '甲', body: old, hidden: true },
        { name: '乙', body: '' },
      ],
    })
    expect(sourceOf(readRosterFile(headless))).toMatchObject({ sheet: '乙' })
  })
})
