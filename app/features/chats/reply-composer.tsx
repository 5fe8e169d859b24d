import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { decideEnter } from '../drills/send-key'
import type { DeskPhrase, DeskSeat } from './desk-view'
import { PhraseChoices } from './phrase-choices'
import { fillPhrase, findPhrases, gapsIn, lookedFor, type OpenGap, withPhrase } from './reply-field'
import { useDeskTools } from './use-desk'

interface ComposerProps {
  seat: DeskSeat
  text: string
  phrases: readonly DeskPhrase[]
  /** Taken from the list beside the chat; each one once. */
  taken: { code: string; n: number } | null
  onWrite: (text: string) => void
  onSend: (text: string) => void
}

/**
 * Where the replies are written. Without scripts it is a plain form; with them a slash finds a phrase and Enter sends, once and
 * on purpose.
 */
export function ReplyComposer({ seat, text, phrases, taken, onWrite, onSend }: ComposerProps) {
  const words = useMessages(chatMessages)
  const { seed } = useDeskTools()
  const field = useRef<HTMLTextAreaElement>(null)
  const sentAt = useRef<number | null>(null)
  const select = useRef<OpenGap | 'end' | null>(null)
  const [chosen, setChosen] = useState(0)
  const [putAway, setPutAway] = useState<string | null>(null)
  /** The text that was not sent at the first press, because something in it is open. */
  const [warned, setWarned] = useState<string | null>(null)

  const wanted = putAway === text ? null : lookedFor(text)
  const found = wanted === null ? [] : findPhrases(phrases, wanted)
  const at = Math.min(chosen, Math.max(0, found.length - 1))

  function insert(phrase: DeskPhrase) {
    const put = withPhrase(text, fillPhrase(phrase.text, seat.fills))
    select.current = put.gap ?? 'end'
    setChosen(0)
    onWrite(put.text)
    field.current?.focus()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer, so the field is theirs now
  useEffect(() => field.current?.focus(), [seat.seat])
  useEffect(() => {
    const put = select.current
    if (put === null || !field.current) return
    select.current = null
    const end = text.length
    field.current.setSelectionRange(put === 'end' ? end : put.from, put === 'end' ? end : put.until)
  }, [text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is taken
  useEffect(() => {
    const phrase = taken && phrases.find(({ code }) => code === taken.code)
    if (phrase) insert(phrase)
  }, [taken])

  function send() {
    if (text.trim() === '') return
    if (gapsIn(text).length > 0 && warned !== text) return setWarned(text)
    sentAt.current = performance.now()
    setWarned(null)
    onSend(text.trim())
  }

  /** Keys that belong to the list of phrases while one is shown. Answers whether this was one. */
  function moveInList(event: KeyboardEvent): boolean {
    if (found.length === 0) return false
    if (event.key === 'ArrowDown') setChosen((at + 1) % found.length)
    else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length)
    else if (event.key === 'Escape') setPutAway(text)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      if (!event.repeat) insert(found[at]!)
    } else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const move = decideEnter({
      shiftKey: event.shiftKey,
      repeat: event.repeat,
      isComposing: event.nativeEvent.isComposing,
      keyCode: event.keyCode,
      sinceSentMs: sentAt.current === null ? null : performance.now() - sentAt.current,
    })
    if (move === 'compose') return
    if (moveInList(event)) return event.preventDefault()
    if (event.key !== 'Enter' || move === 'new-line') return
    event.preventDefault()
    if (move === 'send') send()
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    send()
    field.current?.focus()
  }

  const gaps = warned === text ? gapsIn(text).map(({ words: gap }) => gap) : []
  return (
    <form method="post" onSubmit={onSubmit} className="relative shrink-0 border-t border-line bg-raised p-2 lg:p-3">
      <input type="hidden" name="intent" value="message" />
      <input type="hidden" name="seat" value={seat.seat} />
      <input type="hidden" name="clientKey" value={`${seed}-say-${seat.seat}`} />
      <PhraseChoices found={found} chosen={at} onTake={insert} />
      {seat.ended ? <p className="mb-1 text-sm text-grey">{words.customerGone}</p> : null}
      <p role="alert" className="text-sm font-medium text-amber empty:hidden">
        {gaps.length > 0 ? words.gapsLeft(gaps.join('')) : ''}
      </p>
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          name="text"
          rows={3}
          maxLength={LONGEST.chatMessage}
          value={text}
          onChange={(event) => {
            setChosen(0)
            onWrite(event.target.value)
          }}
          onKeyDown={onKeyDown}
          aria-label={words.reply(seat.customer)}
          aria-describedby="reply-hint"
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? 'phrase-choices' : undefined}
          aria-activedescendant={found.length > 0 ? `phrase-${found[at]!.code}` : undefined}
          lang="zh-CN"
          spellCheck={false}
          autoComplete="off"
          enterKeyHint="send"
          className="block min-w-0 flex-1 resize-none rounded-lg border border-line-strong bg-raised px-3 py-1.5 text-base"
        />
        <button
          type="submit"
          className="min-h-11 shrink-0 rounded-lg bg-primary px-4 font-medium text-on-primary hover:bg-primary-strong"
        >
          {words.send}
        </button>
      </div>
      <p id="reply-hint" className="mt-1 text-xs text-grey max-lg:sr-only">
        {words.replyHint}
      </p>
    </form>
  )
}
