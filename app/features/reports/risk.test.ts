import { describe, expect, test } from 'vitest'
import { computeRisk, type RiskInput } from './risk'

const CALM: RiskInput = {
  inTraining: true,
  attention: [],
  improveOverdueDays: 0,
  conductPoints: 10,
  openAppeals: 0,
  mentorless: false,
  failedExam: null,
}

describe('the risk of a trainee', () => {
  test.each<[string, Partial<RiskInput>, 'none' | 'watch' | 'high']>([
    ['nothing left behind', {}, 'none'],
    ['a few things behind', { attention: [{ why: 'behind', count: 4 }] }, 'watch'],
    ['many things behind', { attention: [{ why: 'behind', count: 8 }] }, 'high'],
    ['one failed stage exam', { attention: [{ why: 'failed', count: 1 }] }, 'watch'],
    ['two failed stage exams', { attention: [{ why: 'failed', count: 2 }] }, 'high'],
    ['one not-yet', { attention: [{ why: 'not-yet', count: 1 }] }, 'watch'],
    ['three not-yets', { attention: [{ why: 'not-yet', count: 3 }] }, 'high'],
    ['a plan that ends a day late', { attention: [{ why: 'overrun', count: 1 }] }, 'watch'],
    ['an improvement overdue', { improveOverdueDays: 1 }, 'high'],
    ['conduct at the warning', { conductPoints: 5 }, 'watch'],
    ['conduct at the talk', { conductPoints: 2 }, 'high'],
    ['a mentor who is gone', { mentorless: true }, 'high'],
    ['an open appeal is no fault', { openAppeals: 1 }, 'watch'],
    ['a final not passed, though nothing else is wrong', { inTraining: false, failedExam: 'final-failed' }, 'high'],
    ['a retake not passed', { inTraining: false, failedExam: 'retake-failed' }, 'high'],
    ['what was left behind, after training', { inTraining: false, attention: [{ why: 'behind', count: 20 }] }, 'none'],
  ])('%s', (_, change, level) => {
    expect(computeRisk({ ...CALM, ...change }).level).toBe(level)
  })
})
