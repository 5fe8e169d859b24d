import type { Db } from '#db/connect'
import type { Tx } from '#db/transaction'

/**
 * A `Db` whose transactions all run inside `tx`, so that many use cases together become one change: all of it or nothing,
 * and one write to the disk instead of thousands. Only for work that nobody else shares, such as filling an empty database.
 */
export function withinTransaction(tx: Tx): Db {
  return new Proxy(tx, {
    get(target, key) {
      if (key === 'transaction') return () => ({ execute: (work: (inner: Tx) => Promise<unknown>) => work(tx) })
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as unknown as Db
}
