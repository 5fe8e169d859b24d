import { Form } from '@remix-run/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import { splitCode } from './drill'

export interface CodeAtHand {
  code: string
  name: string
  text: string
}

const FIELD = 'block w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base'

/** Where the reply is written. Without scripts it is a plain form; with them a code brings its text, and Enter sends. */
export function Composer({
  position,
  mode,
  codes,
}: {
  position: number
  mode: 'code' | 'reply' | 'desk'
  codes: readonly CodeAtHand[]
}) {
  const words = useMessages(drillMessages)
  const form = useRef<HTMLFormElement>(null)
  const [code, setCode] = useState('')
  const [text, setText] = useState('')

  function insert(wanted: string) {
    const phrase = codes.find((entry) => entry.code === wanted.trim().toLowerCase().replace(/^\//, ''))
    if (!phrase) return false
    setCode(phrase.code)
    setText(phrase.text)
    return true
  }

  function onReplyKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter that closes an input method's candidate list belongs to the word, not to the message.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    const typed = splitCode('', text)
    if (typed.code && typed.text === '' && insert(typed.code)) return
    form.current?.requestSubmit()
  }

  return (
    <Form method="post" ref={form} className="grid gap-3" autoComplete="off">
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="position" value={position} />
      <label className="block max-w-56">
        <span className="font-medium">{words.code}</span>
        <input
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onBlur={() => text === '' && mode !== 'code' && insert(code)}
          // biome-ignore lint/a11y/noAutofocus: the customer is waiting and the clock runs
          autoFocus={mode === 'code'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          className={FIELD}
          aria-describedby="code-hint"
        />
        <span id="code-hint" className="text-sm text-grey">
          {words.codeHint}
        </span>
      </label>
      {mode === 'code' ? null : (
        <label className="block">
          <span className="font-medium">{words.reply}</span>
          <textarea
            name="reply"
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onReplyKey}
            // biome-ignore lint/a11y/noAutofocus: the customer is waiting and the clock runs
            autoFocus
            maxLength={2000}
            className={FIELD}
            aria-describedby="reply-hint"
          />
          <span id="reply-hint" className="text-sm text-grey">
            {words.replyHint}
          </span>
        </label>
      )}
      <div className="flex justify-end">
        <Button look="primary">{words.send}</Button>
      </div>
    </Form>
  )
}
