import type { Db } from '#db/connect'
import { listAuditRowsOfEnrolment } from '#db/queries/board'
import { findEnrolment } from '#db/queries/enrolments'
import { sha256, verifyAudit } from './audit.server'
import { auditMaterial } from './audit-chain'

const PER_PAGE = 40
const NEWEST = Number.MAX_SAFE_INTEGER

/** One page of the record of an enrolment; every row's own hash is computed anew, the whole chain only when asked for. */
export async function getAuditPage(db: Db, input: { enrolmentId: string; before: number | null; checkAll: boolean }) {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return null
  const rows = await listAuditRowsOfEnrolment(db, enrolment.id, input.before ?? NEWEST, PER_PAGE + 1)
  const shown = rows.slice(0, PER_PAGE)
  return {
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    rows: shown.map((row) => ({
      seq: row.seq,
      at: row.at,
      action: row.action,
      entity: row.entity,
      actorName: row.actor_name,
      reason: row.reason,
      before: row.before_json,
      after: row.after_json,
      hash: row.hash,
      sound: sha256(auditMaterial(row)) === row.hash,
    })),
    next: rows.length > PER_PAGE ? (shown.at(-1)?.seq ?? null) : null,
    isFirst: input.before === null,
    chain: input.checkAll ? await verifyAudit(db) : null,
  }
}
