import { useEffect, useRef } from 'react'
import type { DeskSeat } from './desk-view'

/** What was said and done in order of time, and a box that keeps its newest line in sight; `waiting` lines stand below it. */
export function useChatLog(seat: DeskSeat, waiting: number) {
  const box = useRef<HTMLDivElement>(null)
  const count = seat.lines.length + seat.deeds.length + waiting
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new is to be seen
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [count, seat.seat])
  const said = [
    ...seat.lines.map((line) => ({ at: line.at, line })),
    ...seat.deeds.map((deed) => ({ at: deed.at, deed })),
  ].sort((a, b) => a.at - b.at)
  return { box, said }
}
