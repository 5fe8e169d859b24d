import { describe, expect, test } from 'vitest'
import { anActivity, aPlan, aProgress, aSignOff, aSubmittedRecord } from '#tests/builders/progress'
import { buildPath } from './plan-path'

const day = (n: number, more = {}) => [anActivity({ id: `D0${n}-1`, type: 'briefing', ...more })]
const done = { record: aSubmittedRecord() }

function cells(wish: Parameters<typeof aProgress>[0], leaves: { fromOn: string; toOn: string }[] = []) {
  return buildPath({ ...aProgress(wish), leaves, unconfirmed: new Set() }).map((week) =>
    week.cells
      .map((cell) => (cell.kind === 'day' ? `${cell.day}:${cell.state}` : cell.kind === 'rest' ? cell.reason : '-'))
      .join(' '),
  )
}

describe('the path', () => {
  test('shows weeks from Monday, rest days between and each day’s state', () => {
    const plan = aPlan([day(1), day(2, { signers: ['mentor'] }), day(3), day(4), day(5)])
    const dates = ['2026-01-08', '2026-01-09', '2026-01-10', '2026-01-12', '2026-01-13']
    expect(
      cells({ plan, dates, today: '2026-01-12', facts: { 'D01-1': done, 'D02-1': done }, unlockedDays: [5] }),
    ).toEqual(['- - - 1:done 2:waiting 3:missed rest', '4:today 5:unlocked - - - - -'])
  })

  test('folds weeks without training into one and names leave', () => {
    const plan = aPlan([day(1), day(2)])
    const leaves = [{ fromOn: '2026-01-06', toOn: '2026-01-27' }]
    const weeks = buildPath({
      ...aProgress({ plan, dates: ['2026-01-05', '2026-01-28'], today: '2026-01-05' }),
      leaves,
      unconfirmed: new Set(),
    })
    expect(weeks.map((w) => [w.from, w.to, w.cells.length])).toEqual([
      ['2026-01-05', '2026-01-11', 7],
      ['2026-01-12', '2026-01-25', 0],
      ['2026-01-26', '2026-02-01', 7],
    ])
    expect(weeks[0]?.cells[1]).toEqual({ kind: 'rest', on: '2026-01-06', reason: 'leave' })
  })

  test('marks a gate on its first day, and where it stands', () => {
    const plan = aPlan([day(1, { gate: 'D1' }), day(2, { gate: 'D3', signers: ['mentor'] }), day(3, { gate: 'D22' })])
    const path = buildPath({
      ...aProgress({ plan, today: '2026-01-06', facts: { 'D01-1': { ...done, signOffs: [aSignOff()] } } }),
      leaves: [],
      unconfirmed: new Set(['2026-01-05', '2026-01-07']),
    })
    const gates = path[0]?.cells.flatMap((cell) => (cell.kind === 'day' ? cell.gates : []))
    expect(gates).toEqual([
      { gate: 'D1', state: 'done' },
      { gate: 'D3', state: 'open' },
      { gate: 'D22', state: 'ahead' },
    ])
    expect(path[0]?.cells.flatMap((cell) => (cell.kind === 'day' ? cell.unconfirmedExam : []))).toEqual([
      true,
      false,
      true,
    ])
  })
})
