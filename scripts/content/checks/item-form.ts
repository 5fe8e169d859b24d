// Each item by itself: place, key, blanks, days, dates, references.
import type { Item } from '#app/content/item'
import type { LocatedItem } from '../course-source'
import { forbiddenIn } from '../forbidden'
import { type Check, type Finding, fault, faultInFullRun, type Judged, warning } from '../report'
import { unknownSourcesOf } from '../sources'

export const checkItemForm: Check = (content, options) => {
  const course = content.course?.value
  const topics = new Map(course?.topics.map((topic) => [topic.id, topic]))
  const products = new Set(content.products.map((product) => product.id))
  const lessons = new Map(content.lessons.map((lesson) => [lesson.value.id, lesson.value]))
  const unknownSource = unknownSourcesOf(content)
  const findings: Judged[] = []

  for (const item of content.items) {
    const say = (rule: string, message: string): Finding => findingAt(item, rule, message)
    const { value } = item
    if (!value.id.startsWith(`${item.topic}-${item.pool}-`) || value.pool !== item.pool)
      findings.push(fault(say('item-place', `does not belong in ${item.topic} pool ${item.pool}`)))
    if (!value.family.startsWith(`${item.topic.toLowerCase()}-`))
      findings.push(fault(say('item-place', `family ${value.family} is of another topic`)))

    const topic = topics.get(item.topic)
    if (!topic) findings.push(fault(say('topic', `course.yaml knows no topic ${item.topic}`)))
    else if (value.day < topic.taughtOn)
      findings.push(fault(say('day', `day ${value.day}, but the topic is taught on day ${topic.taughtOn}`)))
    if (course && value.day > course.trainingDays)
      findings.push(fault(say('day', `day ${value.day} of a course of ${course.trainingDays} days`)))
    const lastDay = course?.expects.poolLastDay[item.value.pool]
    if (lastDay !== undefined && value.day > lastDay)
      findings.push(fault(say('day', `pool ${item.pool} ends with day ${lastDay}`)))

    const lesson = lessons.get(value.lesson)
    if (!lesson) findings.push(faultInFullRun(options, say('lesson', `no lesson ${value.lesson}`)))
    else if (value.day < lesson.day)
      findings.push(fault(say('day', `day ${value.day}, but ${value.lesson} is taught on day ${lesson.day}`)))
    for (const product of value.products ?? [])
      if (!products.has(product)) findings.push(fault(say('product', `no product ${product}`)))
    for (const source of value.source.filter(unknownSource)) findings.push(fault(say('source', `no ${source}`)))
    if (value.grade !== 'shop' && !(value.effectiveOn && value.reviewOn))
      findings.push(fault(say('dates', `grade ${value.grade} needs effectiveOn and reviewOn`)))
    if (value.type === 'scenario')
      for (const word of forbiddenIn(value.model, content.forbidden))
        findings.push(fault(say('model-forbidden', `the model answer says “${word}”`)))
    if (value.reviewOn && value.reviewOn < options.today)
      findings.push(warning(say('stale', `to be reviewed since ${value.reviewOn}`)))
    for (const message of keyFaults(value)) findings.push(fault(say('key', message)))
  }
  return findings
}

export function findingAt(item: LocatedItem, rule: string, message: string): Finding {
  const { file, line, topic } = item
  return { file, line, rule, message: `${item.value.id} ${message}`, topics: [topic] }
}

function keyFaults(item: Item): string[] {
  switch (item.type) {
    case 'single':
      return choiceFaults(item.options, 1, 1)
    case 'multiple':
      return choiceFaults(item.options, 1, item.options.length - 1)
    case 'fill': {
      const gaps = item.stem.match(/_{4,}/g)?.length ?? 0
      return gaps === item.blanks.length ? [] : [`${gaps} ____ in the stem, ${item.blanks.length} blanks`]
    }
    case 'order':
      return repeated(item.steps)
    case 'match':
      return [
        ...repeated(item.pairs.map((pair) => pair.left)),
        ...repeated([...item.pairs.map((pair) => pair.right), ...(item.distractors ?? [])]),
      ]
    case 'truefalse':
    case 'scenario':
      return []
  }
}

function choiceFaults(
  options: readonly { text: string; correct?: true | undefined }[],
  least: number,
  most: number,
): string[] {
  const right = options.filter((option) => option.correct).length
  const wanted = least === most ? `${least}` : `${least}–${most}`
  const count = right < least || right > most ? [`${right} correct options, wanted ${wanted}`] : []
  return [...count, ...repeated(options.map((option) => option.text))]
}

function repeated(texts: readonly string[]): string[] {
  const twice = texts.filter((text, n) => texts.indexOf(text) !== n)
  return twice.map((text) => `“${text}” stands twice`)
}
