import { describe, expect, it } from 'vitest'
import type { Plan } from '#app/content/plan'
import { aSmallPlan } from '#tests/builders/content'
import { delegateNeeds } from './delegates'
import { comparePlans } from './plan-difference'
import { decideUnlock, lockedDays } from './unlock'

const plan = aSmallPlan({ days: [1, 2] })

function edited(edit: (plan: Plan) => void): Plan {
  const copy = structuredClone(plan)
  edit(copy)
  return copy
}

describe('what another plan version changes', () => {
  it('is nothing between equal plans', () =>
    expect(
      comparePlans(
        plan,
        edited(() => {}),
      ),
    ).toEqual({ added: [], removed: [], changed: [] }))

  it('names what comes, goes and changes', () => {
    const next = edited((p) => {
      p.days[0]!.activities.shift()
      p.days[1]!.activities.push({ ...p.days[1]!.activities[0]!, id: 'D02-9', title: '新的一项' })
      p.days[1]!.activities[0]!.minutes += 10
      p.days[1]!.activities[1]!.signers = ['manager']
    })
    const difference = comparePlans(plan, next)
    expect(difference.removed.map((a) => a.id)).toEqual([plan.days[0]!.activities[0]!.id])
    expect(difference.added).toEqual([{ id: 'D02-9', day: 2, title: '新的一项' }])
    expect(difference.changed.map((a) => [a.id, a.what])).toEqual([
      [plan.days[1]!.activities[0]!.id, ['time']],
      [plan.days[1]!.activities[1]!.id, ['people']],
    ])
  })

  it('sees an activity that moved to another day', () => {
    const next = edited((p) => p.days[1]!.activities.push(p.days[0]!.activities.pop()!))
    const [moved] = comparePlans(plan, next).changed
    expect(moved).toMatchObject({ day: 2, what: ['day'] })
  })
})

describe('whom a plan asks for', () => {
  it('lists each role with its activities, leaders and signers alike', () => {
    const needs = delegateNeeds(plan)
    expect(needs.find((n) => n.role === 'hr')?.activities.map((a) => a.id)).toEqual(['D01-10'])
    expect(needs.find((n) => n.role === 'lecturer')?.activities.length).toBeGreaterThan(3)
    expect(needs.some((n) => n.role === 'warehouse-head')).toBe(false)
  })
})

describe('opening a day ahead', () => {
  const situation = { days: 23, currentDay: 3, unlocked: [5] }
  it.each([
    [4, undefined],
    [23, undefined],
    [3, 'already-done'],
    [5, 'already-done'],
    [24, 'invalid-reference'],
  ])('day %i: %s', (day, reason) => {
    const outcome = decideUnlock(day, situation)
    expect(outcome.ok ? undefined : outcome.reason).toBe(reason)
  })

  it('offers the days that are closed', () =>
    expect(lockedDays({ days: 6, currentDay: 3, unlocked: [5] })).toEqual([4, 6]))
})
