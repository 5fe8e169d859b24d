import { describe, expect, test } from 'vitest'
import { findPersonalData } from './personal-data'

describe('findPersonalData', () => {
  test.each([
    ['买家电话 13800138000 请回电', 'phone'],
    ['138-0013-8000', 'phone'],
    ['138 0013 8000', 'phone'],
    ['１３８００１３８０００', 'phone'],
    ['号码02512345678', 'phone'],
    ['身份证 110105199003072316', 'identity'],
    ['11010519900307231X', 'identity'],
    ['110105 19900307 2316', 'identity'],
    ['尾号 8000，约 15 点回电', null],
    ['订单 2026110512345678901', null],
    ['订单尾号 345678，原价 199.00 改 179.00', null],
    ['从 09:30 到 12:00 接了 23 位顾客', null],
    ['', null],
  ] as const)('%s → %s', (text, expected) => {
    expect(findPersonalData(text)).toBe(expected)
  })
})
