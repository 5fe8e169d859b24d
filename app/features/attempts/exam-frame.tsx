import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/components/ui/icon'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { SaveState, StoreSnapshot } from './answer-store'
import type { PaperLive } from './paper-live'
import { clockText } from './use-exam-clock'

const CALM_WARNING_MS = 5 * 60_000

interface FrameProps {
  title: string
  live: PaperLive
  remainingMs: number
  announced: number | null
  snapshot: StoreSnapshot
  children: ReactNode
}

/** Nothing but the exam: its name, the clock, whether everything is saved. */
export function ExamFrame({ title, live, remainingMs, announced, snapshot, children }: FrameProps) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  const late = remainingMs <= CALM_WARNING_MS
  const { minutes, extra } = live.time
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-20 border-b border-line bg-raised">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <h1 className="min-w-0 flex-1 truncate font-bold">{title}</h1>
          <p
            className={`num flex items-center gap-2 rounded-lg border px-3 py-1 text-lg font-bold ${late ? 'border-amber bg-amber-soft text-amber' : 'border-line text-ink'}`}
          >
            <Icon name="clock" />
            <span className="sr-only">{words.clock}</span>
            <span role="timer" translate="no">
              {clockText(remainingMs)}
            </span>
          </p>
          <div className="flex w-full flex-wrap items-start justify-between gap-x-3 text-sm text-grey">
            <SaveLine state={snapshot.state} />
            <span className="num ml-auto flex flex-wrap justify-end gap-x-3">
              {extra > 0 ? <span>{words.minutesWithExtra(minutes + extra, minutes, extra)}</span> : null}
              <span className="whitespace-nowrap">{words.collectedAt(formatTime(live.deadlineAt, locale))}</span>
            </span>
          </div>
        </div>
      </header>
      <p role="status" className="sr-only">
        {announced === null ? '' : words.announce(announced)}
      </p>
      <main id="main" className="mx-auto max-w-5xl px-4 py-5">
        {late ? (
          <p className="mb-4 rounded-lg border border-amber bg-amber-soft px-3 py-2 text-amber">{words.lastMinutes}</p>
        ) : null}
        {children}
      </main>
    </div>
  )
}

const ICONS: Partial<Record<SaveState['kind'], IconName>> = { idle: 'pen', saving: 'pen', saved: 'check' }

/**
 * A browser that translates the page puts elements of its own where our texts were. What changes here is therefore the only
 * child of its element: React then writes into the element, whatever is in it by now, and never looks for the text it knew.
 */
function SaveLine({ state }: { state: SaveState }) {
  const troubled = !(state.kind in ICONS)
  const text = useSaveText(state)
  return (
    <div className={`num flex min-w-0 items-start gap-1 ${troubled ? 'font-medium text-amber' : ''}`}>
      <Icon name={ICONS[state.kind] ?? 'alert'} size={16} className="mt-0.5" />
      {/* Spoken only when something is wrong; a voice at every save would disturb. */}
      <div role={troubled ? 'alert' : undefined} className="min-w-0">
        <p className="wrap-anywhere">{text}</p>
        <WayOut state={state} />
      </div>
    </div>
  )
}

function useSaveText(state: SaveState): string {
  const words = useMessages(examMessages).save
  const locale = useLocale()
  switch (state.kind) {
    case 'saved':
      return words.saved(formatTime(state.at, locale, true))
    case 'conflict':
      return words.conflict(state.position)
    case 'someone-else':
      return words['someone-else'](state.name)
    default:
      return words[state.kind]
  }
}

function WayOut({ state }: { state: SaveState }) {
  const words = useMessages(examMessages)
  switch (state.kind) {
    case 'signed-out':
    case 'someone-else':
      return (
        <a href={state.kind === 'signed-out' ? '/login' : '/login?switch'} target="_blank" rel="noopener">
          {words.signInAgain}
        </a>
      )
    case 'conflict':
      return <Link to={`?q=${state.position}`}>{words.toQuestion(state.position)}</Link>
    default:
      return null
  }
}
