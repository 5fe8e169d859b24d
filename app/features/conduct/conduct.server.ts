import type { Content } from '#app/content/content.server'
import { conductStanding } from '#app/rules/conduct-points'
import { listConductEntries } from '#db/queries/conduct'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { conductRules } from './conduct-rules'

/** The ledger as the mentor, the manager and the trainee all see it, the newest line first. */
export async function getConduct(db: DbOrTx, content: Pick<Content, 'rules'>, enrolmentId: string) {
  const rows = await listConductEntries(db, enrolmentId)
  const texts = new Map(conductRules(content.rules).map((rule) => [rule.id, rule.text]))
  const countered = new Set(rows.map((row) => row.reverses_id))
  return {
    ...conductStanding(rows.reduce((sum, row) => sum + row.points, 0)),
    lines: rows.map((row) => ({
      id: row.id,
      ruleId: row.rule_id,
      ruleText: texts.get(row.rule_id) ?? null,
      points: row.points,
      note: row.note,
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      recorderName: row.recorder_name,
      isCounter: row.reverses_id !== null,
      countered: countered.has(row.id),
    })),
  }
}
export type ConductView = Awaited<ReturnType<typeof getConduct>>

/** The trainee's own; null for people who are not in training. */
export async function getOwnConduct(
  db: DbOrTx,
  content: Pick<Content, 'rules'>,
  traineeId: string,
): Promise<ConductView | null> {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  return enrolment ? getConduct(db, content, enrolment.id) : null
}
