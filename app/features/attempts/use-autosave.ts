import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { AnswerStore, type SendResult, type SentAnswerMessage } from './answer-store'
import type { PaperView } from './paper'

const TIMEOUT_MS = 10_000

interface AutosavePorts {
  onClosed: () => void
  onServerTime: (time: { serverNow: number; deadlineAt: number }) => void
}

/** One store for the life of the page; saves, keeps drafts, tries again when the network is back. */
export function useAutosave(paper: PaperView, ports: AutosavePorts) {
  const latest = useRef(ports)
  latest.current = ports
  const store = useMemo(
    () =>
      new AnswerStore(paper, {
        send: (message, options) => sendAnswer(paper, message, options),
        keepDraft: (item, draft) => keepDraft(paper.attemptId, item, draft),
        later: (work, ms) => {
          const timer = setTimeout(work, ms)
          return () => clearTimeout(timer)
        },
        onClosed: () => latest.current.onClosed(),
        onServerTime: (time) => latest.current.onServerTime(time),
      }),
    [paper],
  )
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)

  useEffect(() => {
    store.restore(readDrafts(paper))
    const leave = () => store.sendLast()
    const hide = () => {
      if (document.visibilityState === 'hidden') store.retryNow()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', store.retryNow)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', store.retryNow)
      document.removeEventListener('visibilitychange', hide)
      store.sendLast()
    }
  }, [store, paper])

  return { store, snapshot }
}

function answersUrl(attemptId: string): string {
  return `/exams/attempts/${attemptId}/answers`
}

async function post(attemptId: string, body: unknown, keepalive: boolean): Promise<Response> {
  return fetch(answersUrl(attemptId), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    keepalive,
    ...(keepalive ? {} : { signal: AbortSignal.timeout(TIMEOUT_MS) }),
  })
}

async function sendAnswer(
  { attemptId, writer }: PaperView,
  message: SentAnswerMessage,
  { takeOver, keepalive }: { takeOver: boolean; keepalive: boolean },
): Promise<SendResult> {
  const response = await post(attemptId, { kind: 'save', writer, takeOver, ...message }, keepalive)
  if (response.status === 401) return { kind: 'signed-out' }
  const reply = await response.json()
  if (response.ok) return { kind: 'saved', ...reply }
  if (reply.refusal === 'not-same-writer' && reply.theirs) return { kind: 'conflict', theirs: reply.theirs }
  if (reply.refusal === 'deadline-passed' || reply.refusal === 'wrong-state') return { kind: 'closed' }
  return { kind: 'unreachable' }
}

/** Hands in with everything that is not acknowledged yet; true once the server has the paper. */
export async function handIn({ attemptId, writer }: PaperView, store: AnswerStore): Promise<boolean> {
  try {
    const response = await post(attemptId, { kind: 'submit', writer, answers: store.pending() }, false)
    if (!response.ok) return false
    const reply = await response.json()
    if (reply.closed !== true) return false
    store.close()
    store.forgetDrafts()
    return true
  } catch {
    return false
  }
}

/** How much time is left by the server's clock; null when it cannot be asked. */
export async function askServerTime(
  attemptId: string,
): Promise<{ open: boolean; serverNow: number; deadlineAt: number } | null> {
  try {
    const response = await fetch(answersUrl(attemptId), { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

function draftKey(attemptId: string, item: string): string {
  return `shifu-draft:${attemptId}:${item}`
}

function keepDraft(attemptId: string, item: string, draft: SentAnswerMessage | null): void {
  // A full or forbidden store only costs the safety net, never the exam.
  try {
    if (draft) sessionStorage.setItem(draftKey(attemptId, item), JSON.stringify(draft))
    else sessionStorage.removeItem(draftKey(attemptId, item))
  } catch {}
}

function readDrafts({ attemptId, questions }: PaperView): SentAnswerMessage[] {
  return questions.flatMap(({ itemId }) => {
    try {
      const kept = sessionStorage.getItem(draftKey(attemptId, itemId))
      return kept ? [JSON.parse(kept) as SentAnswerMessage] : []
    } catch {
      return []
    }
  })
}
