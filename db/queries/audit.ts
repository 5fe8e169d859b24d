import { sql } from 'kysely'
import { containsPattern, lockRows } from '../portable'
import type { AuditEventTable } from '../tables/audit'
import type { DbOrTx, Tx } from '../transaction'
import { nameAt } from './names'

/** Locks the chain's head until the transaction ends, so that rows are written one after the other. */
export function lockAuditHead(tx: Tx) {
  return lockRows(tx, tx.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1)).executeTakeFirstOrThrow()
}

export async function insertAuditEvent(tx: Tx, row: AuditEventTable) {
  await tx.insertInto('audit_event').values(row).execute()
  await tx.updateTable('audit_head').set({ seq: row.seq, hash: row.hash }).where('id', '=', 1).execute()
}

export function findAuditHead(db: DbOrTx) {
  return db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow()
}

export function listAuditEventsAfter(db: DbOrTx, seq: number, limit: number) {
  return db.selectFrom('audit_event').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()
}

export interface AuditFilter {
  enrolmentId?: string | undefined
  /** Ids of people; `house`: what nobody did but the house itself. */
  actors?: readonly string[] | 'house' | undefined
  concerned?: readonly string[] | undefined
  actions?: readonly string[] | undefined
  fromAt?: number | undefined
  untilAt?: number | undefined
  beforeSeq: number
  limit: number
}

/** One page of the record, the newest first, with the names of then. Each filter has an index of its own. */
export function selectAuditRows(db: DbOrTx, filter: AuditFilter) {
  const { enrolmentId, actors, concerned, actions, fromAt, untilAt } = filter
  let query = db
    .selectFrom('audit_event as e')
    .leftJoin('person as p', 'p.id', 'e.actor_id')
    .leftJoin('enrolment as n', 'n.id', 'e.enrolment_id')
    .leftJoin('person as t', 't.id', 'n.trainee_id')
    .leftJoin('person as s', (join) => join.onRef('s.id', '=', 'e.entity_id').on('e.entity', '=', 'person'))
    .leftJoin('cohort as c', (join) => join.onRef('c.id', '=', 'e.entity_id').on('e.entity', '=', 'cohort'))
    .leftJoin('cohort as k', 'k.id', 'n.cohort_id')
    .leftJoin('attempt as a', (join) => join.onRef('a.id', '=', 'e.entity_id').on('e.entity', '=', 'attempt'))
    .selectAll('e')
    .select([
      nameAt<string | null>('p', 'e.at').as('actor_name'),
      nameAt<string | null>('t', 'e.at').as('trainee_name'),
      nameAt<string | null>('s', 'e.at').as('person_name'),
      'n.trainee_id',
      'c.name as cohort_name',
      'k.course_id',
      'a.exam_id',
      'a.state as attempt_state',
    ])
    .where('e.seq', '<', filter.beforeSeq)
  if (enrolmentId !== undefined) query = query.where('e.enrolment_id', '=', enrolmentId)
  if (actors === 'house') query = query.where('e.actor_id', 'is', null)
  else if (actors) query = query.where('e.actor_id', 'in', actors)
  if (concerned)
    query = query.where((eb) =>
      eb.or([
        eb('e.enrolment_id', 'in', eb.selectFrom('enrolment').select('id').where('trainee_id', 'in', concerned)),
        eb.and([eb('e.entity', '=', 'person'), eb('e.entity_id', 'in', concerned)]),
      ]),
    )
  if (actions) query = query.where('e.action', 'in', actions)
  if (fromAt !== undefined) query = query.where('e.at', '>=', fromAt)
  if (untilAt !== undefined) query = query.where('e.at', '<', untilAt)
  return query.orderBy('e.seq', 'desc').limit(filter.limit)
}

/** Everybody who goes or went by a name with this text in it, or signs in by it. */
export async function listPeopleCalled(db: DbOrTx, text: string, limit: number): Promise<string[]> {
  const pattern = containsPattern(text)
  const rows = await db
    .selectFrom('person as p')
    .select('p.id')
    .where((eb) =>
      eb.or([
        sql<boolean>`lower(${eb.ref('p.display_name')}) like ${pattern} escape '\\'`,
        sql<boolean>`lower(${eb.ref('p.username')}) like ${pattern} escape '\\'`,
        eb(
          'p.id',
          'in',
          eb
            .selectFrom('former_name as f')
            .select('f.person_id')
            .where(sql<boolean>`lower(${sql.ref('f.name')}) like ${pattern} escape '\\'`),
        ),
      ]),
    )
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export function findNewestOfAction(db: DbOrTx, action: string) {
  return db
    .selectFrom('audit_event')
    .select('after_json')
    .where('action', '=', action)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}
