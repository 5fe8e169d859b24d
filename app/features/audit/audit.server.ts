import { createHash } from 'node:crypto'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findAuditHead, insertAuditEvent, listAuditEventsAfter, lockAuditHead } from '#db/queries/audit'
import type { Tx } from '#db/transaction'
import {
  type AuditRow,
  auditMaterial,
  type ChainFault,
  type ChainHead,
  checkChain,
  checkWitnesses,
} from './audit-chain'

/** Who is acting, and in which request. `id` is null only for what the clock does (closing an overdue attempt). */
export interface Actor {
  id: string | null
  requestId: string | null
}

export const SYSTEM: Actor = { id: null, requestId: null }

export interface AuditEntry {
  actor: Actor
  now: number
  /** `verb:entity`, such as `sign:activity`. */
  action: string
  entity: string
  entityId: string
  enrolmentId?: string | null
  reason?: string | null
  before?: unknown
  after?: unknown
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Appends to the hash chain. Must be called with the transaction of the change it describes. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const head = await lockAuditHead(tx)
  const row: AuditRow = {
    seq: head.seq + 1,
    id: newId(),
    at: entry.now,
    actor_id: entry.actor.id,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    enrolment_id: entry.enrolmentId ?? null,
    reason: entry.reason ?? null,
    before_json: entry.before === undefined ? null : JSON.stringify(entry.before),
    after_json: entry.after === undefined ? null : JSON.stringify(entry.after),
    request_id: entry.actor.requestId,
    prev_hash: head.hash,
  }
  await insertAuditEvent(tx, { ...row, hash: sha256(auditMaterial(row)) })
}

const PAGE = 1_000

export interface AuditCheck {
  rows: number
  fault: ChainFault | null
  head: ChainHead
}

/**
 * Walks the whole chain; also notices rows cut off at its end, because the head remembers the last one, and with
 * `witnesses` (heads noted outside of the database) a chain that was computed anew.
 */
export async function verifyAudit(db: Db, witnesses: readonly ChainHead[] = []): Promise<AuditCheck> {
  const wanted = new Set(witnesses.map((witness) => witness.seq))
  const hashAt = new Map<number, string>()
  let head: ChainHead = { seq: 0, hash: '' }
  for (;;) {
    const rows = await listAuditEventsAfter(db, head.seq, PAGE)
    if (rows.length === 0) break
    for (const row of rows) if (wanted.has(row.seq)) hashAt.set(row.seq, row.hash)
    const checked = checkChain(rows, head, sha256)
    if ('fault' in checked) return { rows: head.seq, fault: checked.fault, head }
    head = checked.head
  }
  const stored = await findAuditHead(db)
  const cutOff = stored.seq !== head.seq || stored.hash !== head.hash
  const fault: ChainFault | null = cutOff ? { seq: stored.seq, problem: 'gap' } : checkWitnesses(witnesses, hashAt)
  return { rows: head.seq, fault, head }
}

/** The last row, for a note of it that is kept elsewhere. */
export function findChainHead(db: Db): Promise<ChainHead> {
  return findAuditHead(db)
}
