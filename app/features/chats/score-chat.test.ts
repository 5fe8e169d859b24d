import { describe, expect, it } from 'vitest'
import type { DeskAct } from '#app/content/chat-script'
import { aScript, someEars } from '#tests/builders/chat'
import type { AgentEvent } from './chat-log'
import { playChat } from './play-chat'
import { scoreChat } from './score-chat'

const message = (at: number, text: string): AgentEvent => ({ at: at * 1000, kind: 'message', text })
const act = (at: number, done: DeskAct): AgentEvent => ({ at: at * 1000, kind: 'act', act: done })
const END = 900_000

function mark(events: AgentEvent[], change: Record<string, unknown> = {}) {
  const script = aScript(change)
  const play = playChat(script, someEars(), { openedAt: 0, seed: 's', events, now: END })
  return scoreChat(script, play, events, END)
}
const NOTE = { act: 'write-note', order: '4821', flag: 'yellow', text: '[1130][阿宁][改址] 已核对' } as const
const WANTS = { wants: [{ act: 'write-note', order: '4821', flag: 'yellow', names: ['已核对'] }] }
const percentOf = (marked: ReturnType<typeof mark>, category: string) =>
  marked.categories.find((one) => one.category === category)

describe('a chat is worth', () => {
  it('what its points, its pace and its tone are worth', () => {
    const all = mark([message(20, '抱歉久等，239 元')])
    expect(all).toMatchObject({ low: 100, high: 100, redLines: [] })
    const half = mark([message(20, '239 元')])
    expect(percentOf(half, 'tone')).toMatchObject({ low: 50 })
    expect(half.high).toBeLessThan(100)
  })

  it('less for whoever ends before the customer is answered, but not for a line of the last moments', () => {
    const asked = (endedAt: number) => {
      const script = aScript()
      const events = [message(20, '抱歉，5分钟回您')]
      const play = playChat(script, someEars(), { openedAt: 0, seed: 's', events, now: endedAt })
      return scoreChat(script, play, events, endedAt)
    }
    expect(asked(45_000).rounds).toHaveLength(1)
    expect(asked(120_000).rounds.at(-1)).toMatchObject({ repliedAt: null })
    const silent = (endedAt: number) => {
      const script = aScript()
      const events = [act(3, { act: 'plan-follow-up', text: '18:00 回' })]
      const play = playChat(script, someEars(), { openedAt: 0, seed: 's', events, now: endedAt })
      return scoreChat(script, play, events, endedAt).categories.find(({ category }) => category === 'solution')
    }
    expect(silent(100_000)).toMatchObject({ high: 0 })
    expect(silent(20_000)).toBeUndefined()
  })

  it('less for a ready text sent with its gaps open', () => {
    const script = aScript()
    const ears = { ...someEars(), judge: { ...someEars().judge, method: 2 } }
    const toneOf = (text: string) => {
      const events = [message(20, text)]
      const play = playChat(script, ears, { openedAt: 0, seed: 's', events, now: END })
      return scoreChat(script, play, events, END).categories.find(({ category }) => category === 'tone')!.high
    }
    expect(toneOf('抱歉久等，【名字】，239 元')).toBeLessThan(toneOf('抱歉久等，239 元'))
  })

  it('less for what was said wrong', () => {
    const wrong = (said: string) => {
      const script = aScript()
      const states = script.states.map((one) =>
        one.id === 'ask' ? { ...one, wrong: [{ names: ['299'], why: '那是大一号的价' }] } : one,
      )
      return percentOf(mark([message(20, said)], { states }), 'solution')
    }
    expect(wrong('239 元')).toMatchObject({ low: 100 })
    expect(wrong('239 元，原价 299 元')).toMatchObject({ high: 50 })
  })

  it('nothing when nobody wrote a word', () => {
    expect(mark([])).toMatchObject({ low: 0, high: 0 })
  })

  it('less the longer the customer waited, and what they say in parting waits for nobody', () => {
    expect(percentOf(mark([message(25, '239 元')]), 'pace')).toMatchObject({ low: 100 })
    expect(percentOf(mark([message(150, '239 元')]), 'pace')).toMatchObject({ low: 20 })
    expect(mark([message(25, '239 元')]).rounds).toHaveLength(1)
  })

  it('by how the orders stand in the end', () => {
    expect(percentOf(mark([message(20, '239 元')], WANTS), 'process')).toMatchObject({ high: 0 })
    expect(percentOf(mark([act(10, NOTE), message(20, '239 元')], WANTS), 'process')).toMatchObject({ low: 100 })
    expect(percentOf(mark([act(10, { ...NOTE, flag: 'red' }), message(20, '239 元')], WANTS), 'process')).toMatchObject(
      {
        high: 0,
      },
    )
    expect(percentOf(mark([message(20, '239 元')]), 'process')).toBeUndefined()
  })

  it('less for what must not be done, nothing where that is a red line', () => {
    const claim: DeskAct = { act: 'answer-claim', order: '4821', answer: 'agree', text: '同意' }
    const mustNot = (redLine?: true) => ({
      mustNot: [{ deed: { act: 'answer-claim', order: '4821' }, why: '没有权限', ...(redLine ? { redLine } : {}) }],
    })
    const events = [act(10, claim), message(20, '239 元')]
    expect(mark(events, mustNot()).misdeeds).toEqual([{ why: '没有权限', redLine: false }])
    expect(percentOf(mark(events, mustNot()), 'process')).toMatchObject({ high: 0 })
    expect(mark(events, mustNot()).high).toBeGreaterThan(0)
    expect(mark(events, mustNot(true))).toMatchObject({ low: 0, high: 0, crossed: ['没有权限'] })
  })

  it('nothing where the script draws a red line at what was said, and says why', () => {
    const states = (redLine?: true) =>
      aScript().states.map((one) =>
        one.id === 'ask' ? { ...one, wrong: [{ hears: '全免', why: '越权', redLine }] } : one,
      )
    expect(mark([message(20, '239 元，给您全免')], { states: states() })).toMatchObject({ crossed: [] })
    expect(mark([message(20, '239 元，给您全免')], { states: states() }).high).toBeGreaterThan(0)
    expect(mark([message(20, '239 元，给您全免')], { states: states(true) })).toMatchObject({
      low: 0,
      high: 0,
      crossed: ['越权'],
      redLines: [],
    })
    const bare = aScript().states.map((one) => ({ ...one, wrong: [{ names: ['299'], why: '价', redLine: true }] }))
    expect(() => aScript({ states: bare })).toThrow(/red line/)
  })

  it('all of a want that can be met in one of several ways, whichever it was', () => {
    const handTo = (to: string) => ({ act: 'hand-over', to, names: ['4821'] })
    const either = { wants: [[handTo('leader'), handTo('after-sales')]] }
    const processOf = (to: string) => {
      const handed = act(10, { act: 'hand-over', to, text: '4821 碎了' } as DeskAct)
      return percentOf(mark([handed, message(20, '239 元')], either), 'process')
    }
    expect(['leader', 'after-sales', 'warehouse'].map((to) => processOf(to)?.high)).toEqual([100, 100, 0])
  })

  it('by all that was taken off a price, in however many steps', () => {
    const limit = { mustNot: [{ deed: { act: 'change-price', order: '4821', moreThan: 5 }, why: '超过 5 元' }] }
    const off = (yuan: number): DeskAct => ({ act: 'change-price', order: '4821', yuan })
    const misdeeds = (...acts: DeskAct[]) =>
      mark([...acts.map((one, n) => act(6 + n, one)), message(20, '239 元')], limit).misdeeds.length
    expect([misdeeds(off(5)), misdeeds(off(6)), misdeeds(off(5), off(5))]).toEqual([0, 1, 1])
  })

  it('nothing with a red line, and open while a person has to look', () => {
    const crossed = mark([message(20, '239 元，您加我微信 abc12345678 私下转我')])
    expect(crossed.redLines.length).toBeGreaterThan(0)
    expect(crossed.low).toBe(0)
    expect(crossed.high).toBe(crossed.redLines.some(({ sure }) => sure) ? 0 : crossed.high)
  })
})
