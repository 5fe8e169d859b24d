// Decides the hash of an audit row: it covers every field and the hash before it, so no row can be changed, removed or moved unseen.
export interface AuditRow {
  seq: number
  id: string
  at: number
  actor_id: string | null
  action: string
  entity: string
  entity_id: string
  enrolment_id: string | null
  reason: string | null
  before_json: string | null
  after_json: string | null
  request_id: string | null
  prev_hash: string
}

/** The text that is hashed: an array, so that no two different rows can read the same. */
export function auditMaterial(row: AuditRow): string {
  return JSON.stringify([
    row.prev_hash,
    row.seq,
    row.id,
    row.at,
    row.actor_id,
    row.action,
    row.entity,
    row.entity_id,
    row.enrolment_id,
    row.reason,
    row.before_json,
    row.after_json,
    row.request_id,
  ])
}

export interface ChainHead {
  seq: number
  hash: string
}

export interface ChainFault {
  seq: number
  problem: 'gap' | 'broken-link' | 'altered' | 'not-as-witnessed'
}

/** Checks rows in order of seq, starting after `from`; answers the first fault, or the new head. */
export function checkChain(
  rows: readonly (AuditRow & { hash: string })[],
  from: ChainHead,
  hash: (material: string) => string,
): { fault: ChainFault } | { head: ChainHead } {
  let head = from
  for (const row of rows) {
    if (row.seq !== head.seq + 1) return { fault: { seq: row.seq, problem: 'gap' } }
    if (row.prev_hash !== head.hash) return { fault: { seq: row.seq, problem: 'broken-link' } }
    if (hash(auditMaterial(row)) !== row.hash) return { fault: { seq: row.seq, problem: 'altered' } }
    head = { seq: row.seq, hash: row.hash }
  }
  return { head }
}

/**
 * Whoever can write the database can also compute the whole chain anew; what they cannot change is a head that was
 * noted elsewhere while it was the last one. Answers the first head that `hashAt` no longer gives.
 */
export function checkWitnesses(
  witnesses: readonly ChainHead[],
  hashAt: ReadonlyMap<number, string>,
): ChainFault | null {
  const broken = witnesses.filter((head) => head.seq > 0 && hashAt.get(head.seq) !== head.hash)
  return broken.length === 0 ? null : { seq: Math.min(...broken.map((head) => head.seq)), problem: 'not-as-witnessed' }
}

/** Finds heads in a text: `12:9f…` as the command prints them, `"auditHead":"12:9f…"` as the server logs them. */
export function readHeads(text: string): ChainHead[] {
  return [...text.matchAll(/(?<![\w:])(\d{1,15}):([0-9a-f]{64})(?![0-9a-f])/g)].map(([, seq, hash]) => ({
    seq: Number(seq),
    hash: hash as string,
  }))
}

export function writeHead(head: ChainHead): string {
  return `${head.seq}:${head.hash}`
}
