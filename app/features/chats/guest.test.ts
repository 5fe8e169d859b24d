import { expect, test } from 'vitest'
import { aScript, someEars } from '#tests/builders/chat'
import type { AgentEvent, GuestEvent } from './chat-log'
import { withGuest } from './guest'
import { playChat } from './play-chat'
import { scoreChat } from './score-chat'

const S = 1_000
const say = (at: number, text: string): AgentEvent => ({ at: at * S, kind: 'message', text })
const CAME: GuestEvent = { at: 10 * S, kind: 'came' }
const line = (at: number, text: string): GuestEvent => ({ at: at * S, kind: 'line', text })

function play(events: AgentEvent[], guests: GuestEvent[], until: number) {
  const now = until * S
  const given = { openedAt: 0, seed: 'seed', events, now }
  const byScript = playChat(aScript(), someEars(), { ...given, handedOverAt: CAME.at })
  return withGuest(byScript, { came: CAME.at, guests: [CAME, ...guests], events, now, waitsMs: 300 * S })
}
const texts = ({ lines }: { lines: { text: string }[] }) => lines.map(({ text }) => text)

test('the script opens the chat and falls silent when the person comes', () => {
  const { lines, ended } = play([say(12, '稍等')], [line(30, '我再想想')], 250)
  expect(lines.map(({ text }) => text)).toEqual(['在吗', '多少钱', '我再想想'])
  expect(ended).toBeNull()
})

test('lines that the script had still to say are the person’s to say', () => {
  const given = { openedAt: 0, seed: 'seed', events: [], now: 60 * S, handedOverAt: 3 * S }
  expect(texts(playChat(aScript(), someEars(), given))).toEqual(['在吗'])
})

test('what the agent says is heard on: the points of the moment are seen', () => {
  const { passages } = play([say(12, '239 元')], [line(30, '哦')], 60)
  expect(passages).toHaveLength(1)
  expect(passages[0]!.heard!.points.map(({ answer }) => answer)).toEqual(['no', 'yes'])
})

test('leaving ends the chat, and the last words wait for no answer', () => {
  const whole = play([say(12, '239 元')], [line(40, '好'), { at: 45 * S, kind: 'left', how: 'settled' }], 100)
  expect(whole.ended).toEqual({ how: 'settled', at: 45 * S, parting: 15 * S })
  expect(whole.nextAt).toBeNull()
  const mark = scoreChat(aScript(), whole, [say(12, '239 元')], 100 * S)
  expect(mark.pace.rounds).toBe(1)
})

test('a question that nobody answered before leaving counts', () => {
  const whole = play([say(12, '239 元')], [line(20, '包邮吗'), { at: 200 * S, kind: 'left', how: 'unhappy' }], 300)
  const mark = scoreChat(aScript(), whole, [say(12, '239 元')], 300 * S)
  expect([mark.pace.rounds, mark.pace.breaches]).toEqual([2, 1])
})

test('when nobody writes for five minutes the customer is gone, and no sooner', () => {
  expect(play([say(12, '在')], [line(30, '嗯')], 329).ended).toBeNull()
  expect(play([say(12, '在')], [line(30, '嗯')], 331).ended).toEqual({ how: 'gone', at: 330 * S })
  expect(play([say(12, '在')], [line(30, '嗯')], 100).nextAt).toBe(330 * S)
})

test('who leaves after the customer is gone has not left', () => {
  const { ended } = play([], [{ at: 400 * S, kind: 'left', how: 'content' }], 500)
  expect(ended).toEqual({ how: 'gone', at: 310 * S })
})
