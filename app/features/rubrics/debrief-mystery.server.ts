import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { insertRecord, updateRecord } from '#db/queries/activities'
import { listSheetsOfActivity } from '#db/queries/rubrics'
import { inTransaction } from '#db/transaction'
import { lockActivityCase } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { insertGap, type NewGap } from '../live-work/open-gap.server'
import { notify } from '../notifications/notify.server'
import { listQuotableLines } from '../visits/quotable-lines.server'
import type { QuotableLine } from '../visits/visit-view'
import { newestSheets } from './record-sheet.server'
import { decideDebrief, rubricOf } from './sheet'

interface DebriefInput {
  actor: Actor
  viewer: { id: string; roles: readonly string[] }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  note: string
  gaps: readonly (NewGap & { closed: boolean })[]
}

/** The talk after the mystery customer: from here on the trainee sees the report and its gaps. */
export async function debriefMystery(db: Db, given: DebriefInput): Promise<Outcome> {
  const gaps = quoted(given.gaps, await listQuotableLines(db, given))
  if (gaps === null) return refuse('line-unknown')
  const input = { ...given, gaps }
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, delegations, progress } = found.value
    const sheets = newestSheets(
      await listSheetsOfActivity(tx, enrolment.id, input.activityId),
      rubricOf(entry.activity) ?? '',
    )
    const decided = decideDebrief(
      {
        activity: entry.activity,
        enrolment,
        state: enrolment.state,
        status: entry.status,
        signed: false,
        decidedOn: false,
        drawn: false,
        sheets,
        delegations,
        examiner: input.viewer,
        debriefed: isDebriefed(facts.record),
      },
      { note: input.note, gaps: input.gaps, today: progress.calendar.today },
    )
    if (!decided.ok) return decided
    for (const gap of input.gaps) await insertGap(tx, found.value, { ...input, gap })
    const record = {
      status: 'submitted' as const,
      data: JSON.stringify({ debriefedAt: input.now, note: input.note.trim() }),
      updated_at: input.now,
      done_at: input.now,
    }
    const key = { enrolmentId: enrolment.id, activityId: input.activityId }
    if (facts.record) await updateRecord(tx, { ...key, revision: facts.record.revision }, record)
    else await insertRecord(tx, { enrolment_id: enrolment.id, activity_id: input.activityId, ...record })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'debrief:mystery',
      entity: 'activity-record',
      entityId: input.activityId,
      enrolmentId: enrolment.id,
      after: { note: input.note.trim(), gaps: input.gaps.length },
    })
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'debriefed',
      payload: { activityId: input.activityId, title: entry.activity.title },
      now: input.now,
    })
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}

/** What is quoted stands in the chat; where nobody visited, the source is told in words. Null for a line that is none. */
function quoted(gaps: DebriefInput['gaps'], lines: readonly QuotableLine[]): DebriefInput['gaps'] | null {
  if (lines.length === 0) return gaps
  const found = gaps.map((gap) => {
    const source = gap.source === '' ? '' : lines.find(({ key }) => key === gap.source)?.text
    return source === undefined ? null : { ...gap, source }
  })
  return found.every((gap) => gap !== null) ? found : null
}
