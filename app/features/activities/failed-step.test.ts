import { describe, expect, test } from 'vitest'
import { decideFailedStep, type FailedSituation } from './failed-step'

const GATE: FailedSituation = { failed: true, gate: { verdict: null }, again: null, makeup: 'free' }
const IMPROVE: FailedSituation = { ...GATE, gate: { verdict: 'improve' } }
const STAGE: FailedSituation = { failed: true, gate: null, again: null, makeup: 'free' }
const again = (state: NonNullable<FailedSituation['again']>['state']) => ({ state, opensOn: '2026-01-09' })

describe('after a test that was not passed', () => {
  test.each<[string, FailedSituation, string | null]>([
    ['a gate undecided', GATE, 'decision'],
    ['a gate passed all the same', { ...GATE, gate: { verdict: 'pass' } }, null],
    ['a gate’s test passed', { ...GATE, failed: false }, null],
    ['a second test ahead', { ...IMPROVE, again: again('ahead') }, 'second-ahead 2026-01-09'],
    ['a second test open', { ...IMPROVE, again: again('open') }, 'second-open'],
    ['a second test handed in', { ...IMPROVE, again: again('marking') }, 'second-marking'],
    ['a second test passed', { ...IMPROVE, failed: false, again: again('done') }, 'decision-again'],
    ['a second test failed', { ...IMPROVE, again: again('done') }, 'decision-again'],
    ['a stage exam', STAGE, 'makeup-open'],
    ['a stage exam without a make-up', { ...STAGE, makeup: 'none' }, null],
    ['its make-up open', { ...STAGE, makeup: 'in_progress' }, 'makeup-running'],
    ['its make-up handed in', { ...STAGE, makeup: 'submitted' }, 'makeup-marking'],
    ['its make-up marked', { ...STAGE, makeup: 'graded' }, 'makeup-marking'],
    ['its make-up failed', { ...STAGE, makeup: 'released' }, null],
    ['its make-up passed', { ...STAGE, failed: false, makeup: 'released' }, null],
  ])('%s', (_, given, expected) => {
    const step = decideFailedStep(given)
    expect(step && [step.what, ...(step.on ? [step.on] : [])].join(' ')).toBe(expected)
  })
})
