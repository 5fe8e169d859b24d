import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import type { DeskPhrase } from './desk-view'

/** The phrases that go with what was typed after the slash, above the field. The field keeps the focus. */
export function PhraseChoices({
  found,
  chosen,
  onTake,
}: {
  found: readonly DeskPhrase[]
  chosen: number
  onTake: (phrase: DeskPhrase) => void
}) {
  const words = useMessages(chatMessages)
  if (found.length === 0) return null
  return (
    <div
      id="phrase-choices"
      role="listbox"
      aria-label={words.found}
      className="absolute inset-x-2 bottom-full z-10 mb-1 max-h-64 overflow-y-auto rounded-lg border border-line-strong bg-raised shadow-lg"
    >
      {found.map((phrase, n) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
        <div
          key={phrase.code}
          id={`phrase-${phrase.code}`}
          role="option"
          aria-selected={n === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(phrase)}
          className={`min-h-11 cursor-pointer px-3 py-1 ${n === chosen ? 'bg-primary-soft' : 'hover:bg-sunken'}`}
        >
          <span className="block">
            <code className="font-bold">/{phrase.code}</code> <span lang="zh-CN">{phrase.name}</span>
          </span>
          <span className="block truncate text-sm text-grey" lang="zh-CN">
            {phrase.text}
          </span>
        </div>
      ))}
    </div>
  )
}
