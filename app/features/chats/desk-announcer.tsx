import { useEffect, useRef, useState } from 'react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import type { DeskView } from './desk-view'
import { waitedSeconds, waitTone } from './waiting'

/** What a screen reader hears without being asked: a new customer, and once for each wait that it has become too long. */
export function DeskAnnouncer({ view, now }: { view: DeskView; now: number }) {
  const words = useMessages(chatMessages)
  const [news, setNews] = useState('')
  const [urgent, setUrgent] = useState('')
  const known = useRef({ seats: view.seats.length, waits: new Set<string>() })

  useEffect(() => {
    const newest = view.seats.at(-1)
    if (view.seats.length > known.current.seats && newest) setNews(words.announceNew(newest.customer))
    known.current.seats = view.seats.length
  }, [view.seats, words])

  useEffect(() => {
    for (const { seat, customer, waitsSince } of view.seats) {
      if (waitsSince === null || waitTone(now - waitsSince) !== 'red') continue
      const wait = `${seat} ${waitsSince}`
      if (known.current.waits.has(wait)) continue
      known.current.waits.add(wait)
      setUrgent(words.announceRed(customer, waitedSeconds(waitsSince, now)))
    }
  }, [view.seats, now, words])

  return (
    <>
      <p role="status" className="sr-only">
        {news}
      </p>
      <p role="alert" className="sr-only">
        {urgent}
      </p>
    </>
  )
}
