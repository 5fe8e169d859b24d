// How a page hears what happens at its desk: by the server's stream, and by asking every few seconds when the stream fails.
import { askDesk, type DeskPage } from './desk-post'
import type { DeskStore } from './desk-store'

const ASK_EVERY_MS = 3_000
const AGAIN_MS = 2_000
/** So often the stream may break in a row. */
const FAILURES = 2
/** A stream that comes back at once is not worth a word. */
const GRACE_MS = 4_000
/** After a while of asking the stream is tried once more. */
const STREAM_AGAIN_MS = 60_000

/** Answers a function that ends it. */
export function listenToDesk(page: DeskPage, store: DeskStore, onClosed: () => void): () => void {
  let source: EventSource | null = null
  let failures = 0
  let isEnded = false
  const timers = new Set<ReturnType<typeof setTimeout>>()

  function later(work: () => void, ms: number) {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!isEnded) work()
    }, ms)
    timers.add(timer)
    return () => {
      clearTimeout(timer)
      timers.delete(timer)
    }
  }
  const isOver = () => store.snapshot().view.state !== 'in_progress'

  function listen() {
    let stopWorrying = () => {}
    source = new EventSource(`/practice/chats/${page.chatId}/live`)
    source.onmessage = ({ data }) => {
      failures = 0
      stopWorrying()
      store.tell({ link: 'open' })
      store.take(JSON.parse(data))
      store.retryNow()
      if (isOver()) source?.close()
    }
    source.onerror = () => {
      if (isOver()) return source?.close()
      failures += 1
      stopWorrying()
      stopWorrying = later(() => store.tell({ link: 'trying' }), GRACE_MS)
      if (failures >= FAILURES) {
        source?.close()
        stopWorrying()
        void ask()
        later(listen, STREAM_AGAIN_MS)
      } else if (source?.readyState === EventSource.CLOSED) later(listen, AGAIN_MS)
    }
  }

  async function ask() {
    const answer = await askDesk(page, store.snapshot().view.revision)
    if (isEnded || failures < FAILURES) return
    if (answer.kind === 'refused' || answer.kind === 'wrong') return onClosed()
    if (answer.kind === 'trouble') store.tell({ trouble: answer.trouble })
    store.tell({ link: answer.kind === 'view' || answer.kind === 'same' ? 'polling' : 'trying' })
    if (answer.kind === 'view') store.take(answer.view)
    if (!isOver()) later(ask, ASK_EVERY_MS)
  }

  listen()
  return () => {
    isEnded = true
    source?.close()
    for (const timer of timers) clearTimeout(timer)
  }
}
