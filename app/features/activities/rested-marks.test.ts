import { describe, expect, test } from 'vitest'
import { changedMarks } from './rested-marks'

const drill = (id: string, finishedAt: number, percent: number | null, activityId = 'D03-2') => ({
  id,
  activityId,
  finishedAt,
  percent,
})
const signed = (facts: object) => ({ evidence: JSON.stringify({ facts }), decidedAt: 10 })
const onTest = signed({ tests: [{ activityId: 'D03-2', value: 76 }] })
const onPractice = signed({ tests: [], practical: [{ activityId: 'D03-2', percent: 76 }] })

describe('marks that have changed under a decision', () => {
  test.each([
    ['a test of its gate', onTest],
    ['a part of the promotion file', onPractice],
  ])('are those of %s', (_, decision) => {
    expect(changedMarks(decision, [drill('a', 5, 80)])).toEqual([{ activityId: 'D03-2', from: 76, to: 80 }])
    expect(changedMarks(decision, [drill('a', 5, 76)])).toEqual([])
  })
  test('are of the drill that counted then, not of one sat since or before', () => {
    const drills = [drill('c', 20, 50), drill('b', 9, 80), drill('a', 5, 60)]
    expect(changedMarks(onTest, drills)).toEqual([{ activityId: 'D03-2', from: 76, to: 80 }])
  })
  test('are none where it rests on something else, or was made before such things were kept', () => {
    expect(changedMarks(onTest, [drill('a', 5, 80, 'D08-1')])).toEqual([])
    expect(changedMarks({ evidence: '{}', decidedAt: 10 }, [drill('a', 5, 80)])).toEqual([])
    expect(changedMarks(signed({ tests: [{ activityId: 'D03-2', value: null }] }), [drill('a', 5, 80)])).toEqual([])
  })
})
