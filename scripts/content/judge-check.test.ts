import { describe, expect, it } from 'vitest'
import type { Meaning } from '#app/content/meaning'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { aJudge } from '#tests/builders/judge'
import { checkJudge } from './checks/judge'
import { aContent, aPhrase, located, TODAY, verdicts } from './content-builders'
import type { JudgedReply, Part } from './judge/judged-reply'
import type { ReadTeaching } from './judge/read-teaching'

const meaning = (id: string, say: string[]): Meaning => ({
  id,
  name: id,
  about: '',
  say,
  never: [],
  examples: [],
  counters: [],
})
const MEANINGS = [meaning('greeting', ['您好']), meaning('asks-need', ['哪一款'])]
const CARD = aPhrase({ id: 'QR-01' })

function reply(n: number, change: { points?: string; text?: string } = {}): JudgedReply {
  const { points = 'mm', text = '您好，您看哪一款' } = change
  const label = { points, soft: [], hard: null, sense: 'ok' as const, good: true }
  return {
    id: `A-QR-01-${n}`,
    intent: 'QR-01',
    customer: '在吗',
    case: '',
    voice: 'plain',
    kind: 'good',
    reply: [text],
    labels: [label, label],
  }
}

function taught(change: { meanings?: Meaning[]; learn?: JudgedReply[]; sealed?: JudgedReply[] } = {}): ReadTeaching {
  const { meanings = MEANINGS, learn = Array.from({ length: 30 }, (_, n) => reply(n + 1)), sealed = [] } = change
  const judged: Record<Part, ReturnType<typeof located<JudgedReply>>[]> = {
    learn: learn.map((one) => located(one)),
    tune: [],
    sealed: sealed.map((one) => located(one)),
  }
  const teaching = {
    meanings,
    phrases: [CARD],
    forbidden: [],
    judged: learn,
    faults: [],
    shop: { amounts: [], spans: [] },
  }
  return { teaching, judged, cuts: undefined, faults: [] }
}

function look(change: Parameters<typeof taught>[0] = {}) {
  const judge = () => openJudge(aJudge({ greeting: ['您好'], 'asks-need': ['哪一?款'] }))
  return verdicts(checkJudge, aContent({ phrases: [located(CARD)] }), { ...TODAY, judge, taught: () => taught(change) })
}

describe('checkJudge', () => {
  it('finds nothing in a course whose judge is taught well', () => expect(look()).toEqual([]))
  it('looks at nothing where nothing is judged', () => {
    expect(verdicts(checkJudge, aContent({ phrases: [located(CARD)] }), TODAY)).toEqual([])
  })
  it.each<[string, Parameters<typeof taught>[0], string]>([
    ['a card that asks for a meaning there is not', { meanings: MEANINGS.slice(0, 1) }, 'meaning'],
    ['a meaning that no card asks for', { meanings: [...MEANINGS, meaning('idle', ['闲'])] }, 'meaning-idle'],
    ['a meaning twice', { meanings: [...MEANINGS, ...MEANINGS.slice(0, 1)] }, 'unique-id'],
    [
      'an expression that is the words of one reply',
      {
        meanings: [meaning('greeting', ['您好', '您看的这床被子在架上']), MEANINGS[1]!],
        learn: Array.from({ length: 30 }, (_, n) => reply(n + 1, { text: '您看的这床被子在架上呢' })),
      },
      'rule-from-reply',
    ],
    ['a reply twice', { learn: [...Array.from({ length: 30 }, (_, n) => reply(n + 1)), reply(1)] }, 'unique-id'],
    [
      'a label of another length',
      { learn: Array.from({ length: 30 }, (_, n) => reply(n + 1, { points: 'm' })) },
      'judged-reply',
    ],
    ['too few replies', { learn: [reply(1)] }, 'judged-few'],
    ['a judge under its floors', { sealed: [reply(99, { points: 'xx' })] }, 'judge-floor'],
  ])('sees %s', (_, change, rule) => expect(look(change).join('\n')).toContain(rule))
})
