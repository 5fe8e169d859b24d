// The words in which the two engines differ when tables are made. Migrations may import this, nothing else of db/.
import { type Kysely, PostgresAdapter, sql } from 'kysely'

export type Dialect = 'sqlite' | 'postgres'

export function dialectOf(db: Kysely<any>): Dialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/**
 * Runs DDL written once for both engines: INT becomes bigint on PostgreSQL, REAL double precision,
 * and every `create table` becomes STRICT on SQLite.
 */
export async function runDdl(db: Kysely<any>, statements: readonly string[]): Promise<void> {
  const dialect = dialectOf(db)
  for (const statement of statements) {
    const portable =
      dialect === 'postgres'
        ? statement.replace(/\bINT\b/g, 'bigint').replace(/\bREAL\b/g, 'double precision')
        : statement
            .replace(/\bINT\b/g, 'integer')
            .replace(/\bREAL\b/g, 'real')
            .replace(/^(\s*create table[\s\S]*\))\s*$/i, '$1 strict')
    await sql.raw(portable).execute(db)
  }
}

/** Makes a table append-only: the engine itself refuses UPDATE and DELETE. */
export async function makeAppendOnly(db: Kysely<any>, table: string): Promise<void> {
  if (dialectOf(db) === 'postgres') {
    await sql
      .raw(
        `create or replace function refuse_change() returns trigger language plpgsql as $$
         begin raise exception 'append-only table %', tg_table_name using errcode = '23514'; end $$`,
      )
      .execute(db)
    await sql
      .raw(
        `create trigger ${table}_append_only before update or delete on ${table}
         for each row execute function refuse_change()`,
      )
      .execute(db)
    return
  }
  for (const event of ['update', 'delete'])
    await sql
      .raw(
        `create trigger ${table}_no_${event} before ${event} on ${table}
         begin select raise(abort, 'append-only table ${table}'); end`,
      )
      .execute(db)
}

export async function dropAppendOnly(db: Kysely<any>, table: string): Promise<void> {
  const triggers =
    dialectOf(db) === 'postgres'
      ? [`drop trigger if exists ${table}_append_only on ${table}`]
      : [`drop trigger if exists ${table}_no_update`, `drop trigger if exists ${table}_no_delete`]
  for (const statement of triggers) await sql.raw(statement).execute(db)
}

/** What the engine refuses: `event` on `table` while `when` holds (`new` and `old` are the rows; the SQL of both engines). */
export interface Guard {
  name: string
  table: string
  event: 'insert' | 'update' | 'delete'
  when: string
}

export async function makeGuard(db: Kysely<any>, { name, table, event, when }: Guard): Promise<void> {
  if (dialectOf(db) === 'postgres') {
    await sql
      .raw(
        `create or replace function ${name}() returns trigger language plpgsql as $$
         begin
           if ${when} then raise exception 'refused by ${name}' using errcode = '23514'; end if;
           return ${event === 'delete' ? 'old' : 'new'};
         end $$`,
      )
      .execute(db)
    await sql
      .raw(`create trigger ${name} before ${event} on ${table} for each row execute function ${name}()`)
      .execute(db)
    return
  }
  await sql
    .raw(
      `create trigger ${name} before ${event} on ${table}
       when ${when} begin select raise(abort, 'refused by ${name}'); end`,
    )
    .execute(db)
}

export async function dropGuard(db: Kysely<any>, { name, table }: Pick<Guard, 'name' | 'table'>): Promise<void> {
  const statements =
    dialectOf(db) === 'postgres'
      ? [`drop trigger if exists ${name} on ${table}`, `drop function if exists ${name}()`]
      : [`drop trigger if exists ${name}`]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Goes with the table; needs `refuse_change`, which `makeAppendOnly` makes. */
export async function refuseTruncate(db: Kysely<any>, table: string): Promise<void> {
  if (dialectOf(db) === 'sqlite') return
  await sql
    .raw(
      `create or replace trigger ${table}_no_truncate before truncate on ${table}
       for each statement execute function refuse_change()`,
    )
    .execute(db)
}
