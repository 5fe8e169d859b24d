import { AsyncLocalStorage } from 'node:async_hooks'

/** With LOG_LEVEL=debug every request's log line says how many statements it took. */
const current = new AsyncLocalStorage<{ queries: number }>()

export function withQueryCount(counter: { queries: number }, work: () => void): void {
  current.run(counter, work)
}

export function countQuery(): void {
  const counter = current.getStore()
  if (counter) counter.queries++
}
