import { expect, test } from 'vitest'
import { formatDateTime, formatLocalDate, setPresentYear, yearOf } from './format'

test('a date of another year carries its year, one of the present year does not', () => {
  expect(formatLocalDate('2027-01-05', 'zh-CN')).toBe('1月5日 周二')
  setPresentYear(2026)
  expect(formatLocalDate('2027-01-05', 'zh-CN')).toBe('2027年1月5日 周二')
  expect(formatLocalDate('2027-01-05', 'en')).toBe('Tue, Jan 5, 2027')
  expect(formatLocalDate('2026-12-31', 'zh-CN')).toBe('12月31日 周四')
  expect(formatLocalDate('2026-12-31', 'en')).toBe('Thu, Dec 31')
  expect(formatDateTime(Date.parse('2025-12-31T23:30:00+08:00'), 'zh-CN')).toBe('2025年12月31日 周三 23:30')
})

test('the year begins where the shop is', () => {
  expect(yearOf(Date.parse('2026-12-31T17:00:00Z'))).toBe(2027)
})
