import { describe, expect, it } from 'vitest'
import { AWAY_LEAST_MS, AwayWatch } from './away-watch'

const LONG = '亲亲这个型号是220伏的，插上就能用'

describe('looking away', () => {
  it('is noted from when it began, once, and only when it lasted', () => {
    const watch = new AwayWatch()
    watch.leave(1_000)
    // The window loses the focus and is hidden a moment later: one leaving.
    watch.leave(3_000)
    expect(watch.back(1_000 + 25_000)).toEqual({ kind: 'away', amount: 25 })
    expect(watch.back(60_000)).toBeNull()
    watch.leave(70_000)
    expect(watch.back(70_000 + AWAY_LEAST_MS - 1)).toBeNull()
    watch.leave(80_000)
    expect(watch.back(80_000 + AWAY_LEAST_MS)).toEqual({ kind: 'away', amount: 5 })
  })

  it('is not what an input method does while it composes', () => {
    const watch = new AwayWatch()
    watch.compose(true)
    watch.leave(1_000)
    expect(watch.back(90_000)).toBeNull()
    watch.compose(false)
    watch.leave(100_000)
    expect(watch.back(110_000)).toEqual({ kind: 'away', amount: 10 })
  })
})

describe('pasting', () => {
  it('is noted with its length in characters, not in units of the machine', () => {
    expect(new AwayWatch().paste('😀'.repeat(12))).toEqual({ kind: 'paste', amount: 12 })
  })

  it('is no note for a few characters, for one’s own words, and while an input method composes', () => {
    const watch = new AwayWatch()
    expect(watch.paste('12345')).toBeNull()
    watch.copy(`${LONG}\r\n好的`)
    expect(watch.paste(`${LONG}\n好的`)).toBeNull()
    expect(watch.paste(LONG)).not.toBeNull()
    watch.compose(true)
    expect(watch.paste(LONG)).toBeNull()
  })
})
