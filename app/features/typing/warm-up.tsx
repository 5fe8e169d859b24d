import { useEffect, useRef, useState } from 'react'
import { LinkButton } from '#app/components/ui/button'
import { useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { LONGEST } from '#app/rules/field-limits'
import { REGULAR } from './irregular'
import { TypingBoard } from './typing-board'
import { TypingClock } from './typing-clock'
import { useCommittedText } from './use-committed-text'

const START = { text: '', irregular: REGULAR }
const TICK_MS = 250

/** The board as it is in a run, and nothing of it leaves the page. */
export function WarmUp({ activityId, passage }: { activityId: string; passage: string }) {
  const words = useMessages(typingMessages)
  const field = useRef<HTMLTextAreaElement>(null)
  const { typed } = useCommittedText(field, START)
  const elapsedMs = useElapsed(typed.text !== '' || typed.composing)
  return (
    <TypingBoard
      passage={passage}
      text={typed.text}
      elapsedMs={elapsedMs}
      clock={<TypingClock label={words.warmUp.passed} ms={elapsedMs} />}
      action={
        <LinkButton to={`/practice/typing/${activityId}`} look="primary">
          {words.warmUp.done}
        </LinkButton>
      }
      refused={typed.refused && words.warmUp.refused}
    >
      <label className="block">
        <span className="sr-only">{words.typed}</span>
        <textarea
          ref={field}
          rows={2}
          maxLength={LONGEST.typed}
          spellCheck={false}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          placeholder={words.typed}
          className="typing-field"
        />
      </label>
    </TypingBoard>
  )
}

/** From the moment it began, by this computer alone: nothing is measured here. */
function useElapsed(hasBegun: boolean): number {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    if (!hasBegun) return
    const from = performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - from), TICK_MS)
    return () => clearInterval(timer)
  }, [hasBegun])
  return elapsed
}
