import { Tag } from '#app/components/ui/layout'
import { feedbackMessages } from '#app/i18n/feedback'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { type MeanLine, type Remarks, VOICES } from './feedback'

/** How many were heard, and the mean of each question; before there are enough, only how many there are. */
export function FeedbackMeans({ feedback }: { feedback: { voices: number; waiting: number; questions: MeanLine[] } }) {
  const words = useMessages(feedbackMessages)
  const locale = useLocale()
  const { voices, waiting, questions } = feedback
  if (voices === 0) return <p className="num text-grey">{words.waitingFirst(waiting, VOICES)}</p>
  return (
    <>
      <p className="num text-sm text-grey">
        {words.voices(voices)} {waiting > 0 ? words.waitingMore(waiting, VOICES) : null}
      </p>
      <ul className="mt-1 grid gap-1">
        {questions.map((line) => (
          <li key={line.id}>
            <span lang="zh-CN">{line.text}</span>{' '}
            <span className="num font-medium">
              {line.mean === null ? '–' : words.mean(formatNumber(line.mean, locale, 1), line.count)}
            </span>{' '}
            {line.review ? <Tag tone="amber">{words.review}</Tag> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

export function FeedbackRemarks({ remarks }: { remarks: readonly Remarks[] }) {
  const words = useMessages(feedbackMessages)
  if (remarks.length === 0) return null
  return (
    <>
      <h3 className="mt-4 font-bold">{words.remarks}</h3>
      <p className="text-sm text-grey">{words.remarksLead}</p>
      {remarks.map((question) => (
        <section key={question.id} className="mt-3" lang="zh-CN">
          <h4 className="font-medium">{question.text}</h4>
          <ul className="mt-1 list-disc pl-5">
            {question.said.map((said, n) => (
              <li key={n} className="whitespace-pre-wrap wrap-anywhere">
                {said}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
