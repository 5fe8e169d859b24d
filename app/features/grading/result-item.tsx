import { Link } from '@remix-run/react'
import { Tag } from '#app/components/ui/layout'
import { formatNumber } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { answerLines } from '../attempts/answer-text'
import { CRITERIA, type FrozenRubric } from '../exam-forms/form-content'
import type { ExplainedItem, ScenarioGuide, ShownMark } from './explain-result'

type Item = ExplainedItem & { lessonTitle: string | null }

/** One question after release: own answer, right answer, why each option is as it is, where to read more. */
export function ResultItem({ item, rubric, isOwn }: { item: Item; rubric: FrozenRubric | null; isOwn: boolean }) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  const points = item.points ?? 0
  const tone = points >= item.max ? 'green' : points > 0 ? 'amber' : 'red'
  return (
    <li id={`q${item.position}`} className="print-page border-t border-line py-4 first:border-0">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h3 className="font-bold">{words.itemTitle(item.position)}</h3>
        <Tag tone={tone} icon={tone === 'amber' ? 'scale' : undefined}>
          {tone === 'green' ? words.right : tone === 'amber' ? words.part : words.wrong}{' '}
          {formatNumber(points, locale, 2)} / {item.max}
        </Tag>
        {item.adjusted ? <Tag tone="primary">{words.adjusted}</Tag> : null}
      </div>
      <p className="mb-3 break-words whitespace-pre-wrap">{item.stem}</p>
      {item.options.length > 0 ? <Options options={item.options} isOwn={isOwn} /> : <Lines item={item} isOwn={isOwn} />}
      {item.marks.map((mark, n) => (
        <MarkLines
          key={`${mark.points}-${String(n)}`}
          mark={mark}
          letter={String.fromCharCode(65 + n)}
          max={item.max}
          rubric={rubric}
        />
      ))}
      {item.scenario ? <Guide guide={item.scenario} /> : null}
      <p className="mt-3">
        <span className="mr-2 font-bold">{words.explanation}</span>
        {item.explanation}
      </p>
      {item.lessonTitle ? (
        <p className="mt-1">
          <Link to={`/lessons/${item.lessonId}`}>{words.toLesson(item.lessonTitle)}</Link>
        </p>
      ) : null}
    </li>
  )
}

function Options({ options, isOwn }: { options: Item['options']; isOwn: boolean }) {
  const words = useMessages(gradingMessages)
  const ui = useMessages(uiMessages)
  return (
    <ul className="grid gap-2">
      {options.map((option) => (
        <li
          key={option.text}
          className={`rounded-lg border px-3 py-2 ${option.correct ? 'border-green bg-green-soft' : option.chosen ? 'border-red bg-red-soft' : 'border-line'}`}
        >
          <p className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-words">{option.text}</span>
            {option.correct ? <Tag tone="green">{words.correctOption}</Tag> : null}
            {option.chosen ? (
              <Tag tone={option.correct ? 'green' : 'red'} icon="user">
                {isOwn ? words.chosen : words.theirChoice}
              </Tag>
            ) : null}
          </p>
          {option.tempts ? (
            <p className="text-sm text-grey">
              {words.tempts}
              {ui.colon}
              {option.tempts}
            </p>
          ) : null}
          <p className="text-sm text-grey">
            {option.tempts ? `${words.whyNot}${ui.colon}` : null}
            {option.why}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Lines({ item, isOwn }: { item: Item; isOwn: boolean }) {
  const words = useMessages(gradingMessages)
  const right = item.isTrue === null ? item.right : [item.isTrue ? words.isTrue : words.isFalse]
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <div>
        <dt className="text-sm text-grey">{isOwn ? words.yourAnswer : words.theirAnswer}</dt>
        {answerLines(item.answer, item, words).map((line) => (
          <dd key={line} className="break-words whitespace-pre-wrap">
            {line}
          </dd>
        ))}
      </div>
      {right ? (
        <div>
          <dt className="text-sm text-grey">{words.rightAnswer}</dt>
          {right.map((line) => (
            <dd key={line} className="break-words">
              {line}
            </dd>
          ))}
        </div>
      ) : null}
    </dl>
  )
}

function MarkLines({
  mark,
  letter,
  max,
  rubric,
}: {
  mark: ShownMark
  letter: string
  max: number
  rubric: FrozenRubric | null
}) {
  const words = useMessages(gradingMessages)
  const ui = useMessages(uiMessages)
  const locale = useLocale()
  const fault = rubric?.hardFaults.find((hard) => hard.id === mark.sheet.hardFault)
  return (
    <div className="mt-3 rounded-lg border border-line bg-sunken px-3 py-2">
      <p className="num font-medium">
        {words.marker(letter)} · {formatNumber(mark.points, locale, 2)} / {max}
      </p>
      {mark.sheet.hardFault ? (
        <p className="text-red">
          {words.hardFault}: {fault?.text ?? mark.sheet.hardFault}
        </p>
      ) : null}
      <ul className="text-sm">
        {CRITERIA.map((key) => {
          const level = mark.sheet.levels[key]
          const criterion = rubric?.criteria.find((one) => one.key === key)
          return (
            <li key={key}>
              {criterion?.title ?? words.criteria[key]}
              {ui.colon}
              {words.level(level)}
              {criterion ? ` · ${criterion.levels[3 - level] ?? ''}` : ''}
            </li>
          )
        })}
      </ul>
      {mark.comment ? <p className="mt-1 whitespace-pre-wrap">{mark.comment}</p> : null}
    </div>
  )
}

/** The lists a marker reads from, and a model reply. */
export function Guide({ guide, open = false }: { guide: ScenarioGuide; open?: boolean }) {
  const words = useMessages(gradingMessages)
  return (
    <details className="mt-3" open={open}>
      <summary className="min-h-11 py-2 text-primary">{words.lookFor}</summary>
      <dl className="grid gap-2">
        {CRITERIA.map((key) => (
          <div key={key}>
            <dt className="font-medium">{words.criteria[key]}</dt>
            {guide.rubric[key].map((line) => (
              <dd key={line} className="ml-4 list-item list-disc">
                {line}
              </dd>
            ))}
          </div>
        ))}
        <div>
          <dt className="font-medium">{words.modelAnswer}</dt>
          <dd className="whitespace-pre-wrap">{guide.model}</dd>
        </div>
      </dl>
    </details>
  )
}
