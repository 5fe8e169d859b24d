// Decides what other terms would mean, line by line: which figure or sentence it was, and which it would be.
import type { Blueprint } from '#app/content/blueprint'
import type { DrillSet } from '#app/content/drill-set'
import type { Plan } from '#app/content/plan'
import type { PromotionSettings } from '#app/content/promotion-settings'
import type { Rubric } from '#app/content/rubric'
import type { Rule } from '#app/content/rule'
import type { Terms } from '#app/content/terms'

export type TermsSubject = 'exam' | 'drill' | 'rubric' | 'rule' | 'promotion' | 'activity'

export type TermsField =
  | 'whole'
  | 'title'
  | 'passPercent'
  | 'minutes'
  | 'markers'
  | 'itemPoints'
  | 'scenarioPoints'
  | 'windowFrom'
  | 'windowUntil'
  | 'topic'
  | 'itemType'
  | 'difficulty'
  | 'cards'
  | 'cleanPercent'
  | 'mode'
  | 'openBook'
  | 'secondsPerCard'
  | 'totalMinutes'
  | 'parallel'
  | 'stage'
  | 'failsOnZero'
  | 'hardFault'
  | 'weight'
  | 'level'
  | 'intro'
  | 'clause'
  | 'offence'
  | 'setting'

export interface TermsChange {
  about: TermsSubject
  /** Of the exam, rubric, rule … it is about. */
  title: string
  field: TermsField
  /** Which topic, criterion, clause …; empty where there is one only. */
  of: string
  /** Null: was not there. */
  before: string | null
  /** Null: would be gone. */
  after: string | null
}

interface Line {
  field: TermsField
  /** Tells lines of one field apart. */
  key: string
  of: string
  value: string
}

type Value = string | number | boolean | undefined

function line(field: TermsField, value: Value, key = '', of = key): Line[] {
  return value === undefined ? [] : [{ field, key, of, value: String(value) }]
}

function lines(field: TermsField, values: Readonly<Record<string, Value>>, nameOf = (key: string) => key): Line[] {
  return Object.entries(values).flatMap(([key, value]) => line(field, value, key, nameOf(key)))
}

interface Subject {
  about: TermsSubject
  id: string
  title: string
  lines: Line[]
}

function examLines(exam: Blueprint, topicName: (id: string) => string): Line[] {
  return [
    ...line('title', exam.title),
    ...line('passPercent', exam.passPercent),
    ...line('minutes', exam.minutes),
    ...line('markers', exam.markers),
    ...line('itemPoints', exam.points.item),
    ...line('scenarioPoints', exam.points.scenario),
    ...line('windowFrom', exam.window.from),
    ...line('windowUntil', exam.window.until),
    ...lines('topic', exam.topics, topicName),
    ...lines('itemType', exam.types),
    ...lines('difficulty', exam.difficulty),
  ]
}

function drillLines(set: DrillSet): Line[] {
  return [
    ...line('title', set.title),
    ...line('passPercent', set.passPercent),
    ...line('cleanPercent', set.cleanPercent),
    ...line('cards', set.cards),
    ...lines('stage', set.stages),
    ...line('mode', set.mode),
    ...line('openBook', set.openBook),
    ...line('secondsPerCard', set.secondsPerCard),
    ...line('totalMinutes', set.totalMinutes),
    ...line('parallel', set.parallel),
  ]
}

function rubricLines(rubric: Rubric): Line[] {
  return [
    ...line('title', rubric.title),
    ...line('passPercent', rubric.passPercent),
    ...line('failsOnZero', rubric.failsOnZero ?? false),
    ...rubric.hardFaults.flatMap((fault) => line('hardFault', fault.text, fault.id, '')),
    ...rubric.criteria.flatMap((one) => [
      ...line('weight', one.weight, one.id, one.title),
      ...one.levels.flatMap((text, n) => line('level', text, `${one.id} ${n}`, `${one.title} · ${3 - n}`)),
    ]),
  ]
}

function ruleLines(rule: Rule): Line[] {
  return [
    ...line('title', rule.title),
    ...line('intro', rule.intro),
    ...rule.clauses.flatMap((clause) => [
      ...line('clause', clause.text, clause.id, ''),
      ...(clause.offences ?? []).flatMap((one) => line('offence', one.points ?? '', one.id, one.name)),
    ]),
  ]
}

function promotionLines({ version: _, ...settings }: PromotionSettings): Line[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'object'
      ? Object.entries(value).flatMap(([part, share]) => line('setting', share, `${name}.${part}`))
      : line('setting', value, name),
  )
}

/** What an activity itself asks for, where that is a figure: its pass line, how many examiners, how many calls. */
function activityLines(settings: object): Line[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'number' ? line('setting', value, name) : [],
  )
}

function subjectsOf({ terms, plan }: Judged, topicName: (id: string) => string): Subject[] {
  return [
    ...terms.blueprints.map((b) => ({
      about: 'exam' as const,
      id: b.id,
      title: b.title,
      lines: examLines(b, topicName),
    })),
    ...terms.drillSets.map((s) => ({ about: 'drill' as const, id: s.id, title: s.title, lines: drillLines(s) })),
    ...terms.rubrics.map((r) => ({ about: 'rubric' as const, id: r.id, title: r.title, lines: rubricLines(r) })),
    ...terms.rules.map((r) => ({ about: 'rule' as const, id: r.id, title: r.title, lines: ruleLines(r) })),
    { about: 'promotion', id: '', title: '', lines: promotionLines(terms.promotion) },
    ...plan.days.flatMap((day) =>
      day.activities.map((a) => ({
        about: 'activity' as const,
        id: a.id,
        title: a.title,
        lines: activityLines(a.settings),
      })),
    ),
  ]
}

function changesOf(was: Subject, is: Subject): TermsChange[] {
  const same = (a: Line) => (b: Line) => a.field === b.field && a.key === b.key
  const head = { about: is.about, title: is.title }
  const gone = was.lines.filter((old) => !is.lines.some(same(old)))
  return [
    ...is.lines.flatMap((now) => {
      const before = was.lines.find(same(now))?.value ?? null
      return before === now.value ? [] : [{ ...head, field: now.field, of: now.of, before, after: now.value }]
    }),
    ...gone.map((old) => ({ ...head, field: old.field, of: old.of, before: old.value, after: null })),
  ]
}

/** What a version judges by. */
export interface Judged {
  terms: Terms
  plan: Plan
}

/** Activities that come or go are told by the plan; of them only figures that change are told here. */
export function compareTerms(before: Judged, after: Judged, topicName: (id: string) => string): TermsChange[] {
  const same = (a: Subject) => (b: Subject) => a.about === b.about && a.id === b.id
  const old = subjectsOf(before, topicName)
  const next = subjectsOf(after, topicName)
  const whole = ({ about, title }: Subject, was: string | null, is: string | null): TermsChange[] =>
    about === 'activity' ? [] : [{ about, title, field: 'whole', of: '', before: was, after: is }]
  return [
    ...next.flatMap((is) => {
      const was = old.find(same(is))
      return was ? changesOf(was, is) : whole(is, null, is.title)
    }),
    ...old.filter((was) => !next.some(same(was))).flatMap((was) => whole(was, was.title, null)),
  ]
}
