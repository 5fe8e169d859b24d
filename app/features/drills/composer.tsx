import { useNavigation } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button'
import { ActionBar } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { CodeAtHand } from '../quick-replies/phrase-library.server'
import { type DrillMode, foldCode, splitCode } from './drill'
import { Matches } from './matches'
import { decideEnter } from './send-key'

interface Draft {
  code: string
  text: string
}

const EMPTY: Draft = { code: '', text: '' }
const FIELD = 'block w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base'

/** Nothing but a code: its text may take the place. */
function isBareCode({ code, text }: Draft): boolean {
  return text.trim() === '' || (splitCode('', text).text === '' && code.trim() === '')
}

/**
 * Where the replies are written, a draft for each customer. Without scripts it is a plain form; with them a code brings its
 * text, and Enter sends.
 */
export function Composer({
  position,
  mode,
  codes,
  brought,
}: {
  position: number
  mode: DrillMode
  /** All phrases, where they may be looked up. */
  codes: readonly CodeAtHand[]
  /** The phrase that the server brought for this customer. */
  brought: CodeAtHand | null
}) {
  const words = useMessages(drillMessages)
  const form = useRef<HTMLFormElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const replyField = useRef<HTMLTextAreaElement>(null)
  const sentAt = useRef<number | null>(null)
  const busy = useNavigation().state !== 'idle'
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>(brought ? { [position]: brought } : {})
  const draft = drafts[position] ?? EMPTY

  function write(change: Partial<Draft>) {
    setDrafts((all) => ({ ...all, [position]: { ...(all[position] ?? EMPTY), ...change } }))
  }

  useEffect(() => {
    if (!brought) return
    setDrafts((all) => (isBareCode(all[position] ?? EMPTY) ? { ...all, [position]: brought } : all))
  }, [brought, position])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer, so the field is theirs now
  useEffect(() => (mode === 'code' ? codeField : replyField).current?.focus(), [mode, position])

  function insert(wanted: string) {
    const phrase = codes.find((entry) => entry.code === foldCode(wanted))
    if (phrase) write(phrase)
    return phrase !== undefined
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    const move = decideEnter({
      shiftKey: event.shiftKey,
      repeat: event.repeat,
      isComposing: event.nativeEvent.isComposing,
      keyCode: event.keyCode,
      sinceSentMs: sentAt.current === null ? null : performance.now() - sentAt.current,
    })
    if (move === 'new-line' || move === 'compose') return
    event.preventDefault()
    if (move === 'ignore' || busy) return
    if (mode !== 'code' && isBareCode(draft) && insert(draft.code || splitCode('', draft.text).code)) return
    form.current?.requestSubmit()
  }

  function take(phrase: CodeAtHand) {
    write(phrase)
    replyField.current?.focus()
  }

  return (
    <Form
      method="post"
      ref={form}
      className="grid gap-2 sm:gap-3"
      autoComplete="off"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        if (busy) return event.preventDefault()
        if (mode === 'code' || !isBareCode(draft)) sentAt.current = performance.now()
      }}
    >
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="position" value={position} />
      <label className="grid grid-cols-[auto_1fr] items-center gap-x-3 sm:block sm:max-w-56">
        <span className="font-medium sm:mb-1 sm:block">{words.code}</span>
        <input
          ref={codeField}
          name="code"
          value={draft.code}
          onChange={(event) => write({ code: event.target.value })}
          onBlur={() => mode !== 'code' && draft.text === '' && insert(draft.code)}
          // biome-ignore lint/a11y/noAutofocus: the customer is waiting and the clock runs
          autoFocus={mode === 'code'}
          required={mode === 'code'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LONGEST.drillCode}
          className={FIELD}
          aria-describedby="code-hint"
        />
        <span id="code-hint" className="mt-1 block text-sm text-grey max-sm:sr-only">
          {mode === 'code' ? words.recallHint : words.codeHint}
        </span>
      </label>
      {mode === 'code' ? null : (
        <label className="block">
          <span className="mb-1 block font-medium">{words.reply}</span>
          <textarea
            ref={replyField}
            name="reply"
            rows={3}
            value={draft.text}
            onChange={(event) => write({ text: event.target.value })}
            // biome-ignore lint/a11y/noAutofocus: the customer is waiting and the clock runs
            autoFocus
            maxLength={LONGEST.drillReply}
            className={`${FIELD} field-sizing-content min-h-20 sm:min-h-28`}
            aria-describedby="reply-hint"
          />
          <span id="reply-hint" className="mt-1 block text-sm text-grey">
            {words.replyHint}
          </span>
        </label>
      )}
      {mode === 'code' ? null : <Matches codes={codes} code={draft.code} text={draft.text} onTake={take} />}
      <ActionBar>
        <Button look="primary" icon="next" className="w-full sm:w-auto">
          {words.send}
        </Button>
      </ActionBar>
    </Form>
  )
}
