import { useState } from 'react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { DeskPhrase, DeskSeat } from './desk-view'
import { fillPhrase, findPhrases, lookedFor } from './reply-field'

/** Every phrase, filled with this customer's case, to read or to put into the reply. */
export function PhraseTab({
  seat,
  phrases,
  onTake,
}: {
  seat: DeskSeat
  phrases: readonly DeskPhrase[]
  onTake: (phrase: DeskPhrase) => void
}) {
  const words = useMessages(chatMessages)
  const [typed, setTyped] = useState('')
  const found = findPhrases(phrases, lookedFor(`/${typed.replace(/^[/／、]/u, '').trim()}`) ?? '', phrases.length)
  return (
    <>
      <label className="needs-script mb-2 block text-sm">
        {words.findPhrase}
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          maxLength={LONGEST.search}
          className="mt-0.5 block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-2 text-base"
        />
      </label>
      {found.length === 0 ? <p className="text-grey">{words.nothingFound}</p> : null}
      <ul className="grid gap-2">
        {found.map((phrase) => (
          <li key={phrase.code} className="border-b border-line pb-2">
            <div className="flex items-center gap-2">
              <span className="min-w-0 flex-1">
                <code className="font-bold">/{phrase.code}</code> <span lang="zh-CN">{phrase.name}</span>
              </span>
              <button
                type="button"
                onClick={() => onTake(phrase)}
                className="needs-script min-h-8 rounded-lg border border-line-strong px-2 text-sm hover:bg-sunken"
              >
                {words.insert}
                <span className="sr-only" lang="zh-CN">
                  {phrase.name}
                </span>
              </button>
            </div>
            <p className="text-sm whitespace-pre-line" lang="zh-CN">
              {fillPhrase(phrase.text, seat.fills)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
