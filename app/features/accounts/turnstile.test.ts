import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ACCOUNT_PACE, ADDRESS_PACE, guessDelayMs, networkOf } from './guess-delay'
import { type PasswordVerdict, Turnstile } from './turnstile.server'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const HASHING_MS = 10

/** Tries with a verdict that is known when the hashing is done; collects what came of it. */
function tryAt(
  gate: Turnstile,
  verdict: PasswordVerdict,
  { key = 'wang', lane = 'home', signal = undefined as AbortSignal | undefined } = {},
) {
  const outcome = { said: 'waiting' as PasswordVerdict | 'waiting' | 'turned away', at: 0 }
  void (async () => {
    const tell = await gate.enter(key, lane, signal)
    if (tell) {
      await new Promise((resolve) => setTimeout(resolve, HASHING_MS))
      tell(verdict)
    }
    outcome.said = tell ? verdict : 'turned away'
    outcome.at = Date.now()
  })()
  return outcome
}

const count = (tries: { said: string }[], said: string) => tries.filter((one) => one.said === said).length

describe('the delay after wrong passwords', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1_000],
    [6, 2_000],
    [8, 8_000],
    [9, 15_000],
    [1_000_000, 15_000],
  ])('of an account after %i: %i ms', (wrong, ms) => expect(guessDelayMs(wrong, ACCOUNT_PACE)).toBe(ms))

  it('begins late for an address that many people share', () => {
    expect(guessDelayMs(59, ADDRESS_PACE)).toBe(0)
    expect(guessDelayMs(60, ADDRESS_PACE)).toBeGreaterThan(0)
  })
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5:6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the network of %s', (address, network) => expect(networkOf(address)).toBe(network))

describe('the turnstile', () => {
  it('lets the right password in eight times at once', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    const tries = Array.from({ length: 8 }, () => tryAt(gate, 'right'))
    await vi.advanceTimersByTimeAsync(5 * HASHING_MS)
    expect(count(tries, 'right')).toBe(8)
  })

  it('lets five wrong ones through, and then one after the other, ever slower', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    const tries = Array.from({ length: 10 }, () => tryAt(gate, 'wrong'))
    await vi.advanceTimersByTimeAsync(500)
    expect(count(tries, 'wrong')).toBe(5)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(count(tries, 'wrong')).toBe(6)
    await vi.advanceTimersByTimeAsync(2_100)
    expect(count(tries, 'wrong')).toBe(7)
    await vi.advanceTimersByTimeAsync(4_100)
    expect(count(tries, 'wrong')).toBe(8)
  })

  it('gives a guesser who never rests four tries a minute, from however many addresses', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    const tries: { said: string }[] = []
    for (let second = 0; second < 600; second++) {
      for (let n = 0; n < 5; n++) tries.push(tryAt(gate, 'wrong', { lane: `address-${(second * 5 + n) % 200}` }))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(count(tries, 'wrong')).toBeLessThanOrEqual(9 + 40)
    expect(count(tries, 'wrong')).toBeGreaterThan(30)
  })

  it('lets the right password in while somebody else guesses, and then holds nobody up', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    for (let n = 0; n < 15; n++) tryAt(gate, 'wrong', { lane: 'elsewhere' })
    await vi.advanceTimersByTimeAsync(20_000)
    const mine = tryAt(gate, 'right')
    // One turn of the other address may come first; a flood from there is one lane, however long.
    for (let second = 0; second <= (2 * ACCOUNT_PACE.longestMs) / 1_000; second++) {
      if (mine.said === 'waiting') tryAt(gate, 'wrong', { lane: 'elsewhere' })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(mine.said).toBe('right')
    const again = tryAt(gate, 'right')
    await vi.advanceTimersByTimeAsync(100)
    expect(again.said).toBe('right')
  })

  it('does not hold up other accounts', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    for (let n = 0; n < 15; n++) tryAt(gate, 'wrong')
    const other = tryAt(gate, 'right', { key: 'li' })
    await vi.advanceTimersByTimeAsync(2 * HASHING_MS)
    expect(other.said).toBe('right')
  })

  it('turns away what waits too long or in too long a line, never unheard but always unchecked', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    const tries = Array.from({ length: 40 }, () => tryAt(gate, 'wrong'))
    await vi.advanceTimersByTimeAsync(50)
    expect(count(tries, 'wrong')).toBe(5)
    expect(count(tries, 'waiting')).toBe(10)
    expect(count(tries, 'turned away')).toBe(25)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(count(tries, 'waiting')).toBe(0)
    expect(count(tries, 'wrong')).toBeLessThan(12)
  })

  it('keeps no place for somebody who went away', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    for (let n = 0; n < 5; n++) tryAt(gate, 'wrong')
    await vi.advanceTimersByTimeAsync(50)
    const gone = new AbortController()
    const left = Array.from({ length: 10 }, () => tryAt(gate, 'wrong', { signal: gone.signal }))
    gone.abort()
    const mine = tryAt(gate, 'right')
    await vi.advanceTimersByTimeAsync(1_100)
    expect(count(left, 'turned away')).toBe(10)
    expect(mine.said).toBe('right')
  })

  it('forgets after an hour without a wrong one', async () => {
    const gate = new Turnstile(ACCOUNT_PACE)
    for (let n = 0; n < 5; n++) tryAt(gate, 'wrong')
    await vi.advanceTimersByTimeAsync(3_600_100)
    const tries = Array.from({ length: 5 }, () => tryAt(gate, 'wrong'))
    await vi.advanceTimersByTimeAsync(50)
    expect(count(tries, 'wrong')).toBe(5)
  })

  it('takes back what was counted too early', async () => {
    const gate = new Turnstile({ ...ACCOUNT_PACE, free: 2 })
    for (let n = 0; n < 20; n++) {
      const mine = tryAt(gate, 'wrong')
      await vi.advanceTimersByTimeAsync(2 * HASHING_MS)
      expect(mine.said).toBe('wrong')
      gate.forgive('wang')
    }
  })
})
