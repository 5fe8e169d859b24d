import { useEffect, useState } from 'react'
import { type LiveLink, listenLive } from '#app/components/listen-live'
import type { LiveBoard } from './live-board'

/** The same address tells once, or for as long as somebody listens. */
const STATE = '/mentor/exams/live/state'

/** The board as it changes; what the page was drawn with until then, and where no script runs. */
export function useLiveBoard(first: LiveBoard): { board: LiveBoard; link: LiveLink | null } {
  const [board, setBoard] = useState(first)
  const [link, setLink] = useState<LiveLink | null>(null)
  // After a form the page brings a newer board than the stream has told of yet.
  useEffect(() => setBoard(first), [first])
  useEffect(
    () =>
      listenLive<LiveBoard | null>({
        address: STATE,
        onMessage: (data) => setBoard(JSON.parse(data)),
        ask: askBoard,
        onAnswer: (answer) => {
          if (answer) setBoard(answer)
          return answer ? 'reached' : 'unreachable'
        },
        onLink: setLink,
        isOver: () => false,
      }),
    [],
  )
  return { board, link }
}

async function askBoard(): Promise<LiveBoard | null> {
  try {
    const response = await fetch(STATE, { signal: AbortSignal.timeout(10_000) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
