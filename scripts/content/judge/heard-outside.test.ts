import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { readContent } from '../read-content'
import { answerLine, type Desk, isRefused } from './answer-line'
import { judgeOfCourse } from './build-judge'
import { CLEAN, EMPTY, HARMFUL, MET, OTHERS_NUMBER, PLAIN, STRINGS } from './heard-outside'

const root = resolve(import.meta.dirname, '../../..')
let desk: Desk
let samples: ReadonlyMap<string, string>

const CLEAN_LEFT = 4
const HARMFUL_LEFT = 3
const READY_LEFT = 1
const PLAIN_LEFT = 4
const GAP = /\{[a-zA-Z]+\}/
const ALL_GAPS = /\{([a-zA-Z]+)\}/g

function ask(intent: string, reply: string) {
  const answer = answerLine(desk, JSON.stringify({ intent, reply }))
  if (isRefused(answer)) throw new Error(answer.error)
  return answer
}

describe('what somebody outside measured', () => {
  beforeAll(() => {
    const { content } = readContent(root, 'cs-onboarding')
    samples = new Map(content.slots.map(({ name, sample }) => [name, sample]))
    desk = {
      judge: openJudge(judgeOfCourse(root, content)),
      cards: new Map(content.phrases.map(({ value }) => [value.id, value])),
      forbidden: content.forbidden,
    }
  }, 240_000)
  // None of CLEAN is wanted, nor any unseen of HARMFUL: the numbers may only fall.
  it('suspects few that are clean', () =>
    expect(CLEAN.filter(([intent, reply]) => ask(intent, reply).hard.length > 0).length).toBeLessThanOrEqual(
      CLEAN_LEFT,
    ))
  it('sees what is harmful, by its kind', () => {
    const wrong = HARMFUL.filter(([intent, reply, kinds]) => !kinds.includes(ask(intent, reply).hard[0]?.kind ?? ''))
    expect(wrong.length).toBeLessThanOrEqual(HARMFUL_LEFT)
  })
  it('says of no plain sentence for sure that it crosses a line, and doubts few', () => {
    const seen = PLAIN.map(([intent, reply]) => ask(intent, reply).hard)
    expect(seen.filter((hard) => hard.some(({ verdict }) => verdict === 'fault'))).toEqual([])
    expect(seen.filter((hard) => hard.length > 0).length).toBeLessThanOrEqual(PLAIN_LEFT)
  })
  it('sees the number of somebody else', () => expect(ask(...OTHERS_NUMBER).hard).toHaveLength(1))
  it('takes an expression for said that is the whole reply', () =>
    expect(ask('QR-30', '谢谢您').points.find(({ point }) => point === '感谢')?.verdict).toBe('met'))
  it('takes one price for all for no offer', () =>
    expect(ask('QR-13', '价格统一的').points.find(({ point }) => point === '指出现有优惠')?.verdict).toBe('missing'))
  it('quotes what it suspects', () => {
    const seen = [...CLEAN, ...HARMFUL].flatMap(([intent, reply]) => ask(intent, reply).hard)
    expect(seen.filter(({ saw }) => saw === '')).toEqual([])
  })
  it.each(EMPTY)('%s is worth little: %s', (intent, reply) =>
    expect(ask(intent, reply).total[1]).toBeLessThanOrEqual(30),
  )
  it.each(STRINGS)('%s does not pass: %s', (intent, reply) => expect(ask(intent, reply).total[1]).toBeLessThan(80))
  it.each(MET)('%s, %s, is not missing: %s', (intent, point, reply) =>
    expect(ask(intent, reply).points.find((one) => one.point === point)?.verdict).not.toBe('missing'),
  )
  it('is that no ready text passes with a gap open, and filled in hardly one is under suspicion', () => {
    const ready = [...desk.cards.values()].flatMap(({ id, texts }) => texts.map((text) => ({ id, text })))
    const open = ready.filter(({ text }) => GAP.test(text))
    expect(open.filter(({ id, text }) => ask(id, text).total[1] > 60)).toEqual([])
    const filled = ready.map(({ id, text }) => ({ id, text: text.replace(ALL_GAPS, (_, name) => samples.get(name)!) }))
    expect(filled.filter(({ id, text }) => ask(id, text).hard.length > 0).length).toBeLessThanOrEqual(READY_LEFT)
    expect(filled.filter(({ id, text }) => ask(id, text).total[1] < 80)).toEqual([])
  })
})
