import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { DEMO_PEOPLE, type DemoName } from '#app/i18n/demo-story'
import { addDays } from '#app/rules/dates'
import { testContent } from '#tests/builders/content'
import { builtInThrough } from '../cohorts/holidays'
import { isConfirmedDate, isTrainingDate, scheduleDays } from '../cohorts/schedule'
import type { FormContent, FormQuestion } from '../exam-forms/form-content'
import { scoreAnswer } from '../grading/score-item'
import { scriptedAnswers } from './answers'
import { TimeForm } from './demo-forms'
import {
  DEMO_NAMED,
  DEMO_TRAINEES,
  demoDaysOf,
  demoDelegations,
  demoExamDates,
  demoOpenDates,
  demoYears,
  startOnFor,
} from './story'

const plain = {
  restPattern: 'sunday' as const,
  holidayOverrides: new Map<string, 'rest' | 'work'>(),
  years: demoYears('2026-11-30'),
}
/** Every third date of a year, which meets every holiday. */
const manyDates = Array.from({ length: 122 }, (_, n) => addDays('2026-01-01', n * 3))

describe('the calendar of the story', () => {
  it('puts every trainee on their day on any date of the year, holidays and Sundays too', () => {
    for (const today of manyDates) {
      const rules = {
        ...plain,
        closures: new Map(demoOpenDates(today, plain).map((on) => [on, 'open' as const])),
        leaves: [],
      }
      for (const { day } of DEMO_TRAINEES) {
        const dates = scheduleDays(startOnFor(today, day, rules), day, rules)
        expect([today, day, dates.at(-1)]).toEqual([today, day, today])
      }
    }
  })

  it('opens yesterday and today, and nothing that is open anyway', () => {
    expect(demoOpenDates('2026-11-22', plain)).toEqual(['2026-11-22'])
    expect(demoOpenDates('2026-11-24', plain)).toEqual([])
    expect(demoOpenDates('2026-10-03', plain)).toEqual(['2026-10-02', '2026-10-03'])
    expect(isTrainingDate('2026-10-03', { ...plain, closures: new Map([['2026-10-03', 'open']]), leaves: [] })).toBe(
      true,
    )
  })
})

describe('a year that nobody knows yet', () => {
  const { plan } = testContent()
  // Two years behind the built-in table, whichever that is.
  const year = builtInThrough() + 2

  it('never holds up an exam of the story, on whatever date it is told', () => {
    for (let n = -40; n < 20; n++) {
      const today = addDays(`${year}-01-01`, n)
      const base = { ...plain, years: demoYears(today), leaves: [] }
      const rules = { ...base, closures: new Map(demoOpenDates(today, base).map((on) => [on, 'open' as const])) }
      for (const { day } of DEMO_TRAINEES.filter((t) => t.day <= plan.days.length)) {
        const dates = scheduleDays(startOnFor(today, day, rules), demoDaysOf(plan), rules)
        const opened = new Map([
          ...rules.closures,
          ...demoExamDates(plan, dates, rules).map((on) => [on, 'open' as const] as const),
        ])
        const exams = [1, 3, 8, 18, 22, 23, 24].map((d) => dates[d - 1]!)
        const confirmed = (on: string) => isConfirmedDate(on, { ...rules, closures: opened })
        expect([today, day, exams.filter((on) => !confirmed(on))]).toEqual([today, day, []])
        expect(scheduleDays(dates[0]!, demoDaysOf(plan), { ...rules, closures: opened })).toEqual(dates)
      }
    }
  })

  it('opens no day that is known', () => {
    const dates = scheduleDays('2026-11-02', demoDaysOf(plan), { ...plain, closures: new Map(), leaves: [] })
    expect(demoExamDates(plan, dates, { ...plain, closures: new Map(), leaves: [] })).toEqual([])
  })
})

describe('who is named in the story', () => {
  it('has two examiners wherever the plan wants two', () => {
    const named = demoDelegations(testContent().plan)
    const examiners = (id: string) =>
      named.filter((d) => d.activityId === id && d.role === 'examiner').map((d) => d.person)
    expect(examiners('D08-3')).toEqual(['mentor', 'mentor2'])
    expect(examiners('D22-1')).toEqual(['mentor', 'mentor2'])
    expect(examiners('D05-2')).toEqual([])
  })
})

describe('scripted answers', () => {
  const items = testContent().items.filter((_item, n) => n % 9 === 0)
  const questions = items.map((item, n): FormQuestion => {
    const parts =
      item.type === 'single' || item.type === 'multiple'
        ? item.options.length
        : item.type === 'order'
          ? item.steps.length
          : item.type === 'match'
            ? item.pairs.length + (item.distractors?.length ?? 0)
            : 0
    return {
      position: n + 1,
      item,
      topic: item.topic,
      points: 1,
      shown: Array.from({ length: parts }, (_, k) => (k + 1) % parts),
    }
  })
  const form = { questions } satisfies Pick<FormContent, 'questions'>
  const score = (rightPercent: number) => {
    const answers = scriptedAnswers(form, { seed: 's', rightPercent, weakTopics: ['T13'], shortReply: '好的' })
    const results = questions
      .map((question, n) => [question, scoreAnswer(question, answers[n]!)] as const)
      .filter(([, right]) => right !== null)
    return {
      right: results.filter(([, right]) => right).length,
      all: results.length,
      wrongTopics: results.filter(([, right]) => !right).map(([q]) => q.topic),
    }
  }

  it('is all right when it wants to be, and all wrong too', () => {
    const best = score(100)
    expect(best.right).toBe(best.all)
    expect(score(0).right).toBe(0)
  })

  it('is right as often as the story says, the weak topic going wrong first', () => {
    const some = score(90)
    expect(some.right).toBe(some.all - Math.round(some.all * 0.1))
    expect(some.wrongTopics).toContain('T13')
  })
})

describe('what the time machine understands', () => {
  it.each([
    [{ day: '10' }, { to: 'day', day: 10 }],
    [{ at: '2026-11-22T10:00:00+08:00' }, { to: 'instant', at: Date.parse('2026-11-22T02:00:00Z') }],
    [{ at: '2026-11-22T02:00:00.000Z' }, { to: 'instant', at: Date.parse('2026-11-22T02:00:00Z') }],
    [{ reset: '1' }, { to: 'now' }],
  ])('%j', (form, wish) => expect(TimeForm.parse(form)).toEqual(wish))

  it.each([
    {},
    { day: '0' },
    { day: '61' },
    { day: '1.5' },
    { day: 'x' },
    { at: '2026-11-22' },
    { at: '2026-11-22T10:00:00' },
    { at: '1970-01-01T00:00:00Z' },
    { at: '9999-01-01T00:00:00Z' },
    { reset: '' },
  ])('not %j', (form) => expect(TimeForm.safeParse(form).success).toBe(false))
})

describe('the people of the story', () => {
  const parts: [post: RegExp, part: DemoName[]][] = [
    [/客服主管/, ['manager']],
    [/带教师傅/, ['mentor', 'mentor2']],
    [/人事行政/, [DEMO_NAMED.hr!]],
    [/仓库负责人/, [DEMO_NAMED['warehouse-head']!]],
    [/仓库指定人/, [DEMO_NAMED['warehouse-guide']!]],
    [/售后派员/, [DEMO_NAMED['aftersales-guide']!]],
    [/讲师/, [DEMO_NAMED.lecturer!]],
  ]
  const { people } = parse(readFileSync('content/courses/cs-onboarding/shop/people.yaml', 'utf8')) as {
    people: { name: string; post: string }[]
  }
  it.each(parts)('who is %s in the lessons is that in the demo', (post, part) => {
    const names = people.filter((one) => post.test(one.post)).map(({ name }) => name)
    expect(part.map((one) => DEMO_PEOPLE[one].name).sort()).toEqual(names.sort())
  })
})
