import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import { discardDraft, draftName, findDraft, keepDraft } from '#app/components/ui/drafts'
import { type DeskAnswer, type DeskPage, newClientKey, placeOf, postToDesk } from './desk-post'
import { DeskStore, type Outgoing } from './desk-store'
import type { DeskView } from './desk-view'
import { listenToDesk } from './listen-to-desk'

const MOST_SEATS = 3

function memoryOf(page: DeskPage) {
  const name = (what: string) => draftName(page.personId, placeOf(page), what)
  function keep(what: string, values: string[]) {
    if (values.length === 0) discardDraft(name(what))
    else keepDraft(name(what), { [what]: values })
  }
  const find = (what: string) => findDraft(name(what))?.filled[what] ?? []
  return {
    keepText: (seat: number, text: string) => keep(`seat-${seat}`, text === '' ? [] : [text]),
    keepOutbox: (outbox: readonly Outgoing[]) =>
      keep(
        'outbox',
        outbox.map((one) => JSON.stringify(one)),
      ),
    texts: () =>
      Object.fromEntries(
        Array.from({ length: MOST_SEATS }, (_, seat) => [seat, find(`seat-${seat}`)[0] ?? '']).filter(
          ([, text]) => text !== '',
        ),
      ) as Record<number, string>,
    outbox: () => find('outbox').map((one) => JSON.parse(one) as Outgoing),
  }
}

/** One store for the life of the page: hears what happens, sends what was written, keeps what could not be sent. */
export function useDesk(view: DeskView, personId: string, at?: string) {
  const page = useMemo(() => ({ chatId: view.id, personId, ...(at ? { at } : {}) }), [view.id, personId, at])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's first look; later ones come to the store by themselves
  const store = useMemo(() => {
    const memory = memoryOf(page)
    return new DeskStore(view, {
      post: (fields) => postToDesk(page, fields),
      newKey: newClientKey,
      keepDraft: memory.keepText,
      keepOutbox: memory.keepOutbox,
      later: (work, ms) => {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
    })
  }, [page])
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)

  useEffect(() => {
    const memory = memoryOf(page)
    store.restore(memory.texts(), memory.outbox())
    // A page that may not be here any more is told so by its own loader.
    const stopListening = listenToDesk(page, store, () => window.location.reload())
    window.addEventListener('online', store.retryNow)
    document.addEventListener('visibilitychange', store.retryNow)
    return () => {
      stopListening()
      window.removeEventListener('online', store.retryNow)
      document.removeEventListener('visibilitychange', store.retryNow)
      store.stop()
    }
  }, [store, page])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.hasUnsent()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [store])

  return { store, snapshot }
}

interface DeskTools {
  seat: number
  /** New with every page: what forms without a script are named after. */
  seed: string
  act: (fields: Readonly<Record<string, string>>) => Promise<DeskAnswer>
}

export const DeskContext = createContext<DeskTools>({
  seat: 0,
  seed: '',
  act: () => Promise.resolve({ kind: 'unreachable' }),
})

export function useDeskTools(): DeskTools {
  return useContext(DeskContext)
}
