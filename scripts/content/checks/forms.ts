// Every blueprint can be assembled from the bank as often as the course wants, without a shared family.

import type { Blueprint } from '#app/content/blueprint'
import type { Item } from '#app/content/item'
import { assembleForm, formTypeOf, topicOf } from '#app/features/exam-forms/assemble-form'
import type { CourseSource, Located } from '../course-source'
import { type Check, type Finding, fault, faultInFullRun, type Judged, tally, warning } from '../report'

/** A paper, and another for whoever sits it again. */
const FORMS = 2

export const checkForms: Check = (content, options) => {
  const forms = content.course?.value.expects.disjointForms ?? {}
  const bank = content.items.map((item) => item.value)
  const topics = new Set(content.course?.value.topics.map((topic) => topic.id))
  const rows = new Set(content.planLines.keys())
  return content.blueprints.flatMap((blueprint): Judged[] => {
    const { value } = blueprint
    const unknown = Object.keys(value.topics).filter((topic) => !topics.has(topic))
    return [
      ...unknown.map((topic) => fault(at(blueprint, 'topic', `no topic ${topic}`))),
      ...(rows.has(value.activity)
        ? []
        : [faultInFullRun(options, at(blueprint, 'plan-reference', `no row ${value.activity}`))]),
      ...assembleFaults(blueprint, bank, forms[value.pool] ?? FORMS),
      ...makeUpWarnings(content, blueprint, bank),
    ]
  })
}

/** What the first paper takes decides whether a second is left: the bank holds both when some draw finds both. */
const TRIES = 20

function assembleFaults(blueprint: Located<Blueprint>, bank: readonly Item[], forms: number): Judged[] {
  let first: string | undefined
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const short = shortOfForms(blueprint.value, bank, forms, `check-${attempt}`)
    if (short === undefined) return []
    first ??= short
  }
  return [fault(at(blueprint, 'blueprint', `${first}${typeTotals(blueprint.value, bank, forms)}`))]
}

/** What one series of draws lacks; nothing when it finds all the forms. */
function shortOfForms(blueprint: Blueprint, bank: readonly Item[], forms: number, seed: string): string | undefined {
  const used = new Set<string>()
  for (let n = 1; n <= forms; n++) {
    const form = assembleForm(blueprint, bank, { seed: `${seed}-${n}`, excludeFamilies: used })
    if (!form.ok) return `disjoint form ${n} of ${forms}: ${describe(form)}`
    for (const item of form.items) used.add(item.family)
  }
  return undefined
}

/** A make-up should ask other things than the exam it makes up for. */
function makeUpWarnings(content: CourseSource, makeUp: Located<Blueprint>, bank: readonly Item[]): Judged[] {
  if (makeUp.value.kind !== 'makeup') return []
  const exam = content.blueprints.find(
    (other) =>
      other.value.activity === makeUp.value.activity &&
      (other.value.kind === 'stage' || other.value.kind === 'baseline'),
  )
  if (!exam) return [fault(at(makeUp, 'blueprint', `no exam on ${makeUp.value.activity}`))]
  const first = assembleForm(exam.value, bank, { seed: 'check-1', excludeFamilies: new Set() })
  if (!first.ok) return []
  const second = assembleForm(makeUp.value, bank, {
    seed: 'check-1',
    excludeFamilies: new Set(),
    seen: { families: new Map(first.items.map((item) => [item.family, 1])), items: new Set() },
  })
  if (!second.ok || second.reusedFamilies.length === 0) return []
  const shared = `${second.reusedFamilies.length} of ${second.items.length} families`
  return [warning(at(makeUp, 'makeup-overlap', `repeats ${shared} of ${exam.value.id}`))]
}

function describe(form: Extract<ReturnType<typeof assembleForm>, { ok: false }>): string {
  if (form.reason === 'counts-differ') return 'topics and types add up to different numbers'
  return `missing ${form.shortage.map((one) => `${one.missing} ${one.topic} ${one.type}`).join(', ')}`
}

/** A pool of just twice the form leaves no slack: then its types have to add up exactly. */
function typeTotals(blueprint: Blueprint, bank: readonly Item[], forms: number): string {
  const pool = bank.filter((item) => item.pool === blueprint.pool && topicOf(item) in blueprint.topics)
  const counts = tally(pool, formTypeOf)
  const short = Object.entries(blueprint.types)
    .map(([type, count]) => ({ type, has: counts[type] ?? 0, needs: count * forms }))
    .filter(({ has, needs }) => has < needs)
    .map(({ type, has, needs }) => `${type} ${has} of ${needs}`)
  return short.length > 0 ? `; pool ${blueprint.pool} has ${short.join(', ')}` : ''
}

function at(blueprint: Located<Blueprint>, rule: string, message: string): Finding {
  return {
    file: blueprint.file,
    line: 1,
    rule,
    message: `${blueprint.value.id} ${message}`,
    topics: [],
  }
}
