import { type RefObject, useEffect, useState } from 'react'
import { ownerHeaders } from '../accounts/page-owner'

const POST_EVERY_MS = 10_000

/** How much of the text has passed the bottom of the window, in whole percent. */
function percentRead(text: HTMLElement): number {
  const box = text.getBoundingClientRect()
  const passed = (window.innerHeight - box.top) / Math.max(1, box.height)
  return Math.round(Math.min(1, Math.max(0, passed)) * 100)
}

interface Reading {
  /** Where it is told; null: nothing is told. */
  url: string | null
  /** Whose reading it is, whoever is signed in by then. */
  readerId: string
  known: number
}

/** Shows how far the reader has come and tells the server now and then. */
export function useReadingProgress(text: RefObject<HTMLElement>, { url, readerId, known }: Reading): number {
  const [percent, setPercent] = useState(known)

  useEffect(() => {
    if (!url) return
    let highest = known
    let sent = known
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () => {
      timer = undefined
      if (highest <= sent) return
      sent = highest
      const body = new URLSearchParams({ percent: String(highest) })
      fetch(url, { method: 'POST', body, keepalive: true, headers: ownerHeaders(readerId) }).catch(() => undefined)
    }
    const look = () => {
      if (!text.current) return
      highest = Math.max(highest, percentRead(text.current))
      setPercent(highest)
      if (highest > sent) timer ??= setTimeout(send, POST_EVERY_MS)
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('pagehide', send)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('pagehide', send)
      clearTimeout(timer)
      send()
    }
  }, [text, url, readerId, known])

  return Math.max(percent, known)
}
