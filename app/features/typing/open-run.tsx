import { useRef } from 'react'
import { Button } from '#app/components/ui/button'
import { ActionBar, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { TypingClock } from './typing-clock'
import type { TypingView } from './typing-view.server'
import { useTypedText } from './use-typed-text'

/** The passage and the field while the clock runs; without scripts a plain form. */
export function OpenRun({
  activityId,
  open,
  serverNow,
  title,
}: {
  activityId: string
  open: NonNullable<TypingView['open']>
  serverNow: number
  title: string
}) {
  const words = useMessages(typingMessages)
  const locale = useLocale()
  const field = useRef<HTMLTextAreaElement>(null)
  useTypedText(field, { url: `/practice/typing/${activityId}/typed`, runId: open.runId, saved: open.typed })
  return (
    <Form method="post" id="typing-form">
      <input type="hidden" name="runId" value={open.runId} />
      <div className="num mb-3 flex items-baseline justify-between">
        <h2 className="text-lg font-bold">{title}</h2>
        <TypingClock deadlineAt={open.deadlineAt} serverNow={serverNow} />
        <noscript>{words.noScript(formatTime(open.deadlineAt, locale, true))}</noscript>
      </div>
      <Panel id="passage" title={words.passage}>
        <p className="text-lg leading-loose select-none" lang="zh-CN">
          {open.passage}
        </p>
      </Panel>
      <label className="block">
        <span className="mb-1 block font-medium">{words.typed}</span>
        <textarea
          ref={field}
          name="typed"
          rows={8}
          defaultValue={open.typed}
          // biome-ignore lint/a11y/noAutofocus: the clock runs
          autoFocus
          spellCheck={false}
          autoComplete="off"
          maxLength={5000}
          className="block w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base"
        />
      </label>
      <ActionBar>
        <Button look="primary">{words.handIn}</Button>
      </ActionBar>
    </Form>
  )
}
