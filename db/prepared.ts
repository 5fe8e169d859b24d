import type { Compilable, CompiledQuery } from 'kysely'
import { type Dialect, dialectOf } from './dialect'
import type { DbOrTx } from './transaction'

type Value = string | number
type Argument = Value | readonly string[]
type Compiled<O> = { query: CompiledQuery<O>; places: readonly (readonly [argument: number, item: number] | null)[] }

/** No caller needs more lengths of lists than this; a query of another one is built for itself. */
const MAX_KEPT = 50

/** The arguments with a marker in each value's place, to find out where it goes. */
function markersFor(args: readonly Argument[]): { markers: unknown[]; placeOf: Map<unknown, [number, number]> } {
  const placeOf = new Map<unknown, [number, number]>()
  const mark = (argument: number, item: number) => {
    const marker = `\u0001${argument}.${item}`
    placeOf.set(marker, [argument, item])
    return marker
  }
  const markers = args.map((arg, n) => (Array.isArray(arg) ? arg.map((_, item) => mark(n, item)) : mark(n, -1)))
  return { markers, placeOf }
}

function compile<A extends readonly Argument[], O>(
  db: DbOrTx,
  build: (db: DbOrTx, ...args: A) => Compilable<O>,
  args: A,
): Compiled<O> {
  const { markers, placeOf } = markersFor(args)
  const query = build(db, ...(markers as unknown as A)).compile()
  return { query, places: query.parameters.map((parameter) => placeOf.get(parameter) ?? null) }
}

/**
 * A query of a fixed shape, built and compiled once for each engine and length of its lists; afterwards only its values are
 * bound. Building costs several times what SQLite needs to answer. `build` must use its arguments as values and nothing else.
 */
export function prepared<A extends readonly Argument[], O>(
  build: (db: DbOrTx, ...args: A) => Compilable<O>,
): (db: DbOrTx, ...args: A) => Promise<O[]> {
  const kept = new Map<string, Compiled<O>>()
  return async (db, ...args) => {
    const dialect: Dialect = dialectOf(db)
    const key = `${dialect} ${args.map((arg) => (Array.isArray(arg) ? arg.length : '')).join()}`
    let compiled = kept.get(key)
    if (!compiled) {
      compiled = compile(db, build, args)
      if (kept.size < MAX_KEPT) kept.set(key, compiled)
    }
    const { query, places } = compiled
    const parameters = query.parameters.map((parameter, n) => {
      const place = places[n]
      if (!place) return parameter
      const arg = args[place[0]] as Argument
      return Array.isArray(arg) ? arg[place[1]] : arg
    })
    const { rows } = await db.executeQuery<O>({ ...query, parameters })
    return rows
  }
}

/** As `prepared`, for the one row there may be. */
export function preparedFirst<A extends readonly Argument[], O>(
  build: (db: DbOrTx, ...args: A) => Compilable<O>,
): (db: DbOrTx, ...args: A) => Promise<O | undefined> {
  const list = prepared(build)
  return async (db, ...args) => (await list(db, ...args))[0]
}
