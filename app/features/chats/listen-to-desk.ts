// How a page hears what happens at its desk.
import { listenLive } from '#app/components/listen-live'
import { askDesk, type DeskPage, placeOf } from './desk-post'
import type { DeskStore } from './desk-store'

/** Answers a function that ends it. */
export function listenToDesk(page: DeskPage, store: DeskStore, onClosed: () => void): () => void {
  return listenLive({
    address: `${placeOf(page)}/live`,
    onMessage: (data) => {
      store.take(JSON.parse(data))
      store.retryNow()
    },
    ask: () => askDesk(page, store.snapshot().view.revision),
    onAnswer: (answer) => {
      if (answer.kind === 'refused' || answer.kind === 'wrong') {
        onClosed()
        return 'end'
      }
      if (answer.kind === 'trouble') store.tell({ trouble: answer.trouble })
      if (answer.kind === 'view') store.take(answer.view)
      return answer.kind === 'view' || answer.kind === 'same' ? 'reached' : 'unreachable'
    },
    onLink: (link) => store.tell({ link }),
    isOver: () => store.snapshot().view.state !== 'in_progress',
  })
}
