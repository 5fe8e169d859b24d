import { describe, expect, test } from 'vitest'
import { testContent } from '#tests/builders/content'
import {
  decideFinish,
  decideMinutes,
  decideStart,
  drawQuiz,
  isQuizAnswerRight,
  type ModuleState,
  moduleLacks,
  planModules,
  type RemedialCase,
  scoreQuiz,
  weakTopics,
  worstFirst,
} from './remedial'

const TOPICS = [
  { topic: 'T01', points: 2, max: 2, percent: 100 },
  { topic: 'T02', points: 4, max: 8, percent: 50 },
  { topic: 'T13', points: 6, max: 14, percent: 42.9 },
  { topic: 'T15', points: 5, max: 7, percent: 71.4 },
]

describe('the modules of a next-step plan', () => {
  test('are the topics below the line, the heaviest loss first', () => {
    expect(weakTopics(TOPICS, 80).map((t) => t.topic)).toEqual(['T13', 'T02', 'T15'])
  })
  test('begin with the topic of the lowest mark, however few points it had', () => {
    const modules = ['T15', 'T02', 'T13', 'T99'].map((topic) => ({ topic }))
    expect(worstFirst(modules, TOPICS).map((m) => m.topic)).toEqual(['T13', 'T02', 'T15', 'T99'])
  })
  test('share the hours by lost points, none too short or too long', () => {
    expect(planModules(weakTopics(TOPICS, 80), 6)).toEqual([
      { topic: 'T13', minutes: 120 },
      { topic: 'T02', minutes: 100 },
      { topic: 'T15', minutes: 50 },
    ])
    expect(planModules([TOPICS[3]!], 0)).toEqual([{ topic: 'T15', minutes: 20 }])
  })
  test('a paper below its line has always at least one weak topic', () => {
    const even = [{ topic: 'T01', points: 79, max: 100, percent: 79 }]
    expect(weakTopics(even, 80)).toHaveLength(1)
  })
})

const CASE: RemedialCase = {
  state: 'final_failed',
  planAcknowledged: true,
  dayOpen: true,
  opensOn: '2026-01-27',
  now: 3_600_000,
}
const FRESH: ModuleState = { startedAt: null, doneAt: null, minutesPlanned: 30, minutesDone: 0, quizPercent: null }
const BEGUN: ModuleState = { ...FRESH, startedAt: 0 }
const MINUTES = { ...CASE, today: '2026-01-27', all: [{ ...BEGUN, startedOn: '2026-01-27' }] }

describe('the steps of a module', () => {
  test.each<[string, Partial<RemedialCase>, ModuleState, string | null]>([
    ['begins', {}, FRESH, null],
    ['begins once', {}, BEGUN, 'already-done'],
    ['waits for the plan to be read', { planAcknowledged: false }, FRESH, 'acknowledgement-missing'],
    ['waits for its day', { dayOpen: false }, FRESH, 'day-locked'],
    ['is for those who failed the final', { state: 'in_training' }, FRESH, 'wrong-state'],
  ])('it %s', (_, change, module, reason) => {
    expect(decideStart({ ...CASE, ...change }, module)).toMatchObject(reason ? { ok: false, reason } : { ok: true })
  })
  test('minutes cannot be more than have passed', () => {
    expect(decideMinutes(MINUTES, BEGUN, 60)).toEqual({ ok: true, value: { minutesDone: 60 } })
    expect(decideMinutes(MINUTES, { ...BEGUN, minutesDone: 30 }, 31)).toMatchObject({
      reason: 'minutes-too-many',
      detail: '30',
    })
    expect(decideMinutes(MINUTES, FRESH, 1)).toMatchObject({ reason: 'wrong-state' })
    expect(decideMinutes(MINUTES, { ...BEGUN, doneAt: 1 }, 1)).toMatchObject({ reason: 'already-done' })
  })
  test('nor over all modules more than twelve hours for every day since the first began', () => {
    const all = [
      { ...BEGUN, minutesDone: 700, startedOn: '2026-01-27' },
      { ...BEGUN, minutesDone: 0, startedOn: '2026-01-27' },
    ]
    const on = (today: string) => decideMinutes({ ...MINUTES, now: 24 * 3_600_000, today, all }, BEGUN, 21)
    expect(on('2026-01-27')).toMatchObject({ reason: 'minutes-too-many', detail: '20' })
    expect(on('2026-01-28')).toMatchObject({ ok: true })
  })
  test('nor over all modules more than has passed since the first began', () => {
    const all = [
      { ...BEGUN, minutesDone: 50, startedOn: '2026-01-27' },
      { ...BEGUN, startedOn: '2026-01-27' },
    ]
    expect(decideMinutes({ ...MINUTES, all }, BEGUN, 11)).toMatchObject({ reason: 'minutes-too-many', detail: '10' })
    expect(decideMinutes({ ...MINUTES, all }, BEGUN, 10)).toMatchObject({ ok: true })
  })
  test('it is done with its time and its quiz', () => {
    expect(moduleLacks(BEGUN, 80)).toEqual({ minutes: 30, quiz: true })
    expect(decideFinish(CASE, { ...BEGUN, minutesDone: 30 }, 80)).toMatchObject({ reason: 'evidence-missing' })
    expect(decideFinish(CASE, { ...BEGUN, minutesDone: 30, quizPercent: 79.9 }, 80)).toMatchObject({
      reason: 'evidence-missing',
    })
    expect(decideFinish(CASE, { ...BEGUN, minutesDone: 29, quizPercent: 100 }, 80)).toMatchObject({
      reason: 'evidence-missing',
    })
    expect(decideFinish(CASE, { ...BEGUN, minutesDone: 30, quizPercent: 80 }, 80)).toMatchObject({ ok: true })
  })
})

describe('the quiz', () => {
  const { items, course } = testContent()
  test('asks practice questions of its topic only, the same for the same seed', () => {
    const quiz = drawQuiz(items, 'T02', 'a')
    expect(quiz).toHaveLength(10)
    expect(quiz.every((q) => q.pool === 'P' && q.id.startsWith('T02'))).toBe(true)
    expect(drawQuiz(items, 'T02', 'a')).toEqual(quiz)
    expect(drawQuiz(items, 'T02', 'b')).not.toEqual(quiz)
  })
  test('every topic of the retake has questions to practise with', () => {
    const { topics } = testContent().blueprints.find((b) => b.kind === 'retake')!
    for (const topic of course.topics.filter((t) => t.id in topics))
      expect(drawQuiz(items, topic.id, 'a').length, topic.id).toBeGreaterThanOrEqual(5)
  })
  test('counts an answer whole or not at all', () => {
    const quiz = drawQuiz(items, 'T13', 'a')
    const multiple = quiz.find((q) => q.type === 'multiple')!
    const right = multiple.type === 'multiple' ? multiple.options.flatMap((o, n) => (o.correct ? [String(n)] : [])) : []
    expect(isQuizAnswerRight(multiple, right)).toBe(true)
    expect(isQuizAnswerRight(multiple, right.slice(1))).toBe(false)
    expect(isQuizAnswerRight(multiple, ['0', '1', '2', '3', '4'])).toBe(false)
    expect(scoreQuiz(quiz, () => [])).toBe(0)
    expect(scoreQuiz([], () => [])).toBe(0)
  })
})
