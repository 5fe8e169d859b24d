import { expect, it } from 'vitest'
import { retakeGateFrom } from './retake-gate'

const at = (on: string) => Date.parse(`${on}T09:00:00+08:00`)

it('stays shut while no module has been begun', () => {
  expect(retakeGateFrom([{ startedAt: null, doneAt: null }], 'Asia/Shanghai', 2)).toEqual({
    allowedFromOn: null,
    remedialDone: false,
  })
})

it('counts from the first module begun, in the zone of the shop', () => {
  const late = Date.parse('2026-01-30T23:30:00+08:00')
  expect(
    retakeGateFrom(
      [
        { startedAt: at('2026-01-31'), doneAt: null },
        { startedAt: late, doneAt: late },
      ],
      'Asia/Shanghai',
      2,
    ),
  ).toEqual({
    allowedFromOn: '2026-02-01',
    remedialDone: false,
  })
})

it('opens only when every module is done', () => {
  const done = { startedAt: at('2026-01-30'), doneAt: at('2026-01-31') }
  expect(retakeGateFrom([done, done], 'Asia/Shanghai', 2).remedialDone).toBe(true)
  expect(retakeGateFrom([], 'Asia/Shanghai', 2).remedialDone).toBe(false)
})
