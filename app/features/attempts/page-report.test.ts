import { expect, test } from 'vitest'
import { AnswerMessage } from './answer-forms'
import { ReportQueue } from './page-report'

function queue() {
  let n = 0
  return new ReportQueue('browser-one', () => `signal-${++n}`)
}

const isHeard = (report: ReturnType<ReportQueue['next']>) =>
  AnswerMessage.safeParse({ kind: 'here', ...report }).success

test.each(['paste', 'away'] as const)('what is beyond measure (%s) is still heard, and what comes after it', (kind) => {
  const reports = queue()
  reports.note({ kind, amount: 5_000_000 }, 3)
  reports.note({ kind: 'away', amount: 20 }, 3)
  const report = reports.next()
  expect(report.signals.map(({ amount }) => amount)).toEqual([1_000_000, 20])
  expect(isHeard(report)).toBe(true)
})

test('what the server has taken is not told again', () => {
  const reports = queue()
  reports.note({ kind: 'paste', amount: 90 }, 1)
  reports.took(reports.next(), [])
  expect(reports.next().signals).toEqual([])
})
