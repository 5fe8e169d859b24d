import { type ChatScript, ChatScriptSchema } from '#app/content/chat-script'
import type { Ears } from '#app/features/chats/hear-reply'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { aJudge } from './judge'

/** Asks for a price, then for a size, buys or leaves; waits five minutes for an answer. */
export function aScript(change: Record<string, unknown> = {}): ChatScript {
  return ChatScriptSchema.parse({
    id: 'CS-901',
    form: 'practice',
    title: '被子',
    stage: 'pre',
    case: 'K-901',
    about: '问价',
    start: 'ask',
    states: [
      {
        id: 'ask',
        says: [
          { text: '在吗', pause: 1 },
          { text: '多少钱', pause: 4 },
        ],
        pings: [{ after: 60, text: '人呢' }],
        points: [
          { point: '致歉', category: 'tone', says: 'apology' },
          { point: '报价', category: 'solution', names: ['239'] },
        ],
        next: [
          { when: { redLine: true }, go: 'shocked' },
          { when: { names: ['239'] }, go: 'buys' },
          { when: [{ says: 'by-when' }, { did: { act: 'write-note', order: '4821' } }], go: 'waits' },
        ],
        otherwise: 'leaves',
      },
      { id: 'waits', says: [{ text: '好，我等', pause: 3 }], next: [], otherwise: 'buys' },
      { id: 'buys', says: [{ text: '买了', pause: 2 }], points: [], ends: 'content' },
      { id: 'shocked', says: [{ text: '？', pause: 2 }], ends: 'unhappy' },
      { id: 'leaves', says: [{ text: '算了', pause: 2 }], ends: 'unhappy' },
    ],
    models: { ask: '239 元', waits: '好的' },
    walks: ['good', 'fair', 'bad'].map((quality) => ({
      name: quality,
      quality,
      from: 0,
      to: 100,
      turns: [{ after: 10, say: '239 元' }],
    })),
    ...change,
  })
}

export function someEars(): Ears {
  return {
    judge: openJudge(aJudge({ apology: ['抱歉', '对不起'], 'by-when': ['<span>', '几分钟'] })),
    forbidden: [],
    known: ['4821'],
  }
}
