import { expect, test } from 'vitest'
import { missingNoteParts } from './note-format'

test.each([
  ['[1130][许嘉][改规格] 由米白 M 改米白 L | 今日发 | 16:00', ''],
  ['【1130】【许嘉】【包装】不放小票｜已答应｜出库前', ''],
  ['[1130][许嘉][取消] 买家申请退款中 | 无 | 立即', ''],
  ['[1122][许嘉][赠品] 加送干发帽', 'promise deadline'],
  ['[今天][客服][改址] 改发深圳 | 今日发 | 尽快', 'date agent deadline'],
  ['[1340][许嘉][] 改发深圳 |  | 16:00', 'date category promise'],
  ['老客户，包好点', 'date agent category promise deadline'],
  ['[1130] 改发深圳 | 今日发 | 16:00', 'agent category'],
  ['', 'date agent category content promise deadline'],
])('of %s the format lacks: %s', (note, lacks) => {
  expect(missingNoteParts(note).join(' ')).toBe(lacks)
})
