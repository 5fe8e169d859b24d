import { expect, test } from 'vitest'
import { foldInto } from './folded-notice'
import type { Notice } from './notice'
import { noticeText } from './notice-text'

const answered = (upheld: boolean, drillId = 'k1'): Notice => ({
  kind: 'card-dispute-ruled',
  payload: { drillId, title: '短语考核', upheld, note: '没有说到' },
})
const asNotice = (kind: Notice['kind'], payload: unknown) => ({ kind, payload }) as Notice

test('answers to disputes about one drill are one notice that counts them', () => {
  const twice = asNotice('card-dispute-ruled', foldInto(answered(true), answered(false)))
  expect(twice.payload).toMatchObject({ times: 2, timesUpheld: 1, upheld: false })
  const thrice = asNotice('card-dispute-ruled', foldInto(twice, answered(true)))
  expect(noticeText(thrice, 'zh-CN')).toBe(
    '您对「短语考核」的异议有了 3 个答复：2 个成立，1 个不成立。成绩和原因在结果页上。',
  )
  expect(noticeText(thrice, 'en')).toContain('3 answers: 2 upheld, 1 not')
})

test('rulings that a manager corrected are one notice with the latest reason', () => {
  const corrected = (note: string): Notice => ({
    kind: 'own-ruling-corrected',
    payload: { drillId: 'k1', traineeName: '林晓', title: '短语考核', note },
  })
  const twice = asNotice('own-ruling-corrected', foldInto(corrected('说到了'), corrected('也说到了')))
  expect(noticeText(twice, 'zh-CN')).toBe('您对林晓「短语考核」的裁定有 2 处被主管改了。最近一处的原因：也说到了')
})

test('how a drill stands is said once, by the newest word', () => {
  const failed: Notice = { kind: 'drill-failed', payload: { drillId: 'k1', title: '短语考核' } }
  expect(foldInto(failed, failed)).toEqual(failed.payload)
})

test.each<[string, Notice, Notice]>([
  ['about another drill', answered(true), answered(true, 'k2')],
  ['of another kind', { kind: 'drill-passed', payload: { drillId: 'k1', title: '短语考核' } }, answered(true)],
  ['of no drill', asNotice('promoted', { on: '2026-01-09' }), asNotice('promoted', { on: '2026-01-09' })],
  [
    'from before they said of which drill',
    asNotice('own-ruling-corrected', { traineeName: '林晓', title: '短语考核', note: null }),
    asNotice('own-ruling-corrected', { traineeName: '林晓', title: '短语考核', note: null }),
  ],
])('what is %s stands for itself', (_, unread, news) => expect(foldInto(unread, news)).toBeNull())
