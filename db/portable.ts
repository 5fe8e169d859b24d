// The only file of queries that knows what SQLite and PostgreSQL do differently.
import type { SelectQueryBuilder } from 'kysely'
import { dialectOf } from './dialect'
import type { DbOrTx } from './transaction'

/** Locks the selected rows until the transaction ends. SQLite's write transaction already has the whole file. */
export function lockRows<D, T extends keyof D, O>(
  tx: DbOrTx,
  query: SelectQueryBuilder<D, T, O>,
): SelectQueryBuilder<D, T, O> {
  return dialectOf(tx) === 'postgres' ? query.forUpdate() : query
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Any rule the database itself holds: check, foreign key, unique, trigger. */
export function isConstraintViolation(error: unknown): boolean {
  const code = codeOf(error)
  return /^23\d{3}$/.test(code) || code.startsWith('SQLITE_CONSTRAINT')
}

export function isRetryable(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY')
}

/** A `like` pattern that finds `text` anywhere; % and _ in it are meant literally. Use with `escape '\'`. */
export function containsPattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, (c) => `\\${c}`)}%`
}
