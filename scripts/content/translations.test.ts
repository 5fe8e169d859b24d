import { describe, expect, it } from 'vitest'
import { wordingOfRubric } from '#app/content/rubric'
import { wordingOf } from '#app/content/rule'
import { rubricIn, ruleIn } from '#app/content/translation'
import { checkTranslations } from './checks/translations'
import { aContent, aLesson, located, TODAY } from './content-builders'
import { fingerprintOfChecklist } from './fingerprint'
import { standingTranslations } from './translated'

const CLAUSES = [
  { id: 'late', text: '迟到记分。' },
  { id: 'leave', text: '请假提前说。' },
]
const RULE = {
  id: 'attendance',
  version: 1,
  title: '考勤',
  effectiveOn: '2026-09-01',
  intro: '怎么记。',
  clauses: CLAUSES,
}
const RULE_EN = {
  id: 'attendance',
  of: wordingOf(RULE),
  title: 'Attendance',
  intro: 'How it is kept.',
  clauses: [
    { id: 'late', text: 'Being late costs points.' },
    { id: 'leave', text: 'Ask for leave beforehand.' },
  ],
}
const LIST = { id: 'printing', version: 1, title: '打单', intro: '五张。', items: [{ id: 'paper', text: '装纸' }] }
const LIST_EN = {
  id: 'printing',
  of: fingerprintOfChecklist(LIST),
  title: 'Printing',
  intro: 'Five.',
  items: [{ id: 'paper', text: 'Load paper' }],
}
const LEVELS: [string, string, string, string] = ['很好', '好', '一般', '差']
const RUBRIC = {
  id: 'R1',
  version: 1,
  title: '口试',
  passPercent: 70,
  hardFaults: [{ id: 'insult', text: '辱骂' }],
  criteria: [{ id: 'R1-1', title: '准确', weight: 100, levels: LEVELS }],
}
const RUBRIC_EN = {
  id: 'R1',
  of: wordingOfRubric(RUBRIC),
  title: 'Oral test',
  hardFaults: [{ id: 'insult', text: 'Insults' }],
  criteria: [{ id: 'R1-1', title: 'Accuracy', levels: ['Very good', 'Good', 'Fair', 'Poor'] as typeof LEVELS }],
}
const LESSON = aLesson({}, '<Chat title="一问">\n\n<Say who="buyer" at="9:00">在吗</Say>\n\n</Chat>\n')
const LESSON_EN = {
  value: {
    id: LESSON.value.id,
    of: LESSON.fingerprint,
    title: 'The company',
    goal: 'Goal',
    why: 'Why',
    mentor: ['Looks'],
    check: [{ id: 'q1', type: 'truefalse' as const, stem: 'Right?', answer: true, why: 'It is' }],
  },
  file: 'content/courses/cs-onboarding/days/day-01/d01-company.en.mdx',
  line: 1,
  body: '<Chat title="A question">\n\n<Say who="buyer" at="9:00">Hello?</Say>\n\n</Chat>\n',
  bodyLine: 10,
}

const whole = () =>
  aContent({
    rules: [located(RULE)],
    checklists: [located(LIST)],
    rubrics: [located(RUBRIC)],
    lessons: [LESSON],
    english: {
      rules: [located(RULE_EN)],
      checklists: [located(LIST_EN)],
      rubrics: [located(RUBRIC_EN)],
      lessons: [LESSON_EN],
    },
  })

function messages(content = whole()) {
  return checkTranslations(content, TODAY).map(({ message }) => message)
}

describe('checkTranslations', () => {
  it('finds nothing where piece stands beside piece', () => {
    expect(messages()).toEqual([])
  })

  it.each([
    ['a rule whose Chinese text went on', () => ({ rules: [located({ ...RULE, intro: '改了。' })] }), /changed since/],
    [
      'a rule with another clause',
      () => ({ rules: [located({ ...RULE, clauses: CLAUSES.slice(1) })] }),
      /other clauses/,
    ],
    [
      'a list whose Chinese text went on',
      () => ({ checklists: [located({ ...LIST, title: '打印' })] }),
      /changed since/,
    ],
    [
      'a list with another line',
      () => ({ checklists: [located({ ...LIST, items: [...LIST.items, { id: 'ink', text: '色带' }] })] }),
      /other lines/,
    ],
    [
      'a lesson whose Chinese text went on',
      () => ({ lessons: [{ ...LESSON, fingerprint: 'b'.repeat(16) }] }),
      /changed since/,
    ],
    [
      'a rubric whose Chinese text went on',
      () => ({ rubrics: [located({ ...RUBRIC, title: '面试' })] }),
      /changed since/,
    ],
    [
      'a rubric with another criterion',
      () => ({ rubrics: [located({ ...RUBRIC, criteria: [{ ...RUBRIC.criteria[0]!, id: 'R1-9' }] })] }),
      /other criteria/,
    ],
    [
      'a rubric with another hard fault',
      () => ({ rubrics: [located({ ...RUBRIC, hardFaults: [] })] }),
      /other hard faults/,
    ],
    ['what translates nothing', () => ({ lessons: [] }), /nothing that is there/],
  ])('says of %s what is to be done', (_, change, said) => {
    expect(messages({ ...whole(), ...change() }).join('\n')).toMatch(said)
  })

  it.each([
    ['another key', { check: [{ ...LESSON_EN.value.check[0]!, answer: false }] }, LESSON_EN.body, /another key/],
    ['a dialogue that lacks a line', {}, '<Chat title="A">\n\n</Chat>\n', /where the Chinese lesson has/],
    ['somebody else speaking', {}, LESSON_EN.body.replace('buyer', 'agent'), /where the Chinese lesson has/],
    ['a tag that is never closed', {}, `${LESSON_EN.body}<Steps>\n`, /never closed/],
  ])('finds in a lesson %s', (_, change, body, said) => {
    const content = whole()
    content.english.lessons = [{ ...LESSON_EN, value: { ...LESSON_EN.value, ...change }, body }]
    expect(messages(content).join('\n')).toMatch(said)
  })

  it('lists what the course promises in English and does not hold', () => {
    const content = { ...whole(), english: { rules: [], checklists: [], rubrics: [], lessons: [] } }
    expect(messages(content)).toEqual([])
    content.course!.value.expects.englishUntilDay = 1
    expect(messages(content)).toEqual(
      ['attendance', 'printing', 'R1', 'd01-company'].map((id) => `${id} lacks its English text`),
    )
  })
})

describe('what a reader gets', () => {
  const english = { lessons: [], checklists: [], rules: [RULE_EN], rubrics: [RUBRIC_EN] }

  it('a rule in English is the same rule', () => {
    const told = ruleIn({ english }, RULE, 'en')
    expect(told).toMatchObject({ language: 'en', title: 'Attendance', version: 1, effectiveOn: '2026-09-01' })
    expect(told.clauses.map(({ text }) => text)).toEqual(RULE_EN.clauses.map(({ text }) => text))
  })

  it('a rule of another wording is read in Chinese', () => {
    expect(ruleIn({ english }, { ...RULE, intro: '从前的话。' }, 'en')).toMatchObject({
      language: 'zh-CN',
      title: '考勤',
    })
  })

  it('a rubric in English weighs and passes as the Chinese one', () => {
    expect(rubricIn({ english }, RUBRIC, 'en')).toEqual({
      ...RUBRIC,
      language: 'en',
      title: 'Oral test',
      hardFaults: RUBRIC_EN.hardFaults,
      criteria: [{ id: 'R1-1', title: 'Accuracy', weight: 100, levels: ['Very good', 'Good', 'Fair', 'Poor'] }],
    })
    expect(rubricIn({ english }, RUBRIC, 'zh-CN')).toEqual({ ...RUBRIC, language: 'zh-CN' })
  })

  it('a rubric of another wording, kept from before, is read in Chinese', () => {
    const kept = { ...RUBRIC, hardFaults: [{ id: 'insult', text: '从前的话' }] }
    expect(rubricIn({ english }, kept, 'en')).toEqual({ ...kept, language: 'zh-CN' })
  })

  it('only translations of the wording that stands are built', () => {
    expect(standingTranslations(whole()).lessons.map(({ value }) => [value.title, value.topic])).toEqual([
      ['The company', 'T01'],
    ])
    expect(standingTranslations(whole()).checklists).toEqual(
      [{ ...LIST, ...LIST_EN, of: undefined }].map(({ of: _, ...list }) => list),
    )
    const changed = {
      ...whole(),
      lessons: [{ ...LESSON, fingerprint: 'b'.repeat(16) }],
      checklists: [located({ ...LIST, intro: '六张。' })],
    }
    expect(standingTranslations(changed)).toEqual({ lessons: [], checklists: [] })
  })
})
