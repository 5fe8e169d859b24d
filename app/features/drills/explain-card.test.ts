import { expect, test } from 'vitest'
import type { Judgement } from '../quick-replies/judge/judge-reply'
import { explainCard, type Matter } from './explain-card'

const SENSELESS: Judgement = {
  points: [{ point: '答应', answer: 'missing', evidence: 'silent', saw: '' }],
  hard: [],
  soft: [],
  words: [],
  makesSense: false,
}

test('is called senseless only while no point of it counts', () => {
  const matter = (isYes: boolean): Matter => ({
    subject: 'point 0',
    origin: 'dispute',
    reason: null,
    ruling: { isYes, note: null, rulerName: '阿宁', at: 0 },
    corrected: [],
  })
  expect(explainCard(SENSELESS, [], true).makesSense).toBe(false)
  expect(explainCard(SENSELESS, [matter(false)], true).makesSense).toBe(false)
  expect(explainCard(SENSELESS, [matter(true)], true).makesSense).toBe(true)
})
