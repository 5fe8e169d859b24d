import { useState } from 'react'
import { Button } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { PaperSignal, PaperWord } from './paper-live'

/** What was said and given while this page was open, each until it is put aside; what was read before is folded. */
export function SaidToMe({ words }: { words: readonly PaperWord[] }) {
  const text = useMessages(examMessages).said
  // What the page was drawn with as seen was read in another one.
  const [read, setRead] = useState(() => new Set(words.filter(({ seenAt }) => seenAt !== null).map(({ id }) => id)))
  const fresh = words.filter(({ id }) => !read.has(id))
  const old = words.filter(({ id }) => read.has(id))
  return (
    <>
      <div role="status">
        {fresh.map((word) => (
          <Notice key={word.id} tone="primary" icon="chat" title={<SaidBy word={word} />}>
            <p className="break-words whitespace-pre-wrap">{word.text}</p>
            <form
              method="post"
              className="mt-2"
              onSubmit={(event) => {
                event.preventDefault()
                setRead((before) => new Set([...before, word.id]))
              }}
            >
              <input type="hidden" name="intent" value="seen" />
              <Button name="word" value={word.id}>
                {text.gotIt}
              </Button>
            </form>
          </Notice>
        ))}
      </div>
      {old.length > 0 ? (
        <details className="mb-4">
          <summary className="min-h-11 py-2 text-grey">{text.earlier(old.length)}</summary>
          <WordList words={old} />
        </details>
      ) : null}
    </>
  )
}

export function WordList({ words }: { words: readonly PaperWord[] }) {
  return (
    <ul className="grid gap-2">
      {words.map((word) => (
        <li key={word.id} className="break-words">
          <SaidBy word={word} />
          <p className="whitespace-pre-wrap">{word.text}</p>
        </li>
      ))}
    </ul>
  )
}

function SaidBy({ word }: { word: PaperWord }) {
  const text = useMessages(examMessages).said
  const at = formatTime(word.at, useLocale())
  return (
    <span className="num">
      {word.minutes > 0 ? text.gave(at, word.byName, word.minutes) : text.said(at, word.byName)}
    </span>
  )
}

/** In plain words what was noted of this paper; whose it is reads the same as whoever supervises. */
export function NotedList({ signals }: { signals: readonly PaperSignal[] }) {
  const text = useMessages(examMessages).noted
  const locale = useLocale()
  return (
    <ul className="list-disc pl-5">
      {signals.map((signal) => (
        <li key={`${signal.at}-${signal.kind}-${signal.amount}-${signal.position}`} className="num">
          {text[signal.kind](formatTime(signal.at, locale), signal.amount, signal.position)}
        </li>
      ))}
    </ul>
  )
}

export function NotedOfMe({ signals }: { signals: readonly PaperSignal[] }) {
  const text = useMessages(examMessages).noted
  if (signals.length === 0) return null
  return (
    <details className="mt-4 text-sm text-grey">
      <summary className="min-h-11 py-2">{text.title(signals.length)}</summary>
      <p className="mb-1">{text.note}</p>
      <NotedList signals={signals} />
    </details>
  )
}
