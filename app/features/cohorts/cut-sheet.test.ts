import { expect, it } from 'vitest'
import { sheetRows } from '#tests/builders/workbook'
import { cutSheet } from './cut-sheet'
import { MAX_CELLS } from './roster-file'

const disguisesOf = (source: string) =>
  cutSheet(source, { formats: [], strings: [], from1904: false }).map(({ line, disguises }) => [
    line,
    ...(disguises ?? []),
  ])

it.each<[string, number, unknown[]]>([
  ['a telephone number', 13800138000, []],
  ['as many digits as a spreadsheet keeps', 999999999999999, []],
  ['more digits than a spreadsheet keeps', 110101199001012000, [[0, 'rounded']]],
])('tells of %s whether the last digits are lost', (_title, number, disguises) => {
  expect(disguisesOf(sheetRows([[number]]))).toEqual([[1, ...disguises]])
})

it('tells which cells are merged with another and have no text of their own', () => {
  const rows = [
    ['张小雨', 'xiaoyu', '2026-11-23', 'aning'],
    ['李四', 'lisi'],
    ['王五', 'wangwu', '', 'aning'],
    ['赵六', 'zhaoliu'],
  ]
  const ranges = ['C1:D3', 'D1', 'F1:ZZZ9999999', 'B4:B4', '']
  const merges = ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const noted = disguisesOf(`${sheetRows(rows)}<mergeCells>${merges}</mergeCells>`)
  const inRoster = noted.map(([line, ...cells]) => [
    line,
    ...cells.filter((cell) => Array.isArray(cell) && cell[0] < 4),
  ])
  expect(inRoster).toEqual([[1], [2, [2, 'merged'], [3, 'merged']], [3, [2, 'merged']], [4]])
})

it('reads on however many cells are said to be merged', () => {
  const merges = '<mergeCell ref="A1:IV1048576"/>'.repeat(20_000)
  const rows = Array.from({ length: 500 }, () => ['张小雨'])
  const noted = disguisesOf(`${sheetRows(rows)}<mergeCells>${merges}</mergeCells>`)
  expect(noted).toHaveLength(rows.length)
  expect(noted.flatMap(([, ...cells]) => cells).length).toBeLessThan(MAX_CELLS)
})
