import { listActiveManagers } from '#db/queries/activities'
import { listDecisionsOfEnrolment } from '#db/queries/decisions'
import { type findDrill, listExamDrills } from '#db/queries/drills'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { newestDecisions } from '../activities/decision-facts'
import { countedAt, countedDrill, restedMark } from '../activities/rested-marks'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { readDrillContent } from './drill-content'

interface Mark {
  percent: number | null
  open: number
}

interface ChangedInput {
  drill: NonNullable<Awaited<ReturnType<typeof findDrill>>>
  enrolment: Pick<EnrolmentRow, 'id' | 'trainee_id' | 'trainee_name'>
  actor: Actor
  now: number
  before: Mark
  after: Mark
}

/**
 * A mark has changed on which somebody has decided already: those who decide are told from what to what, once nothing of it is
 * open any more, and again when it is open anew. The decision stands until they sign another in its place.
 */
export async function tellOfChangedMark(tx: Tx, { drill, enrolment, actor, now, before, after }: ChangedInput) {
  const wasSettled = before.open === 0
  const isSettled = after.open === 0
  if (!drill.activity_id || (!isSettled && !wasSettled)) return
  const rows = await listDecisionsOfEnrolment(tx, enrolment.id)
  const standing = newestDecisions(rows).filter((fact) => fact.confirmed !== 'declined')
  const drills = (await listExamDrills(tx, enrolment.id)).map(countedDrill)
  for (const { id, kind, decidedAt } of standing) {
    const from = restedMark(rows.find((row) => row.id === id)?.evidence ?? '{}', drill.activity_id)
    const isCounted = countedAt(drills, decidedAt).some((one) => one.id === drill.id)
    const isNews = before.percent !== after.percent || (!wasSettled && from !== after.percent)
    if (from === null || !isCounted || !isNews) continue
    const to = isSettled || after.percent === from ? after.percent : null
    await appendAudit(tx, {
      actor,
      now,
      action: 'change-ground:decision',
      entity: 'decision',
      entityId: id,
      enrolmentId: enrolment.id,
      before: { activity: drill.activity_id, percent: from },
      after: { activity: drill.activity_id, percent: to, drill: drill.id },
    })
    const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((one) => one !== enrolment.trainee_id)
    await notify(tx, {
      to: managers,
      kind: 'decision-ground-changed',
      payload: {
        enrolmentId: enrolment.id,
        traineeName: enrolment.trainee_name,
        decisionId: id,
        kind,
        title: readDrillContent(drill.cards).set.title,
        from,
        to,
      },
      now,
    })
  }
}
