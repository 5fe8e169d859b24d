import { useEffect, useRef } from 'react'
import { Button } from '#app/components/ui/button'
import { Form } from '#app/components/ui/post-form'
import { useServerTime } from '#app/components/use-server-time'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { LONGEST } from '#app/rules/field-limits'
import { TypingBoard } from './typing-board'
import { TypingClock } from './typing-clock'
import type { TypingView } from './typing-view.server'
import { useCommittedText } from './use-committed-text'
import { useTypedText } from './use-typed-text'

/** The passage and the field while the clock runs; without scripts a plain form. */
export function OpenRun({
  activityId,
  open,
  serverNow,
}: {
  activityId: string
  open: NonNullable<TypingView['open']>
  serverNow: number
}) {
  const words = useMessages(typingMessages)
  const locale = useLocale()
  const field = useRef<HTMLTextAreaElement>(null)
  const now = Math.min(useServerTime(serverNow, 250), open.deadlineAt)
  const { typed, latest } = useCommittedText(field, { text: open.typed, irregular: open.irregular })
  useTypedText(field, latest, {
    url: `/practice/typing/${activityId}/typed`,
    runId: open.runId,
    saved: open.typed,
  })
  const isOver = now >= open.deadlineAt
  useEffect(() => {
    if (isOver) field.current?.form?.requestSubmit()
  }, [isOver])
  return (
    <Form method="post">
      <input type="hidden" name="runId" value={open.runId} />
      <noscript>{words.noScript(formatTime(open.deadlineAt, locale, true))}</noscript>
      <TypingBoard
        passage={open.passage}
        text={typed.text}
        elapsedMs={now - open.startedAt}
        clock={<TypingClock label={words.left} ms={open.deadlineAt - now} />}
        action={<Button look="primary">{words.handIn}</Button>}
        refused={typed.refused && words.notTyped[typed.refused]}
      >
        <label className="block">
          <span className="sr-only">{words.typed}</span>
          <textarea
            ref={field}
            name="typed"
            rows={2}
            defaultValue={open.typed}
            // biome-ignore lint/a11y/noAutofocus: the clock runs
            autoFocus
            spellCheck={false}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            maxLength={LONGEST.typed}
            placeholder={words.typed}
            className="typing-field"
          />
        </label>
      </TypingBoard>
    </Form>
  )
}
