import { localDateOf } from '#app/rules/dates'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listVisitsTo, settleVisit } from '#db/queries/visits'
import type { Tx } from '#db/transaction'
import { readActivityCase } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { appendAudit, SYSTEM } from '../audit/audit.server'
import { type Guest, startChat } from '../chats/start-chat.server'
import { notify } from '../notifications/notify.server'
import { visitFor } from './visit'
import { factsOfVisit } from './visit-facts'

type Opened = Omit<Parameters<typeof startChat>[1], 'guest'>

/** The practice desk as the trainee opens it: a mystery customer who is planned for these days comes in place of one that was drawn. */
export function openDesk(db: Db, input: Opened): Promise<Outcome<string>> {
  return startChat(db, { ...input, guest: (tx) => findGuest(tx, input) })
}

async function findGuest(tx: Tx, input: Opened): Promise<Guest | null> {
  const { content, now, enrolmentId, stage } = input
  const scriptOf = (id: string) => content.chatScripts.find((one) => one.id === id && one.form === 'mystery')
  const rows = await listVisitsTo(tx, enrolmentId)
  const today = localDateOf(now, content.course.zone)
  const visits = rows.map((row) => ({ ...factsOfVisit(row), row }))
  const visit = visitFor(visits, { today, stage, stageOf: (id) => scriptOf(id)?.stage })
  const script = visit && scriptOf(visit.scriptId)
  const shopCase = script && content.cases.find(({ id }) => id === script.case)
  if (!visit || !shopCase) return null
  const { row } = visit
  // What has been talked over is closed: nobody would read a visit that comes after it.
  const found = await readActivityCase(tx, { enrolmentId, activityId: row.activity_id, content, now })
  if (!found.ok || isDebriefed(found.value.facts.record)) return null
  return {
    script,
    shopCase,
    sit: async (inTx, { sittingId, seat }) => {
      const settled = await settleVisit(inTx, row.id, { sitting_id: sittingId, seat })
      if (settled === 0) throw new Error(`visit ${row.id} was settled while the enrolment was locked`)
      // By the house: the trainee opened the desk, and knows nothing of who sits down at it.
      await appendAudit(inTx, {
        actor: SYSTEM,
        now,
        action: 'begin:visit',
        entity: 'mystery_visit',
        entityId: row.id,
        enrolmentId,
        after: { sittingId, seat },
      })
      if (row.visitor_id === null) return
      const payload = { visitId: row.id, traineeName: row.trainee_name }
      await notify(inTx, { to: row.visitor_id, kind: 'visit-begun', payload, now })
    },
  }
}
