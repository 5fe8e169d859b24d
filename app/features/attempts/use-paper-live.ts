import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { listenLive } from '#app/components/listen-live'
import { type PageOfPaper, sendReport } from './answer-post'
import { AwayWatch, type Noted } from './away-watch'
import { ReportQueue } from './page-report'
import type { PaperLive } from './paper-live'

/** So often a page says that it is there; who supervises reads when it was last heard of. */
const HERE_EVERY_MS = 10_000
const DEVICE = 'shifu-device'

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** This browser's own name; a browser that keeps nothing has a new one with every page. */
function deviceName(): string {
  try {
    const known = window.localStorage.getItem(DEVICE)
    if (known && /^[\w-]{8,64}$/.test(known)) return known
    const name = newKey()
    window.localStorage.setItem(DEVICE, name)
    return name
  } catch {
    return newKey()
  }
}

interface LivePorts {
  onTime: (time: { serverNow: number; deadlineAt: number }) => void
  onClosed: () => void
  /** The question on the screen. */
  position: number
}

/** Hears what is said and given while the paper is open, and tells the server that somebody is here and what was noted. */
export function usePaperLive(page: PageOfPaper, first: PaperLive, ports: LivePorts): PaperLive {
  const [live, setLive] = useState(first)
  const latest = useRef(ports)
  latest.current = ports
  const queue = useMemo(() => new ReportQueue(typeof window === 'undefined' ? '' : deviceName(), newKey), [])

  const take = useCallback((next: PaperLive) => {
    if (!next.open) return latest.current.onClosed()
    setLive(next)
    latest.current.onTime(next)
  }, [])
  const report = useCallback(async () => {
    const sent = queue.next()
    const answer = await sendReport(page, sent)
    if (answer) queue.took(sent, answer.words)
    return answer
  }, [page, queue])

  useEffect(() => {
    let isOver = false
    const tell = async () => {
      const answer = await report()
      if (answer && !isOver) take(answer)
    }
    void tell()
    const timer = setInterval(tell, HERE_EVERY_MS)
    const stop = listenLive({
      address: `/exams/attempts/${page.attemptId}/live`,
      onMessage: (data) => take(JSON.parse(data)),
      ask: report,
      onAnswer: (answer) => {
        if (answer) take(answer)
        return answer ? 'reached' : 'unreachable'
      },
      isOver: () => isOver,
    })
    const stopWatching = watchPage((noted) => {
      queue.note(noted, latest.current.position)
      void tell()
    })
    return () => {
      isOver = true
      clearInterval(timer)
      stop()
      stopWatching()
    }
  }, [page, queue, report, take])

  useEffect(() => {
    // What arrives while nobody looks at the page was not seen.
    const see = () => {
      if (document.visibilityState === 'visible' && queue.see(live.words)) void report()
    }
    see()
    document.addEventListener('visibilitychange', see)
    return () => document.removeEventListener('visibilitychange', see)
  }, [live, queue, report])

  return live
}

/** Listens for what AwayWatch decides about; answers a function that ends it. */
function watchPage(onNoted: (noted: Noted) => void): () => void {
  const watch = new AwayWatch()
  const say = (noted: Noted | null) => noted && onNoted(noted)
  const leave = () => watch.leave(performance.now())
  const back = () => say(watch.back(performance.now()))
  const turn = () => (document.visibilityState === 'hidden' ? leave() : back())
  const copy = () => watch.copy(selectedText())
  const paste = (event: ClipboardEvent) => say(watch.paste(event.clipboardData?.getData('text/plain') ?? ''))
  const compose = ({ type }: Event) => watch.compose(type === 'compositionstart')
  const heard: [EventTarget, string, (event: never) => void][] = [
    [window, 'blur', leave],
    [window, 'focus', back],
    [document, 'visibilitychange', turn],
    [document, 'copy', copy],
    [document, 'cut', copy],
    [document, 'paste', paste],
    [document, 'compositionstart', compose],
    [document, 'compositionend', compose],
  ]
  for (const [target, type, listener] of heard) target.addEventListener(type, listener as EventListener)
  return () => {
    for (const [target, type, listener] of heard) target.removeEventListener(type, listener as EventListener)
  }
}

function selectedText(): string {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
  return document.getSelection()?.toString() ?? ''
}
