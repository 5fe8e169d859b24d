import type { ReactNode } from 'react'
import { Icon } from '#app/components/ui/icon'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { StoreSnapshot } from './answer-store'
import { clockText } from './use-exam-clock'

const CALM_WARNING_MS = 5 * 60_000

interface FrameProps {
  title: string
  deadlineAt: number
  remainingMs: number
  announced: number | null
  snapshot: StoreSnapshot
  children: ReactNode
}

/** Nothing but the exam: its name, the clock, whether everything is saved. */
export function ExamFrame({ title, deadlineAt, remainingMs, announced, snapshot, children }: FrameProps) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  const late = remainingMs <= CALM_WARNING_MS
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
            <span role="timer">{clockText(remainingMs)}</span>
          </p>
          <p className="flex w-full items-center justify-between gap-3 text-sm text-grey">
            <SaveLine snapshot={snapshot} />
            <span className="num whitespace-nowrap">{words.collectedAt(formatTime(deadlineAt, locale))}</span>
          </p>
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

function SaveLine({ snapshot }: { snapshot: StoreSnapshot }) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  const troubled = snapshot.state === 'offline' || snapshot.state === 'signed-out'
  const text =
    snapshot.state === 'saved' && snapshot.savedAt !== null
      ? words.save.saved(formatTime(snapshot.savedAt, locale, true))
      : snapshot.state === 'saved'
        ? words.save.idle
        : words.save[snapshot.state]
  return (
    <span className={`num flex min-w-0 items-start gap-1 ${troubled ? 'font-medium text-amber' : ''}`}>
      <Icon name={troubled ? 'alert' : snapshot.state === 'saved' ? 'check' : 'pen'} size={16} className="mt-0.5" />
      {/* Spoken only when something is wrong; a voice at every save would disturb. */}
      <span role={troubled ? 'alert' : undefined}>
        {text}
        {snapshot.state === 'signed-out' ? (
          <a href="/login" target="_blank" rel="noopener" className="ml-2">
            {words.signInAgain}
          </a>
        ) : null}
      </span>
    </span>
  )
}
