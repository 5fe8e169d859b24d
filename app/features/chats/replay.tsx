import { useState } from 'react'
import { Panel } from '#app/components/ui/layout'
import { chatMessages } from '#app/i18n/chats'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ReplayView } from './desk-view'
import { ReplayCard } from './replay-card'
import { ReplayTurns } from './replay-turns'
import { useMarkWords } from './use-mark-words'

/** A sitting that is over: what it came to, then customer by customer what was asked, said, seen and lacking. */
export function Replay({ replay, revealed }: { replay: ReplayView; revealed: readonly number[] }) {
  const words = useMessages(chatMessages)
  const markOf = useMarkWords()
  /** Null shows everything, as it does without a script. */
  const [until, setUntil] = useState<number | null>(null)
  const isOpen = replay.high > replay.low
  return (
    <>
      <Panel title={words.result}>
        <p className="num text-xl font-bold">{markOf(replay.low, replay.high)}</p>
        {isOpen ? <p className="mt-1">{words.rangeWhy}</p> : null}
        {replay.purpose === 'practice' ? <p className="mt-1 text-sm text-grey">{words.practiceOnly}</p> : null}
      </Panel>
      <Scrubber replay={replay} until={until} onMove={setUntil} />
      {replay.seats.map((seat) => (
        <section key={seat.seat} aria-labelledby={`seat-${seat.seat}`} className="mb-8">
          <h2 id={`seat-${seat.seat}`} className="mb-2 text-xl font-bold" lang="zh-CN">
            {seat.title ? `${seat.customer} · ${seat.title}` : seat.customer}
          </h2>
          {revealed.includes(seat.seat) ? <p className="mb-2 font-medium">{words.wasMystery}</p> : null}
          <ReplayCard seat={seat} />
          <ReplayTurns seat={seat} until={until ?? replay.finishedAt} isWhole={until === null} />
        </section>
      ))}
    </>
  )
}

function Scrubber({
  replay,
  until,
  onMove,
}: {
  replay: ReplayView
  until: number | null
  onMove: (until: number | null) => void
}) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const at = until ?? replay.finishedAt
  const time = formatTime(at, locale, true)
  return (
    <div className="needs-script no-print sticky top-0 z-10 mb-5 rounded-(--radius-card) border border-line bg-raised p-3">
      <label htmlFor="moment" className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        {words.playTo}
        <output htmlFor="moment" className="num font-medium">
          {time}
        </output>
      </label>
      <input
        id="moment"
        type="range"
        className="block min-h-11 w-full accent-primary"
        max={Math.ceil((replay.finishedAt - replay.startedAt) / 1000)}
        step={1}
        value={Math.ceil((at - replay.startedAt) / 1000)}
        aria-valuetext={time}
        onChange={(event) => onMove(replay.startedAt + Number(event.target.value) * 1000)}
      />
      {until === null ? null : (
        <button type="button" className="min-h-11 text-primary underline" onClick={() => onMove(null)}>
          {words.showAll}
        </button>
      )}
    </div>
  )
}
