import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

/** Of what was signed before its planned hour: the day on which, in the signer's word, it took place. */
const TOOK_PLACE =
  "alter table sign_off add column took_place_on text check (took_place_on is null or verdict = 'signed')"

/** Being late costs half a point (S-003-39): points come in halves, where they were whole. */
const HALVES = [
  'alter table conduct_entry add column halves REAL not null default 0 check (halves between -100 and 100 and halves * 2 = round(halves * 2))',
  'update conduct_entry set halves = points',
  'alter table conduct_entry drop column points',
  'alter table conduct_entry rename column halves to points',
]
/** Down there are whole points only; half a one is rounded away from nothing. */
const WHOLE = [
  'alter table conduct_entry add column whole INT not null default 0 check (whole between -100 and 100)',
  'update conduct_entry set whole = cast(round(points) as INT)',
  'alter table conduct_entry drop column points',
  'alter table conduct_entry rename column whole to points',
]

async function rewritePoints(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  await dropAppendOnly(db, 'conduct_entry')
  await runDdl(db, statements)
  await makeAppendOnly(db, 'conduct_entry')
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [TOOK_PLACE])
  await rewritePoints(db, HALVES)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await rewritePoints(db, WHOLE)
  await runDdl(db, ['alter table sign_off drop column took_place_on'])
}
