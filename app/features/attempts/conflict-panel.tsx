import { Button } from '#app/components/ui/button'
import { Panel } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ServerCopy } from './answer-sending'
import { answerLines } from './answer-text'
import type { QuestionView } from './paper'

/** Shows the copy of the other window; nothing is overwritten before somebody has looked at both. */
export function ConflictPanel({
  question,
  theirs,
  onSettle,
}: {
  question: QuestionView
  theirs: ServerCopy
  onSettle: ((choice: 'mine' | 'theirs') => void) | null
}) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  return (
    <Panel tone="amber" title={words.conflictTitle}>
      <div role="alert">
        <p className="mb-2">{words.conflictText}</p>
        <p className="text-sm text-grey">{words.theirCopy(formatTime(theirs.savedAt, locale, true))}</p>
        <ul className="my-1 whitespace-pre-wrap">
          {answerLines(theirs.answer, question, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {onSettle ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button type="button" onClick={() => onSettle('mine')}>
            {words.keepMine}
          </Button>
          <Button type="button" onClick={() => onSettle('theirs')}>
            {words.keepTheirs}
          </Button>
        </div>
      ) : (
        <p className="mt-2">{words.conflictPlain}</p>
      )}
    </Panel>
  )
}
