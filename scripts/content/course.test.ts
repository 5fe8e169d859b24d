import { describe, expect, it } from 'vitest'
import type { Phrase } from '#app/content/phrase'
import { ActivitySchema } from '#app/content/plan'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { aJudge } from '#tests/builders/judge'
import { checkCourse } from './checks/course'
import { checkForms } from './checks/forms'
import { checkPhrases } from './checks/phrases'
import { checkPlan } from './checks/plan'
import { checkPlanContent } from './checks/plan-content'
import { checkPracticeMaterial } from './checks/practice-material'
import { checkProductIds } from './checks/product-ids'
import { checkPunctuation } from './checks/punctuation'
import { checkTraditional } from './checks/traditional'
import {
  aBlueprint,
  aContent,
  aLesson,
  anActivity,
  anItem,
  aPhrase,
  aPlan,
  located,
  TODAY,
  verdicts,
} from './content-builders'

describe('checkCourse', () => {
  const plan = aPlan([anActivity()])
  const course = aContent().course!.value

  it.each([
    ['a plan as long as it says', { trainingDays: 1 }, []],
    ['a plan of another length', {}, ['fault course']],
    [
      'a topic taught after the last day',
      { trainingDays: 1, topics: [{ id: 'T01', name: '一', taughtOn: 2 }] },
      ['fault course'],
    ],
  ])('looks at %s', (_, change, wanted) => {
    expect(verdicts(checkCourse, aContent({ ...plan, course: located({ ...course, ...change }) }))).toEqual(wanted)
  })
})

describe('checkPhrases', () => {
  const slots = [{ name: 'agent', label: '客服', sample: '小满·阿宁' }]
  const reader = openJudge(aJudge({ greeting: ['您好'], 'asks-need': ['哪一?款'] }))
  const allCards = Array.from({ length: 78 }, (_, n) =>
    aPhrase({ id: `QR-${String(n + 1).padStart(2, '0')}`, code: codeOf(n), utterances: linesOf(`，${codeOf(n)}`) }),
  )
  /** Lines of one card alone. */
  function linesOf(end: string, change: Partial<Phrase['utterances'][number]> = {}): Phrase['utterances'] {
    return aPhrase().utterances.map(({ text, tone, meant }, n) => ({
      text: text + end,
      tone,
      ...(meant === undefined ? {} : { meant: meant + end }),
      ...(n === 4 ? change : {}),
    }))
  }
  function codeOf(n: number) {
    return String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))
  }
  function judge(change: Partial<Parameters<typeof aPhrase>[0]>) {
    const phrases = allCards.map((card, n) => located(n === 0 ? { ...card, ...change } : card))
    const forbidden = [{ word: '好评返现', why: '规则禁止' }]
    return verdicts(checkPhrases, aContent({ phrases, slots, forbidden }), { ...TODAY, judge: () => reader })
  }

  it('passes a full library', () => {
    expect(judge({})).toEqual([])
  })

  it.each([
    ['a missing card', { id: 'QR-79' }, 'fault phrase-missing'],
    ['an id used twice', { id: 'QR-02' }, 'fault unique-id'],
    ['a code used twice', { code: 'ab' }, 'fault unique-id'],
    ['an unknown slot', { texts: ['您好{shop},哪一款?', '您好,哪款?'] }, 'fault slot'],
    ['a text without a must-have', { texts: ['您好', '您好,哪款?'] }, 'fault phrase-must'],
    ['a word its card forbids', { texts: ['您好,哪款?绝对好', '您好,哪款?'] }, 'fault phrase-forbidden'],
    ['a word all cards forbid', { texts: ['您好,哪款?好评返现', '您好,哪款?'] }, 'fault phrase-forbidden'],
    [
      'an utterance said twice',
      { utterances: Array.from({ length: 6 }, () => ({ text: '在吗', tone: 'plain' as const })) },
      'fault utterance',
    ],
    [
      'a way of speaking that is missing',
      { utterances: ['甲', '乙', '丙', '丁', '戊', '己'].map((text) => ({ text, tone: 'polite' as const })) },
      'fault utterance-tones',
    ],
    ['a misspelt line that says not what was meant', { utterances: linesOf('x', { meant: '' }) }, 'fault misspelt'],
    ['one that no input method makes of it', { utterances: linesOf('x', { meant: '有入吗x' }) }, 'fault misspelt'],
    ['one that is spelt right', { utterances: linesOf('x', { meant: '有认吗x' }) }, 'fault misspelt'],
    ['a line of another card too', { utterances: linesOf('，ab') }, 'fault also-right'],
    ['a line of another card but for its small words', { utterances: linesOf('吗，ab') }, 'fault also-right'],
    ['a code of no card', { utterances: linesOf('x', { alsoRight: ['zz'] }) }, 'fault also-right'],
    ['its own code once more', { utterances: linesOf('x', { alsoRight: ['aa'] }) }, 'fault also-right'],
  ])('reports %s', (_, change, verdict) => {
    expect(judge(change)).toContain(verdict)
  })

  it('lets two cards share a line where both codes count', () => {
    const shared = (code: string, other: string) => ({
      utterances: [...linesOf(`，${code}`), { text: '怎么还没发', tone: 'plain' as const, alsoRight: [other] }],
    })
    const phrases = allCards.map((card, n) =>
      located(n === 0 ? { ...card, ...shared('aa', 'ab') } : n === 1 ? { ...card, ...shared('ab', 'aa') } : card),
    )
    expect(checkPhrases(aContent({ phrases, slots }), TODAY)).toEqual([])
  })

  it('reports a drill set that the library cannot fill', () => {
    const set = { id: 'S1', title: '组', cards: 99, passPercent: 80, mode: 'code' as const, openBook: 'none' as const }
    const drillSets = [
      located({ ...set, stages: { pre: 99 } }),
      located({ ...set, cards: 1, stages: { pre: 1 }, intents: ['QR-99'] }),
    ]
    const content = aContent({ phrases: allCards.map((card) => located(card)), slots, drillSets })
    expect(checkPhrases(content, { today: '2026-01-01' }).map((one) => one.rule)).toEqual(['drill-set', 'drill-set'])
  })
})

describe('checkPlan', () => {
  it.each([
    ['a lesson', { lessons: ['d01-nowhere'] }],
    ['an exam', { settings: { exam: 'nowhere' } }],
    ['a checklist', { settings: { checklist: 'nowhere' } }],
    ['a rule', { settings: { rules: ['nowhere'] } }],
    ['a rubric', { settings: { rubric: 'R99' } }],
    ['a questionnaire', { settings: { questionnaire: 'nowhere' } }],
    ['a drill set', { settings: { set: 'S9' } }],
    ['an earlier drill', { settings: { compareWith: 'D99-1' } }],
    ['a source of gaps', { settings: { gapsFrom: ['D99-1'] } }],
    ['something to be sat', { needs: [{ sat: 'D99-1' }] }],
    ['something to be learned', { needs: [{ learned: 'D99-1' }] }],
    ['a session', { needs: [{ happened: ['D99-1'] }] }],
    ['a decision', { needs: [{ passed: 'd3-gate' as const }] }],
  ])('reports a row that names %s which does not exist', (_, change) => {
    const content = aContent(aPlan([anActivity(change)]))
    expect(verdicts(checkPlan, content)).toEqual(['fault plan-reference'])
  })

  it('reports a need of something that stands later', () => {
    const rows = [anActivity({ needs: [{ sat: 'D01-2' }] }), anActivity({ id: 'D01-2', start: '11:00' })]
    expect(verdicts(checkPlan, aContent(aPlan(rows)))).toEqual(['fault plan-reference'])
    delete rows[0]!.needs
    rows[1]!.needs = [{ sat: 'D01-1' }]
    expect(verdicts(checkPlan, aContent(aPlan(rows)))).toEqual([])
  })

  it('reports rows that overlap, but not a branch of the story beside them', () => {
    const rows = [anActivity(), anActivity({ id: 'D01-2', start: '09:10' })]
    expect(verdicts(checkPlan, aContent(aPlan(rows)))).toEqual(['fault plan-time'])
    rows[1]!.onlyIf = 'final-failed'
    expect(verdicts(checkPlan, aContent(aPlan(rows)))).toEqual([])
  })

  it.each([
    ['a row of another day', [anActivity({ id: 'D02-1' })], 'fault plan-day'],
    ['a row that stands twice', [anActivity(), anActivity({ start: '11:00' })], 'fault unique-id'],
  ])('reports %s', (_, rows, verdict) => {
    expect(verdicts(checkPlan, aContent(aPlan(rows)))).toEqual([verdict])
  })

  it.each([
    ['belongs to another row', { activity: 'D22-1' }],
    ['needs more time', { activity: 'D01-1', minutes: 60 }],
  ])('reports an exam that %s', (_, change) => {
    const plan = aPlan([anActivity({ type: 'exam', settings: { exam: 'd22-final' } })])
    const content = aContent({ ...plan, blueprints: [located(aBlueprint(change))] })
    expect(verdicts(checkPlan, content)).toEqual(['fault plan-exam'])
  })

  it('reports days that are not counted from 1', () => {
    const content = aContent(aPlan([anActivity({ id: 'D02-1' })]))
    content.plan!.value.days[0]!.day = 2
    expect(verdicts(checkPlan, content)).toEqual(['fault plan-day'])
  })

  it('reports a lesson that no row uses', () => {
    const content = aContent({ ...aPlan([anActivity()]), lessons: [aLesson()] })
    expect(verdicts(checkPlan, content)).toEqual(['fault lesson-unused'])
  })
})

describe('checkPlanContent', () => {
  it.each([
    ['a lecture', { type: 'lecture' as const, lessons: [] }],
    ['a debrief', { type: 'debrief' as const, settings: { gapsFrom: ['D01-1'] } }],
  ])('reports %s without a lesson', (_, change) => {
    const found = checkPlanContent(aContent(aPlan([anActivity(change)])), TODAY)
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      `plan-content: D01-1 (${change.type}) has no lessons`,
    ])
  })

  it('passes rows that bring what they need, and a briefing that needs nothing', () => {
    const rows = [anActivity({ lessons: ['d01-company'] }), anActivity({ id: 'D01-2', type: 'briefing' })]
    expect(checkPlanContent(aContent(aPlan(rows)), TODAY)).toEqual([])
  })
})

describe('a row of the plan', () => {
  const faultsOf = (change: Parameters<typeof anActivity>[0]) =>
    ActivitySchema.safeParse(anActivity(change)).error?.issues.map((issue) => issue.path.join('.')) ?? []

  it.each([
    ['a study without a checklist', { type: 'study' as const }, 'settings.checklist'],
    ['a warehouse day without a checklist', { type: 'warehouse' as const }, 'settings.checklist'],
    ['an acknowledgement of nothing', { type: 'acknowledgement' as const }, 'settings.rules'],
    ['an empty list of rules', { type: 'acknowledgement' as const, settings: { rules: [] } }, 'settings.rules'],
    ['an exam without a paper', { type: 'exam' as const }, 'settings'],
    ['a drill without cards', { type: 'phrase-drill' as const, settings: { passPercent: 80 } }, 'settings.set'],
    [
      'live work that does not say whether it is hidden',
      { type: 'live' as const, settings: { maxChats: 3, expectPercent: 60 } },
      'settings.hidden',
    ],
    [
      'a setting of another type',
      { type: 'study' as const, settings: { checklist: 'a', exam: 'd03-morning' } },
      'settings',
    ],
    ['an unknown type', { type: 'quiz' as never }, 'type'],
  ])('is refused: %s', (_, change, path) => {
    expect(faultsOf(change)).toEqual([path])
  })

  it('needs no settings where its type has none that must be', () => {
    expect(faultsOf({ type: 'briefing' })).toEqual([])
    const { settings: _, ...bare } = anActivity({ type: 'lecture' })
    expect(ActivitySchema.parse(bare)).toMatchObject({ type: 'lecture', settings: {} })
  })
})

describe('checkProductIds', () => {
  it('finds an id of no product in any text, with its line', () => {
    const sources = [{ file: 'content/a.yaml', text: 'a: X601\nb: X999\n' }]
    const found = checkProductIds(aContent({ sources }), TODAY)
    expect(found).toMatchObject([{ rule: 'product', line: 2, message: 'no product X999' }])
  })

  it('leaves other codes alone', () => {
    const sources = [{ file: 'content/a.yaml', text: '订单 8071X9992，型号 AX601，X6011' }]
    expect(checkProductIds(aContent({ sources }), TODAY)).toEqual([])
  })
})

describe('checkForms', () => {
  function judge(change: Parameters<typeof aBlueprint>[0], items: number) {
    const bank = Array.from({ length: items }, () => anItem({}, 'T01', 'F'))
    const blueprints = [located(aBlueprint(change))]
    return verdicts(checkForms, aContent({ blueprints, items: bank, planLines: new Map([['D22-1', 1]]) }))
  }

  it.each(['baseline', 'stage', 'final', 'retake'] as const)('wants a %s twice without a shared family', (kind) => {
    expect(judge({ kind }, 1)).toEqual(['fault blueprint'])
    expect(judge({ kind }, 2)).toEqual([])
  })

  it.each([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ])('finds the two papers that enemies leave, though a first draw may take the wrong two: %i and %i', (one, other) => {
    const items = [1, 2, 3, 4].map((n) => anItem({ id: `T01-F-00${n}` }, 'T01', 'F'))
    items[one]!.value.enemies = [items[other]!.value.id]
    const two = aBlueprint({ topics: { T01: 2 }, types: { ...aBlueprint().types, single: 2 } })
    const content = aContent({ blueprints: [located(two)], items, planLines: new Map([['D22-1', 1]]) })
    expect(verdicts(checkForms, content)).toEqual([])
  })

  it('names the types of which the pool has too few', () => {
    const blueprints = [located(aBlueprint())]
    const content = aContent({ blueprints, items: [anItem({}, 'T01', 'F')] })
    const messages = checkForms(content, { today: '2026-01-01' }).map((one) => one.message)
    expect(messages.join()).toContain('disjoint form 2 of 2: missing 1 T01 single')
    expect(messages.join()).toContain('pool F has single 1 of 2')
  })

  it.each([
    ['counts that differ', { topics: { T01: 2 } }, 'fault blueprint'],
    ['an unknown topic', { topics: { T99: 1 } }, 'fault topic'],
    ['an unknown row', { activity: 'D22-9' }, 'fault plan-reference'],
    ['a make-up without its exam', { kind: 'makeup' as const }, 'fault blueprint'],
  ])('reports %s', (_, change, verdict) => {
    expect(judge(change, 4)).toContain(verdict)
  })

  it('warns of a make-up that has to repeat its exam', () => {
    const exam = aBlueprint({ id: 'd05-stage', kind: 'stage' })
    const blueprints = [located(exam), located(aBlueprint({ id: 'd05-makeup', kind: 'makeup' }))]
    const planLines = new Map([['D22-1', 1]])
    const items = [anItem({}, 'T01', 'F')]
    expect(verdicts(checkForms, aContent({ blueprints, planLines, items }))).toContain('warning makeup-overlap')
    items.push(anItem({}, 'T01', 'F'))
    expect(verdicts(checkForms, aContent({ blueprints, planLines, items }))).toEqual([])
  })
})

describe('checkPracticeMaterial', () => {
  const passage = (id: string, text: string) => located({ id, text })
  const fine = `${'字'.repeat(300)},X601 共 3 件。`

  it.each([
    ['too short', '短,X601。', 'fault passage'],
    ['without digits', `${'字'.repeat(300)},abc。`, 'fault passage'],
    ['without Latin letters', `${'字'.repeat(300)},123。`, 'fault passage'],
    ['without punctuation', `${'字'.repeat(300)}X601`, 'fault passage'],
    ['much longer than the others', `${'字'.repeat(390)},X601。`, 'warning passage-level'],
    ['with far more digits', `${'字'.repeat(250)}${'1'.repeat(50)},X601。`, 'warning passage-level'],
  ])('reports a passage %s', (_, text, verdict) => {
    const passages = [passage('TP-01', fine), passage('TP-02', fine), passage('TP-03', text)]
    expect(verdicts(checkPracticeMaterial, aContent({ passages }))).toContain(verdict)
  })

  it.each(['phone', 'oral', 'typing'] as const)('misses the material of a %s row only where there is one', (type) => {
    expect(verdicts(checkPracticeMaterial, aContent(aPlan([anActivity({ type })])))).toEqual(['fault practice-missing'])
    expect(verdicts(checkPracticeMaterial, aContent(aPlan([anActivity()])))).toEqual([])
  })

  it('reports an id that stands twice', () => {
    const passages = [passage('TP-01', fine), passage('TP-01', fine)]
    expect(verdicts(checkPracticeMaterial, aContent({ passages }))).toEqual(['fault unique-id'])
  })

  it.each([
    ['a note beside the text', ['20:00:00', '20:00:10'], 9, 'fault transcript'],
    ['times that run backwards', ['20:00:10', '20:00:00'], 1, 'warning transcript'],
  ])('reports a transcript with %s', (_, times, line, verdict) => {
    const transcript = {
      id: 'chat',
      title: '聊天',
      quality: 'good' as const,
      kind: 'chat' as const,
      lines: times.map((at) => ({ who: 'buyer' as const, at, text: '在吗' })),
      annotations: [{ line, kind: 'good' as const, text: '好' }],
      summary: '小结',
    }
    const content = aContent({ transcripts: [located(transcript)] })
    expect(verdicts(checkPracticeMaterial, content)).toEqual([verdict])
  })

  it.each([
    ['weights that miss 100', 'R1-1', 90],
    ['a criterion of another rubric', 'R2-1', 100],
  ])('reports a rubric with %s', (_, id, weight) => {
    const levels: [string, string, string, string] = ['优', '良', '中', '差']
    const criteria = [{ id, title: '项', weight, levels }]
    const rubric = { id: 'R1', version: 1, title: '口试', hardFaults: [], criteria }
    const content = aContent({ rubrics: [located(rubric)] })
    expect(verdicts(checkPracticeMaterial, content)).toEqual(['fault rubric-weight'])
  })

  it.each([
    ['an id that stands twice', ['看商品主图', '看商品属性'], ['a', 'a'], 'fault unique-id'],
    ['a point that says nothing', ['看'], ['a'], 'warning checklist'],
  ])('reports a checklist with %s', (_, texts, ids, verdict) => {
    const items = texts.map((text, n) => ({ id: ids[n]!, text }))
    const list = { id: 'list', version: 1, title: '清单', intro: '说明', items }
    const content = aContent({ checklists: [located(list)] })
    expect(verdicts(checkPracticeMaterial, content)).toEqual([verdict])
  })

  it('reports an oral question of an unknown topic', () => {
    const question = {
      id: 'OQ-01',
      kind: 'rules' as const,
      topic: 'T99',
      text: '问',
      points: ['甲', '乙'],
      followUp: '追问',
    }
    const content = aContent({ oralQuestions: [located(question)] })
    expect(verdicts(checkPracticeMaterial, content)).toEqual(['fault topic'])
  })
})

describe('checks on characters', () => {
  const source = (text: string, file = 'content/a.yaml') => aContent({ sources: [{ file, text }] })

  it('finds Traditional characters and leaves Simplified text alone', () => {
    expect(verdicts(checkTraditional, source('title: 客服處理訂單'))).toEqual(['fault traditional'])
    expect(verdicts(checkTraditional, source('title: 明瞭、著名、干净、回复、面条、里外'))).toEqual([])
    expect(verdicts(checkTraditional, source('處理', 'content/a.zh-TW.mdx'))).toEqual([])
  })

  it('finds half-width punctuation in Chinese text', () => {
    expect(verdicts(checkPunctuation, source('title: 先看,再说'))).toEqual(['warning half-width'])
    expect(verdicts(checkPunctuation, source('title: 家里 130 \u33A1,够不够'))).toEqual(['warning half-width'])
    expect(verdicts(checkPunctuation, source('title: 先看\uFF0C再说'))).toEqual([])
  })
})
