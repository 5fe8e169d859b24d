import { Panel, Tag } from '#app/components/ui/layout'
import { formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import type { ExamPart, ExamParts } from './exam-parts'

/** Every part of each exam in one place: what it came to, or what is missing and whose move it is. */
export function ExamPartsPanel({ exams }: { exams: readonly ExamParts[] }) {
  const { parts: words } = useMessages(preconditionMessages)
  return exams.map((exam) => (
    <Panel key={exam.activityId} title={words.title(exam.title)}>
      <ul className="grid gap-2">
        {exam.parts.map((part) => (
          <Part key={part.part} part={part} />
        ))}
      </ul>
    </Panel>
  ))
}

function isHeardByNobody({ state, waitsFor }: ExamPart): boolean {
  return (state === 'examiners' || state === 'third-examiner') && waitsFor.length === 0
}

function Part({ part }: { part: ExamPart }) {
  const { parts: words } = useMessages(preconditionMessages)
  const { comma } = useMessages(preconditionMessages)
  const locale = useLocale()
  const { state, percent, line } = part
  const said = () => {
    if (state === 'there') return words[part.part](formatPercent(percent ?? 0, locale), formatPercent(line, locale))
    const marked = part.part === 'practical' ? 'practical' : 'oral'
    if (state === 'third-examiner') return words.thirdExaminer(marked)
    return state === 'examiners' ? words.examiners(marked, part.left) : words[state]
  }
  const isThere = state === 'there'
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
      <span className="num min-w-0 flex-1 basis-52">
        {said()}
        {part.waitsFor.length > 0 ? (
          <span className="block text-sm text-grey">{words.waitsFor(part.waitsFor.join(comma))}</span>
        ) : null}
        {isHeardByNobody(part) ? <span className="block text-sm text-amber">{words.nobodyLeft}</span> : null}
      </span>
      <Tag tone={!isThere ? 'amber' : (percent ?? 0) >= line ? 'green' : 'red'}>
        {!isThere ? words.missing : (percent ?? 0) >= line ? words.above : words.below}
      </Tag>
    </li>
  )
}
