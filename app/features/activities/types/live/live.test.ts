import { describe, expect, it } from 'vitest'
import { anEntry } from '#tests/builders/progress'
import { liveType } from './definition'
import { decideLog } from './log-times'
import { decidePriceChange, type PriceChange } from './price-changes'

const ZONE = 'Asia/Shanghai'
const at = (clock: string) => ({
  now: Date.parse(`2026-01-10T${clock}:00+08:00`),
  clock,
  zone: ZONE,
  today: '2026-01-10',
})
const log = { account: '客服小晓', from: '09:00', to: '12:00', chats: 12, meanReplySeconds: 40, note: '' }
const faults = (
  form: {
    safeParse: (value: unknown) => { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }
  },
  value: unknown,
) => form.safeParse(value).error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? []

describe('the hours of a log', () => {
  const form = liveType.writes!.form!
  it.each([
    ['09:00', '12:00', []],
    ['12:00', '09:00', ['to: form.time-order']],
    ['09:00', '09:00', ['to: form.time-order']],
    ['25:00', '26:00', ['from: form.time', 'to: form.time']],
  ])('from %s to %s', (from, to, expected) => expect(faults(form, { ...log, from, to })).toEqual(expected))

  it.each([
    ['of today, over by now', '2026-01-10', '12:00', 'ok'],
    ['of today, still running', '2026-01-10', '11:59', 'time-ahead 11:59'],
    ['of an earlier day', '2026-01-08', '08:00', 'ok'],
    ['of a day to come, which was unlocked', '2026-01-12', '13:00', 'ok'],
    ['the same, of an hour that is still to come', '2026-01-12', '11:00', 'time-ahead 11:00'],
  ])('%s', (_, on, clock, expected) => {
    const outcome = decideLog(log, { on, ...at(clock) })
    expect(outcome.ok ? 'ok' : `${outcome.reason} ${outcome.detail}`).toBe(expected)
  })
})

describe('the figures of a log', () => {
  it.each([
    ['of a calm morning', {}, 'ok'],
    ['one chat in twenty seconds', { from: '11:40', chats: 60 }, 'ok'],
    ['one more', { from: '11:40', chats: 61 }, 'chats-many 60'],
    ['five hundred in twenty minutes', { from: '11:40', chats: 500 }, 'chats-many 60'],
    ['twelve hours', { from: '00:00' }, 'ok'],
    ['longer than any shift', { from: '00:00', to: '12:01' }, 'shift-long 12'],
    ['a mean reply as long as the whole', { from: '11:59', chats: 1, meanReplySeconds: 60 }, 'ok'],
    ['a longer one', { from: '11:59', chats: 1, meanReplySeconds: 61 }, 'reply-slow 60'],
  ])('%s', (_, change, expected) => {
    const outcome = decideLog({ ...log, ...change }, { on: '2026-01-08', ...at('13:00') })
    expect(outcome.ok ? 'ok' : `${outcome.reason} ${outcome.detail}`).toBe(expected)
  })
})

describe('a price change', () => {
  const form = liveType.writes!.entries!['price-change']!.form
  const change = { orderRef: '6688', before: 39.9, after: 36.9, reason: '满减没生效' }
  it.each([
    ['lower', {}, []],
    ['the same', { after: 39.9 }, ['after: form.price-not-lower']],
    ['higher', { after: 45 }, ['after: form.price-not-lower']],
    ['agreed to by nobody by name', { approval: 'leader' }, ['approvedBy: form.required']],
    ['agreed to by somebody', { approval: 'leader', approvedBy: '阿宁' }, []],
  ])('%s', (_, more, expected) => expect(faults(form, { ...change, ...more })).toEqual(expected))

  const LIMITS = { agentLimitYuan: 5, leaderLimitYuan: 30 }
  const less = (yuan: number, approval?: PriceChange['approval'], orderRef = '6688') => ({
    orderRef,
    before: 100,
    after: 100 - yuan,
    approval,
  })
  const earlier = (yuan: number, more: Parameters<typeof anEntry>[0] = { kind: 'price-change' }) =>
    anEntry({ data: less(yuan), ...more })
  it.each<[string, PriceChange, Parameters<typeof decidePriceChange>[1], string]>([
    ['five yuan are one’s own', less(5), [], 'ok'],
    ['a cent more is not', less(5.01), [], 'price-over-own'],
    ['with the leader it is', less(5.01, 'leader'), [], 'ok'],
    ['thirty are the leader’s', less(30, 'leader'), [], 'ok'],
    ['more is not', less(30.01, 'leader'), [], 'price-over-leader'],
    ['nor without asking anybody', less(95), [], 'price-over-leader'],
    ['but the manager’s', less(95, 'manager'), [], 'ok'],
    ['what the order was lowered by before counts', less(3), [earlier(3)], 'price-over-own'],
    ['confirmed too', less(3), [earlier(3, { kind: 'price-change', state: 'confirmed' })], 'price-over-own'],
    ['taken back it does not', less(3), [earlier(3, { kind: 'price-change', state: 'withdrawn' })], 'ok'],
    ['nor another order', less(3, undefined, '7799'), [earlier(3)], 'ok'],
  ])('%s', (_, wanted, before, expected) => {
    const outcome = decidePriceChange(wanted, before, LIMITS)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  it('has no limit where the shop names none', () => {
    expect(decidePriceChange(less(95), [], undefined).ok).toBe(true)
  })
})
