// Typing passages, transcripts, phone cards, oral questions, checklists and rubrics.
import type { ActivityType } from '#app/content/activity-settings'
import type { CourseSource, Located } from '../course-source'
import { countHan } from '../han'
import { type Check, fault, type Judged, warning } from '../report'

const PASSAGE_LENGTH = { least: 280, most: 420 }
const LENGTH_OFF = 0.15
const DIGIT_SHARE_OFF = 0.04

export const checkPracticeMaterial: Check = (content) => [
  ...uniqueIds(content),
  ...missingMaterial(content),
  ...passages(content.passages),
  ...content.transcripts.flatMap(transcript),
  ...content.rubrics.flatMap(weights),
  ...content.checklists.flatMap(checklist),
  ...content.oralQuestions.flatMap((question) => oralTopic(content, question)),
]

/** A course without such rows needs no such files. */
function missingMaterial(content: CourseSource): Judged[] {
  const material: Partial<Record<ActivityType, readonly unknown[]>> = {
    phone: content.phoneCards,
    oral: content.oralQuestions,
    typing: content.passages,
  }
  const { plan } = content
  if (!plan) return []
  return plan.value.days
    .flatMap((day) => day.activities)
    .filter((row) => material[row.type]?.length === 0)
    .map((row) =>
      fault({
        file: plan.file,
        line: content.planLines.get(row.id) ?? 1,
        rule: 'practice-missing',
        message: `${row.id} (${row.type}) has nothing to draw from`,
      }),
    )
}

function uniqueIds(content: CourseSource): Judged[] {
  const lists: Located<{ id: string }>[][] = [
    content.passages,
    content.phoneCards,
    content.oralQuestions,
    content.drillSets,
  ]
  return lists.flatMap((list) => {
    const ids = list.map((one) => one.value.id)
    return list
      .filter((one, n) => ids.indexOf(one.value.id) !== n)
      .map((one) => fault(at(one, 'unique-id', 'stands twice')))
  })
}

function passages(list: Located<{ id: string; text: string }>[]): Judged[] {
  const lengths = list.map((one) => one.value.text.length)
  const shares = list.map((one) => digitShare(one.value.text))
  return list.flatMap((one, n) => {
    const { text } = one.value
    const findings: Judged[] = []
    const length = lengths[n]!
    if (length < PASSAGE_LENGTH.least || length > PASSAGE_LENGTH.most)
      findings.push(fault(at(one, 'passage', `${length} characters, wanted 280–420`)))
    for (const [what, pattern] of PASSAGE_PARTS)
      if (!pattern.test(text)) findings.push(fault(at(one, 'passage', `has no ${what}`)))
    if (Math.abs(length / median(lengths) - 1) > LENGTH_OFF)
      findings.push(warning(at(one, 'passage-level', `${length} characters, the median is ${median(lengths)}`)))
    if (Math.abs(shares[n]! - median(shares)) > DIGIT_SHARE_OFF)
      findings.push(
        warning(
          at(
            one,
            'passage-level',
            `${percent(shares[n]!)} digits and Latin letters, the median is ${percent(median(shares))}`,
          ),
        ),
      )
    return findings
  })
}

const PASSAGE_PARTS: [string, RegExp][] = [
  ['digits', /\d/],
  ['Latin letters', /[A-Za-z]/],
  ['punctuation', /\p{P}/u],
]

function digitShare(text: string): number {
  return (text.match(/[A-Za-z\d]/g)?.length ?? 0) / text.length
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

function transcript(one: CourseSource['transcripts'][number]): Judged[] {
  const { lines, annotations } = one.value
  const findings = annotations
    .filter((note) => note.line > lines.length)
    .map((note) => fault(at(one, 'transcript', `a note on line ${note.line} of ${lines.length}`)))
  const times = lines.map((line) => line.at)
  if (times.some((time, n) => n > 0 && time < times[n - 1]!))
    findings.push(warning(at(one, 'transcript', 'times run backwards')))
  return findings
}

function weights(one: CourseSource['rubrics'][number]): Judged[] {
  const sum = one.value.criteria.reduce((total, criterion) => total + criterion.weight, 0)
  const strays = one.value.criteria.filter((row) => !row.id.startsWith(`${one.value.id}-`))
  return [
    ...(sum === 100 ? [] : [fault(at(one, 'rubric-weight', `weights add up to ${sum}`))]),
    ...strays.map((row) => fault(at(one, 'rubric-weight', `${row.id} is of another rubric`))),
  ]
}

function checklist(one: CourseSource['checklists'][number]): Judged[] {
  const points = [one.value, ...(one.value.stations ?? [])].flatMap((part) => part.items ?? [])
  const ids = [...points, ...(one.value.stations ?? [])].map((point) => point.id)
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n)
  return [
    ...twice.map((id) => fault(at(one, 'unique-id', `has ${id} twice`))),
    ...points
      .filter((point) => countHan(point.text) < 4)
      .map((point) => warning(at(one, 'checklist', `${point.id} says too little`))),
  ]
}

function oralTopic(content: CourseSource, one: CourseSource['oralQuestions'][number]): Judged[] {
  const known = content.course?.value.topics.some((topic) => topic.id === one.value.topic)
  return known ? [] : [fault(at(one, 'topic', `no topic ${one.value.topic}`))]
}

function at(one: Located<{ id: string }>, rule: string, message: string) {
  return { file: one.file, line: one.line, rule, message: `${one.value.id} ${message}` }
}
