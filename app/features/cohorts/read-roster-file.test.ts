import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { MAX_ROSTER_BYTES, type RosterFile, readRosterFile, unfoldedBytes } from './read-roster-file.server'
import { type RosterRow, readRoster } from './roster'

const bytes = (text: string) => new TextEncoder().encode(text)
const HEAD = '姓名,用户名,入职日期,师傅用户名'

function rowsOf(cut: RosterFile): RosterRow[] {
  const roster = cut.ok ? readRoster(cut.lines) : null
  return roster?.ok ? roster.rows : []
}

describe('cutting a roster file into cells', () => {
  it.each([
    ['UTF-8', bytes(`${HEAD}\n张小雨,xiaoyu,2026-11-23,aning\n`)],
    [
      'UTF-8 with a byte order mark and Windows line ends',
      bytes(`\uFEFF${HEAD}\r\n张小雨,xiaoyu,2026-11-23,aning\r\n`),
    ],
    ['semicolons', bytes(`${HEAD.replaceAll(',', ';')}\n张小雨;xiaoyu;2026-11-23;aning\n`)],
    ['tabs', bytes(`${HEAD.replaceAll(',', '\t')}\n张小雨\txiaoyu\t2026-11-23\taning\n`)],
    ['quotes', bytes(`${HEAD}\n"张小雨","xiaoyu","2026-11-23","aning"\n`)],
  ])('reads %s', async (_title, file) => {
    const cut = await readRosterFile(file)
    expect(rowsOf(cut)).toMatchObject([{ line: 2, displayName: '张小雨', username: 'xiaoyu' }])
  })

  it('reads what a Chinese Excel writes as CSV', async () => {
    // 姓名,账号 in GBK; Node can decode it but not encode it.
    const cut = await readRosterFile(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xcb, 0xba, 0xc5, 0x0a]))
    expect(cut).toEqual({ ok: true, lines: [{ line: 1, cells: ['姓名', '账号'] }] })
  })

  it('reads a spreadsheet with its dates, whatever the name says', async () => {
    const file = await writeXlsx([
      HEAD.split(',').map((value) => ({ value })),
      [
        { value: '张小雨' },
        { value: 'xiaoyu' },
        { value: new Date('2026-11-23T00:00:00Z'), format: 'yyyy-mm-dd' },
        { value: 'aning' },
      ],
    ]).toBuffer()
    const cut = await readRosterFile(new Uint8Array(file))
    expect(rowsOf(cut)).toMatchObject([{ line: 2, joinedOn: '2026-11-23', mentorUsername: 'aning' }])
  })

  it.each([
    ['a broken quote', bytes(`${HEAD}\n"张小雨,xiaoyu`)],
    ['something that only begins like a spreadsheet', bytes('PK\u0003\u0004 no zip at all')],
  ])('says that it cannot read %s', async (_title, file) =>
    expect(await readRosterFile(file)).toEqual({ ok: false, reason: 'unreadable' }),
  )

  it('refuses a file that is too large', async () =>
    expect(await readRosterFile(new Uint8Array(MAX_ROSTER_BYTES + 1))).toEqual({ ok: false, reason: 'too-large' }))

  it('refuses a spreadsheet that would unfold beyond measure, before unfolding it', async () => {
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 0, 'latin1')
    entry.writeUInt32LE(900_000_000, 24)
    const bomb = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry])
    expect(unfoldedBytes(bomb)).toBe(900_000_000)
    expect(await readRosterFile(new Uint8Array(bomb))).toEqual({ ok: false, reason: 'too-large' })
  })
})
