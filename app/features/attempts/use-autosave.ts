import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { keepDraft, readDrafts } from './answer-drafts'
import { type PageOfPaper, sendAnswer, sendPaper } from './answer-post'
import type { PlainConflict } from './answer-sending'
import { AnswerStore } from './answer-store'
import type { PaperView } from './paper'
import type { PaperLive } from './paper-live'

interface Autosaved {
  paper: PaperView
  personId: string
  conflict: PlainConflict | null
}

interface AutosavePorts {
  onClosed: () => void
  onServerTime: (time: { serverNow: number; deadlineAt: number }) => void
}

const storage = () => window.localStorage

/** One store for the life of the page; saves, keeps drafts, tries again when the network is back. */
export function useAutosave({ paper, personId, conflict }: Autosaved, ports: AutosavePorts) {
  const latest = useRef(ports)
  latest.current = ports
  const page = useMemo(() => ({ attemptId: paper.attemptId, writer: paper.writer, personId }), [paper, personId])
  const store = useMemo(
    () =>
      new AnswerStore(
        paper,
        {
          send: (message, options) => sendAnswer(page, message, options),
          keepDraft: (item, draft) => keepDraft(storage, page, item, draft),
          later: (work, ms) => {
            const timer = setTimeout(work, ms)
            return () => clearTimeout(timer)
          },
          onClosed: () => latest.current.onClosed(),
          onServerTime: (time) => latest.current.onServerTime(time),
        },
        conflict,
      ),
    [paper, page, conflict],
  )
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)

  useEffect(() => {
    store.restore(readDrafts(storage, page))
    const leave = () => store.sendLast()
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', store.retryNow)
    // Whoever looks away may close the window; whoever comes back may have signed in again.
    document.addEventListener('visibilitychange', store.retryNow)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', store.retryNow)
      document.removeEventListener('visibilitychange', store.retryNow)
      store.sendLast()
    }
  }, [store, page])
  useLeaveWarning(store)

  return { store, snapshot, page }
}

/** The browser asks before a window is closed that holds what no server has. */
function useLeaveWarning(store: AnswerStore): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!store.hasUnsaved()) return
      event.preventDefault()
      // What older browsers look at.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [store])
}

/** Hands in with everything that is not acknowledged yet; true once the server has the paper, its time where there is more. */
export async function handIn(page: PageOfPaper, store: AnswerStore, timeUp: boolean): Promise<boolean | PaperLive> {
  const answer = await sendPaper(page, store.pending(), timeUp)
  if (typeof answer === 'object' && 'live' in answer) return answer.live
  if (answer === 'closed') {
    store.close()
    store.forgetDrafts()
  } else if (answer !== 'failed') store.tell(answer)
  return answer === 'closed'
}

/**
 * What waited on this computer when its paper was collected goes to the server, which keeps it as evidence, and leaves
 * the computer.
 */
export function useLeftDrafts(attemptId: string, personId: string | null): void {
  useEffect(() => {
    if (!personId) return
    const page = { attemptId, personId, writer: `left-${attemptId}` }
    async function deliver() {
      for (const draft of readDrafts(storage, page)) {
        const result = await sendAnswer(page, draft, { takeOver: false, keepalive: false })
        if (result.kind === 'closed') keepDraft(storage, page, draft.item, null)
      }
    }
    // Unreachable: they wait for the next look at this page.
    deliver().catch(() => undefined)
  }, [attemptId, personId])
}
