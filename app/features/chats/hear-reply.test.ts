import { describe, expect, it } from 'vitest'
import { someEars } from '#tests/builders/chat'
import { HEARS_REFUSALS, HEARS_UNSAID } from '../quick-replies/judge/judge'
import { hearReply } from './hear-reply'

const PROMISE =
  '<moment>(就|都|也)?(一定|肯定|绝对|保证)?(能|会|可以)?(发|出|到)|(一定|肯定|绝对|保证)(能|会|给您)?(发|出|到)'

function isTakenForPromise(said: string, { method = HEARS_UNSAID, hears = PROMISE } = {}): boolean {
  const ears = { ...someEars(), judge: { ...someEars().judge, method } }
  const asked = { points: [], wrong: [{ hears, why: '只能说尽量' }], conditions: [], utterance: '今天发吗' }
  return hearReply(ears, asked, said, []).wrong.length > 0
}

describe('what would be wrong to say', () => {
  it.each([
    '不敢说今天一定发',
    '不敢跟您说今天一定发',
    '不敢保证今天一定能发',
    '没法说今天一定发',
    '没办法答应您今天发',
    '不能跟您保证今天就发',
    '不是说今天一定发',
    '没说今天一定发',
    '谁也不敢打包票说今天一定到',
    '客服不会随口承诺今天发',
    '哪敢说今天一定到',
    '怎么可能保证今天一定到',
    '保证不了今天一定到',
    '说不准今天能到',
    '今天一定发这话我不敢说',
    '不说今天一定发',
    '我不跟您说今天一定能发',
    '先不说一定今天发',
    '咱不讲今天就发',
  ])('is not said by whoever says that they cannot: %s', (said) => expect(isTakenForPromise(said)).toBe(false))

  it.each([
    '今天一定发',
    '不但今天发，运费也不收',
    '怎么可能不给您今天发',
    '怎么可能不今天发',
    '哪能不保证今天一定发',
    '没问题，今天一定发',
    '没问题我保证今天一定发',
    '别担心今天一定发到',
    '不急我跟您说今天一定发',
    '不好意思我保证今天一定发',
    '不瞒您说今天一定发',
    '不用说今天一定发',
    '不说假话今天一定发',
    '不说别的今天一定发',
    '不说了今天一定发',
    '二话不说今天就发',
    '不得不说今天一定发',
    '要不说今天一定发呢',
    '说不说今天一定发',
    '不是说好了今天一定发',
    '不会不答应您今天一定发',
    '敢不敢保证我敢说今天一定发',
    '不敢说快但今天一定发',
    '不敢保证，今天一定发',
    '不能保证明天到，今天一定发',
  ])('is said with a no that denies something else, or nothing: %s', (said) =>
    expect(isTakenForPromise(said)).toBe(true),
  )

  it('is heard with a no in its gap too', () => {
    const hears = '<moment>~(一定|肯定)~(发|到)'
    const takes = (said: string) => isTakenForPromise(said, { hears })
    expect(takes('今天也一定给您发')).toBe(true)
    expect(takes('今天不敢说一定给您发')).toBe(false)
    expect(takes('今天没法保证肯定到')).toBe(false)
    expect(takes('今天难说但一定给您发')).toBe(true)
  })

  it('leaves what is said again after it', () => {
    const hears = '<moment>前|<span>内'
    const takes = (said: string) => isTakenForPromise(said, { hears })
    expect(takes('没法说死一般48小时内发')).toBe(true)
    expect(takes('不能保证几点到我18点前回您')).toBe(true)
    expect(takes('不敢说48小时内到')).toBe(false)
    expect(takes('我不是答应您18点前回了吗')).toBe(true)
    expect(takes('您怎么没说18点前要到')).toBe(false)
  })

  it('is not given by whoever says what it is: 电话是不能给您的', () => {
    const hears = '(电话|手机号?|地址)(是|发您|给您)'
    const takes = (said: string, method = HEARS_UNSAID) => isTakenForPromise(said, { hears, method })
    expect(takes('电话是不能给您的')).toBe(false)
    expect(takes('他的地址是绝对不可以说的')).toBe(false)
    expect(takes('手机号是没法给您的')).toBe(false)
    expect(takes('人家的电话给您不合适')).toBe(false)
    expect(takes('电话是13812345678')).toBe(true)
    expect(takes('电话是不是没打通，地址给您')).toBe(true)
    expect(takes('电话是不能给您的', HEARS_UNSAID - 1)).toBe(true)
  })

  it('is heard as before by judges that were kept', () => {
    expect(isTakenForPromise('不敢说今天一定发', { method: HEARS_REFUSALS - 1 })).toBe(true)
    expect(isTakenForPromise('不敢今天发', { method: HEARS_REFUSALS - 1 })).toBe(false)
    expect(isTakenForPromise('不说今天一定发', { method: HEARS_UNSAID - 1 })).toBe(true)
  })
})

describe('a red line that the script draws', () => {
  const WRONG = { hears: '(可以|能)(给您)?开成?办公用品', why: '虚开' }
  const hear = (said: string, isLine = true) => {
    const asked = {
      points: [],
      wrong: [isLine ? { ...WRONG, redLine: true as const } : WRONG],
      conditions: [],
      utterance: '开办公用品',
    }
    return hearReply({ ...someEars(), judge: { ...someEars().judge, method: HEARS_REFUSALS } }, asked, said, [])
  }

  it('is crossed by whoever says it plainly', () => {
    const heard = hear('没问题，可以开成办公用品')
    expect(heard).toMatchObject({ wrong: ['虚开'], crossed: ['虚开'] })
    expect(heard.conditionOf({ redLine: true })).toBe('yes')
  })

  it.each([
    '能不能开办公用品，我问问',
    '可以开办公用品吗',
    '可以开成办公用品是不行的',
    '要是能开办公用品我早开了',
    '可以开办公用品的话我会说',
    '不敢说可以开办公用品',
  ])('is not by a question, a no or a condition: %s', (said) => {
    expect(hear(said).crossed).toEqual([])
    expect(hear(said).conditionOf({ redLine: true })).toBe('no')
  })

  it('is none where the script does not say so', () => {
    const heard = hear('可以开成办公用品', false)
    expect(heard).toMatchObject({ wrong: ['虚开'], crossed: [] })
  })
})
