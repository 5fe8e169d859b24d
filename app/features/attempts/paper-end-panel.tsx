import { Panel } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { PaperEnd } from './paper-live'
import { NotedOfMe, WordList } from './paper-words'

/** However a paper ended, it says so in the same way: when, and how much of it was answered. */
export function PaperEndPanel({ end }: { end: PaperEnd }) {
  const words = useMessages(examMessages)
  const { minutes, extra } = end.time
  return (
    <Panel>
      <p className="num text-lg font-medium">
        {words.ended[end.how](formatDateTime(end.at, useLocale()), end.answered, end.questions)}
      </p>
      <p className="num text-grey">
        {end.how === 'time-up' ? `${words.ended.timeUpNote} ` : ''}
        {words.ended.time(
          extra > 0 ? words.minutesWithExtra(minutes + extra, minutes, extra) : words.minutesPlain(minutes),
        )}
      </p>
      {end.words.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-11 py-2 text-grey">{words.said.title(end.words.length)}</summary>
          <WordList words={end.words} />
        </details>
      ) : null}
      <NotedOfMe signals={end.signals} />
    </Panel>
  )
}
