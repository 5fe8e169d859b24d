// Each lesson's place, sources and self-check.
import { type Check, fault, type Judged, warning } from '../report'
import { unknownSourcesOf } from '../sources'

export const checkLessonForm: Check = (content, options) => {
  const findings: Judged[] = []
  const lastDay = content.course?.value.trainingDays ?? Number.POSITIVE_INFINITY
  const seen = new Map<string, string>()
  const unknownSource = unknownSourcesOf(content)
  for (const lesson of content.lessons) {
    const { value } = lesson
    const say = (rule: string, message: string) => ({
      file: lesson.file,
      line: 1,
      rule,
      message: `${value.id} ${message}`,
      topics: [value.topic],
    })
    const day = String(value.day).padStart(2, '0')
    if (!lesson.file.endsWith(`/day-${day}/${value.id}.zh-CN.mdx`))
      findings.push(fault(say('lesson-place', `belongs in day-${day}/${value.id}.zh-CN.mdx`)))
    if (!value.id.startsWith(`d${day}-`))
      findings.push(fault(say('lesson-place', `is not a lesson of day ${value.day}`)))
    if (value.day > lastDay) findings.push(fault(say('day', `day ${value.day} of a course of ${lastDay} days`)))
    const twin = seen.get(value.id)
    if (twin) findings.push(fault(say('unique-id', `is also at ${twin}`)))
    seen.set(value.id, lesson.file)
    for (const source of value.sources.filter(unknownSource)) findings.push(fault(say('source', `no ${source}`)))
    if (!value.reviewOn && /<Rule\s/.test(lesson.body))
      findings.push(fault(say('dates', 'states a rule, so it needs reviewOn')))
    if (value.reviewOn && value.reviewOn < options.today)
      findings.push(warning(say('stale', `to be reviewed since ${value.reviewOn}`)))

    const ids = value.check.map((question) => question.id)
    if (new Set(ids).size < ids.length) findings.push(fault(say('self-check', 'has two questions with one id')))
    for (const question of value.check) {
      if (question.type === 'truefalse') continue
      const right = question.options.filter((option) => option.correct).length
      const fits = question.type === 'single' ? right === 1 : right >= 2 && right < question.options.length
      if (!fits)
        findings.push(fault(say('self-check', `${question.id} (${question.type}) has ${right} correct options`)))
    }
  }
  return findings
}
