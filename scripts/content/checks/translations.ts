// English texts say the same as the Chinese ones, piece by piece, and those that the course promises are there.
import type { SelfCheck } from '#app/content/lesson'
import type { CourseSource, Located, LocatedLesson } from '../course-source'
import { type Check, fault, type Judged } from '../report'
import {
  checklistOriginals,
  idsOfChecklist,
  lessonOriginals,
  type Original,
  rubricOriginals,
  ruleOriginals,
  translatedLesson,
} from '../translated'
import { markupFaults, tagsOf } from './lesson-body'

export const checkTranslations: Check = (content) => [
  ...checkTexts(content.english.rules, ruleOriginals(content), (original, { value }) =>
    sameIds(original.clauses, value.clauses),
  ),
  ...checkTexts(content.english.checklists, checklistOriginals(content), (original, { value }) =>
    idsOfChecklist(original).join() === idsOfChecklist(value).join() ? [] : ['has other lines, or in another order'],
  ),
  ...checkTexts(content.english.rubrics, rubricOriginals(content), (original, { value }) => [
    ...sameIds(original.criteria, value.criteria, 'criteria'),
    ...sameIds(original.hardFaults, value.hardFaults, 'hard faults'),
  ]),
  ...checkTexts(content.english.lessons, lessonOriginals(content), (original, { value, body }) => [
    ...differencesOfChecks(original.value.check, value.check),
    ...differencesOfBody(original, body),
  ]),
  ...content.english.lessons.flatMap((translation) => {
    const original = lessonOriginals(content).get(translation.value.id)
    return original ? markupFaults(translatedLesson(original.value, translation)).map(fault) : []
  }),
  ...lackingTranslations(content),
]

function checkTexts<T, L extends Located<{ id: string; of: string }>>(
  told: readonly L[],
  originals: ReadonlyMap<string, Original<T>>,
  differences: (original: T, told: L) => string[],
): Judged[] {
  return told.flatMap((place) => {
    const { value, file, line } = place
    const say = (message: string) => fault({ file, line, rule: 'translation', message: `${value.id} ${message}` })
    const original = originals.get(value.id)
    if (!original) return [say('translates nothing that is there')]
    const found = differences(original.value, place).map(say)
    if (original.fingerprint === value.of) return found
    const stale = `is not shown: the Chinese text has changed since. Compare them, then write of: "${original.fingerprint}"`
    return [...found, say(stale)]
  })
}

function sameIds(original: readonly { id: string }[], told: readonly { id: string }[], what = 'clauses'): string[] {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join()
  return ids(original) === ids(told) ? [] : [`has other ${what}, or in another order`]
}

/** What of a question decides whether an answer is right. */
function keyOf(check: SelfCheck): string {
  const key = check.type === 'truefalse' ? check.answer : check.options.map(({ correct }) => correct ?? false)
  return JSON.stringify([check.id, check.type, key])
}

function differencesOfChecks(original: readonly SelfCheck[], told: readonly SelfCheck[]): string[] {
  const keys = (list: readonly SelfCheck[]) => list.map(keyOf).join()
  return keys(original) === keys(told) ? [] : ['has other questions, or another key']
}

/** What a component shows or proves, which no language changes. */
const SAME = ['code', 'id', 'name', 'grade', 'on', 'who', 'at', 'kind']

function differencesOfBody(original: LocatedLesson, body: string): string[] {
  const shapeOf = (text: string) =>
    tagsOf({ body: text, bodyLine: 1 }).tags.map(({ name, closing, attributes }) =>
      JSON.stringify([name, closing, SAME.map((key) => attributes[key])]),
    )
  const here = shapeOf(original.body)
  const there = shapeOf(body)
  const at = here.findIndex((tag, n) => tag !== there[n])
  if (at < 0 && here.length === there.length) return []
  return [`has ${there[at] ?? 'more components'} where the Chinese lesson has ${here[at] ?? 'none'}`]
}

function lackingTranslations(content: CourseSource): Judged[] {
  const untilDay = content.course?.value.expects.englishUntilDay ?? 0
  if (untilDay === 0) return []
  const { lessons, rules, checklists, rubrics } = content.english
  const told = new Set([...lessons, ...rules, ...checklists, ...rubrics].map(({ value }) => value.id))
  const wanted = [
    ...content.rules,
    ...content.checklists,
    ...content.rubrics,
    ...content.lessons.filter(({ value }) => value.day <= untilDay),
  ]
  return wanted
    .filter(({ value }) => !told.has(value.id))
    .map(({ value, file }) =>
      fault({ file, line: 1, rule: 'translation', message: `${value.id} lacks its English text` }),
    )
}
