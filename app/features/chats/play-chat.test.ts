import { describe, expect, it } from 'vitest'
import { aScript, someEars } from '#tests/builders/chat'
import { seededRandom } from '../exam-forms/seeded-random'
import type { AgentEvent } from './chat-log'
import { playChat } from './play-chat'

const script = aScript()
const ears = someEars()
const message = (at: number, text: string): AgentEvent => ({ at: at * 1000, kind: 'message', text })
const play = (events: AgentEvent[], now = 3600) =>
  playChat(script, ears, { openedAt: 0, seed: 's', events, now: now * 1000 })
const wayOf = (events: AgentEvent[]) => play(events).passages.map(({ state }) => state)

describe('a scripted customer', () => {
  it('says one line after the other, and no line before its time', () => {
    expect(play([], 0).lines).toEqual([])
    expect(play([], 3).lines.map(({ text }) => text)).toEqual(['在吗'])
    expect(play([], 3).nextAt).toBe(5_000)
    expect(play([], 5).lines.map(({ text }) => text)).toEqual(['在吗', '多少钱'])
  })

  it('asks again while nobody answers, then leaves', () => {
    expect(play([], 65).lines.at(-1)).toMatchObject({ at: 65_000, text: '人呢' })
    expect(play([], 304).ended).toBeNull()
    expect(play([], 305)).toMatchObject({ ended: { how: 'gone', at: 305_000 }, nextAt: null })
  })

  it.each([
    ['the figure', [message(20, '239 元')], ['ask', 'buys']],
    ['a moment and then the figure', [message(20, '5分钟回您'), message(60, '239 元')], ['ask', 'waits', 'buys']],
    ['nothing of it', [message(20, '您看页面')], ['ask', 'leaves']],
    ['another figure', [message(20, '1239 元')], ['ask', 'leaves']],
    [
      'an act that the state waits for',
      [
        { at: 10_000, kind: 'act' as const, act: { act: 'write-note' as const, order: '4821', text: '已问' } },
        message(20, '好'),
      ],
      ['ask', 'waits'],
    ],
  ])('goes the way of %s', (_, events, way) => expect(wayOf(events).slice(0, way.length)).toEqual(way))

  it('takes several messages in a row for one turn, and waits until the last is followed by none', () => {
    const rows = [message(20, '您好'), message(24, '这款'), message(28, '239 元')]
    expect(wayOf(rows)).toEqual(['ask', 'buys'])
    expect(play(rows, 32).passages).toHaveLength(1)
  })

  it('does not react twice to one turn, whatever is done beside it', () => {
    const act: AgentEvent = { at: 200_000, kind: 'act', act: { act: 'open-order', order: '4821' } }
    expect(wayOf([message(20, '5分钟回您'), act])).toEqual(['ask', 'waits'])
  })

  it('ends with the customer’s last word, and still hears what is said after it', () => {
    const { ended, passages } = play([message(20, '239 元'), message(60, '抱歉久等')])
    expect(ended?.how).toBe('content')
    expect(passages.at(-1)?.heard?.text).toBe('抱歉久等')
  })

  it('is the same however often and late it is looked at', () => {
    const events = [message(20, '5分钟回您'), message(64, '239 元')]
    const late = play(events, 900)
    for (const now of [21, 30, 64, 70, 80, 400])
      expect(
        play(
          events.filter(({ at }) => at <= now * 1000),
          now,
        ).lines,
      ).toEqual(late.lines.filter(({ at }) => at <= now * 1000))
  })

  it('never shows a line that a later message could still take back', () => {
    const random = seededRandom('looks')
    for (let n = 0; n < 200; n++) {
      let now = 0
      const events: AgentEvent[] = []
      const shown: string[] = []
      for (let step = 0; step < 6; step++) {
        now += 1 + Math.floor(random.next() * 90)
        const seen = play(events, now).lines.map(({ at, text }) => `${at} ${text}`)
        expect(seen.slice(0, shown.length)).toEqual(shown)
        shown.splice(0, shown.length, ...seen)
        events.push(message(now, random.next() < 0.5 ? '5分钟回您' : '您好'))
      }
    }
  })

  it('asks what was meant where nobody can tell, once', () => {
    const doubtful = {
      ...ears,
      judge: {
        ...ears.judge,
        cuts: {
          ...ears.judge.cuts,
          points: {
            said: { yes: 99, no: -99 },
            asked: { yes: 99, no: -99 },
            denied: { yes: 99, no: -99 },
            silent: { yes: 99, no: -99 },
          },
        },
      },
    }
    const inDoubt = playChat(script, doubtful, {
      openedAt: 0,
      seed: 's',
      events: [message(20, '几分钟吧'), message(60, '几分钟')],
      now: 600_000,
    })
    expect(inDoubt.passages.map(({ state, turn }) => `${state} ${turn}`)).toEqual(['ask asked-again', 'leaves waiting'])
    expect(inDoubt.lines.map(({ text }) => text).filter((text) => text.includes('？')).length).toBeLessThanOrEqual(1)
  })
})
