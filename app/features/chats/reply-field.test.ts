import { describe, expect, it } from 'vitest'
import { fillPhrase, findPhrases, gapsIn, lookedFor, withPhrase } from './reply-field'

const phrase = (code: string, name: string, text: string, initials: string) => ({ code, name, text, initials })
const PHRASES = [
  phrase('fhy', '发货运费', '运费这样算', 'fhyf'),
  phrase('fh', '发货时间', '今天发', 'fhsj'),
  phrase('ys', '掉色', '深色会有浮色', 'ds'),
]

describe('what is looked for', () => {
  it.each([
    ['/fh', 'fh'],
    ['／ＦＨ', 'fh'],
    ['、fh', 'fh'],
    ['/ 掉色', '掉色'],
    ['/', ''],
    ['您好 /fh', null],
    ['/fh\n您好', null],
    ['您好', null],
  ])('%s', (text, wanted) => expect(lookedFor(text)).toBe(wanted))

  it('is found by code, initials, name or text, the exact code first', () => {
    const codes = (wanted: string) => findPhrases(PHRASES, wanted).map(({ code }) => code)
    expect(codes('fh')).toEqual(['fh', 'fhy'])
    expect(codes('ds')).toEqual(['ys'])
    expect(codes('掉色')).toEqual(['ys'])
    expect(codes('浮色')).toEqual(['ys'])
    expect(codes('zz')).toEqual([])
    expect(codes('')).toHaveLength(3)
  })
})

describe('a phrase', () => {
  it('is filled with what the case knows, and the rest stays open', () => {
    const text = fillPhrase('订单【订单号】，【日期】到', { 订单号: '4821' })
    expect(text).toBe('订单4821，【日期】到')
    expect(gapsIn(text)).toEqual([{ from: 7, until: 11, words: '【日期】' }])
    expect(gapsIn('好的')).toEqual([])
  })

  it('takes the place of what it was looked for with, and none of what was written', () => {
    expect(withPhrase('/fh', '【日期】发')).toEqual({
      text: '【日期】发',
      gap: { from: 0, until: 4, words: '【日期】' },
    })
    expect(withPhrase('您好', '今天发')).toEqual({ text: '您好\n今天发', gap: null })
  })
})
