import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { accuracyOf, alignTyped, type CharacterState, partsOfPassage } from './align-typed'
import { perMinute } from './score-typing'

const LOOK: Record<CharacterState, string> = { right: 'typing-right', wrong: 'typing-wrong', ahead: '' }
/** Sooner a speed says nothing. */
const SPEED_AFTER_MS = 3_000

interface BoardProps {
  passage: string
  /** Committed so far. */
  text: string
  elapsedMs: number
  clock: ReactNode
  action?: ReactNode
  refused: string | null
  children: ReactNode
}

/** Clock, speed and accuracy in one line, three lines of the passage with the caret, and the field below: all in one sight. */
export function TypingBoard({ passage, text, elapsedMs, clock, action, refused, children }: BoardProps) {
  const words = useMessages(typingMessages)
  const locale = useLocale()
  const alignment = useMemo(() => alignTyped(passage, text), [passage, text])
  const isKnown = alignment.length > 0 && elapsedMs >= SPEED_AFTER_MS
  const speed = isKnown ? formatNumber(perMinute(alignment.correct, elapsedMs), locale, 0) : words.unknown
  return (
    <div className="typing-board">
      <div className="num mb-2 flex min-h-11 flex-wrap items-center gap-x-4 whitespace-nowrap">
        {clock}
        <p className="text-grey">
          <span className="sr-only">{words.live} </span>
          <span>{words.perMinute(speed)}</span>
          <span className="ml-3">
            {alignment.length > 0 ? `${formatNumber(accuracyOf(alignment), locale, 0)}%` : words.unknown}
          </span>
        </p>
        <div className="ml-auto">{action}</div>
      </div>
      <section aria-label={words.passage} lang="zh-CN">
        <p className="sr-only">{passage}</p>
        <PassageWindow passage={passage} alignment={alignment} />
      </section>
      {children}
      <p role="status" className="mt-1 text-sm text-amber">
        {refused}
      </p>
    </div>
  )
}

function PassageWindow({ passage, alignment }: { passage: string; alignment: ReturnType<typeof alignTyped> }) {
  const box = useRef<HTMLDivElement>(null)
  const caret = useRef<HTMLSpanElement>(null)
  const parts = useMemo(() => partsOfPassage(passage, alignment), [passage, alignment])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves with the parts
  useEffect(() => keepLineInMiddle(box, caret), [parts])
  const isThrough = parts.at(-1)?.state !== 'ahead'
  const mark = <span ref={caret} className="typing-caret" />
  return (
    <div ref={box} aria-hidden className="typing-window">
      {parts.map(({ state, text }, n) => (
        <span key={n}>
          {state === 'ahead' ? mark : null}
          <span className={LOOK[state]}>{text}</span>
        </span>
      ))}
      {isThrough ? mark : null}
    </div>
  )
}

function keepLineInMiddle(box: RefObject<HTMLElement>, caret: RefObject<HTMLElement>): void {
  if (!box.current || !caret.current) return
  const line = box.current.clientHeight / 3
  const top =
    caret.current.getBoundingClientRect().top - box.current.getBoundingClientRect().top + box.current.scrollTop
  box.current.scrollTop = Math.max(0, Math.floor(top / line) * line - line)
}
