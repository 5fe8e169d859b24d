import { Form } from '@remix-run/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button'
import { ActionBar } from '#app/components/ui/layout'
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
  const reply = useRef<HTMLTextAreaElement>(null)
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

  function take(phrase: CodeAtHand) {
    setCode(phrase.code)
    setText(phrase.text)
    reply.current?.focus()
  }

  return (
    <Form method="post" ref={form} className="grid gap-2 sm:gap-3" autoComplete="off">
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="position" value={position} />
      <label className="grid grid-cols-[auto_1fr] items-center gap-x-3 sm:block sm:max-w-56">
        <span className="font-medium sm:mb-1 sm:block">{words.code}</span>
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
        <span id="code-hint" className="mt-1 block text-sm text-grey max-sm:sr-only">
          {words.codeHint}
        </span>
      </label>
      {mode === 'code' ? null : (
        <label className="block">
          <span className="mb-1 block font-medium">{words.reply}</span>
          <textarea
            ref={reply}
            name="reply"
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onReplyKey}
            // biome-ignore lint/a11y/noAutofocus: the customer is waiting and the clock runs
            autoFocus
            maxLength={2000}
            className={`${FIELD} field-sizing-content min-h-20 sm:min-h-28`}
            aria-describedby="reply-hint"
          />
          <span id="reply-hint" className="mt-1 block text-sm text-grey">
            {words.replyHint}
          </span>
        </label>
      )}
      {mode === 'code' ? null : <Matches codes={codes} code={code} text={text} onTake={take} />}
      <ActionBar>
        <Button look="primary" icon="next" className="w-full sm:w-auto">
          {words.send}
        </Button>
      </ActionBar>
    </Form>
  )
}

const MATCHES_SHOWN = 6

/** The phrases whose code or name goes with what has been typed so far, one tap away; gone once there is a reply. */
function Matches({
  codes,
  code,
  text,
  onTake,
}: {
  codes: readonly CodeAtHand[]
  code: string
  text: string
  onTake: (phrase: CodeAtHand) => void
}) {
  const words = useMessages(drillMessages)
  const typed = (text.startsWith('/') ? text : text === '' ? code : '').replace(/^\//, '').trim().toLowerCase()
  if (typed === '') return null
  const found = codes.filter((entry) => entry.code.startsWith(typed) || entry.name.includes(typed))
  return (
    <ul aria-label={words.findCode} className="flex flex-wrap gap-2 empty:hidden">
      {found.slice(0, MATCHES_SHOWN).map((entry) => (
        <li key={entry.code}>
          <button
            type="button"
            onClick={() => onTake(entry)}
            className="min-h-11 rounded-lg border border-violet bg-violet-soft px-3 text-violet"
          >
            <code className="font-bold">/{entry.code}</code> <span lang="zh-CN">{entry.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
