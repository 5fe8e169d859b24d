import { localClockOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { insertRecord, updateRecord } from '#db/queries/activities'
import { inTransaction, type Tx } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { checklistPoints } from './course-lookup'
import { notifySignersWhenReady } from './notify-signers.server'
import { definitionOf } from './registry'
import { type LockedActivity, lockTraineeActivity, type TraineeActivityInput } from './trainee-activity.server'
import { decideRecord } from './trainee-work'

export interface RecordActivityInput extends TraineeActivityInput {
  /** The revision the form was drawn from; 0 when nothing was recorded yet. */
  revision: number
  /** Already read through the type's own form. */
  data: Record<string, unknown>
}

/** Keeps what the trainee wrote or ticked; several may follow each other until somebody has signed. */
export function recordActivity(db: Db, input: RecordActivityInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockTraineeActivity(tx, input)
    if (!found.ok) return found
    const may = decideRecord(found.value, input.revision)
    if (!may.ok) return may
    const data = mergeRecord(found.value, input)
    if (!data.ok) return data
    const holds = decideContents(found.value, data.value, input.now)
    if (!holds.ok) return holds
    const saved = await saveRecord(tx, found.value, input, {
      data: data.value,
      status: found.value.facts.record?.status ?? 'open',
    })
    if (!saved.ok) return saved
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}

/** Whether what the record says can be true by now. */
export function decideContents(work: LockedActivity, data: Record<string, unknown>, now: number): Outcome {
  const { entry, calendar, enrolment } = work
  const { zone } = enrolment
  const moment = { on: entry.on, today: calendar.today, now, zone, clock: localClockOf(now, zone) }
  return definitionOf(entry.activity).writes?.holds?.(data, moment) ?? accept()
}

/** The new record: what the form says over what was there, in the shape the type allows. */
export function mergeRecord(work: LockedActivity, input: RecordActivityInput): Outcome<Record<string, unknown>> {
  const { activity } = work.entry
  const parsed = definitionOf(activity).record.safeParse({
    ...(work.facts.record?.data as object | undefined),
    ...input.data,
  })
  if (!parsed.success) return refuse('invalid-reference')
  const data = parsed.data as Record<string, unknown>
  if (Array.isArray(data.ticked) && 'checklist' in activity.settings) {
    const known = checklistPoints(input.content, activity.settings.checklist)
    if (!data.ticked.every((id) => known.has(id as string))) return refuse('invalid-reference')
    data.ticked = [...new Set(data.ticked)]
  }
  return accept(data)
}

interface RecordChange {
  data: Record<string, unknown>
  status: 'open' | 'submitted' | 'done'
  /** Set when the trainee hands in. */
  handedInAt?: number
}

export async function saveRecord(
  tx: Tx,
  work: LockedActivity,
  input: TraineeActivityInput & { revision: number },
  change: RecordChange,
): Promise<Outcome> {
  const before = work.facts.record
  const row = {
    data: JSON.stringify(change.data),
    status: change.status,
    updated_at: input.now,
    ...(change.handedInAt === undefined ? {} : { done_at: change.handedInAt }),
  }
  if (before) {
    const key = { enrolmentId: input.enrolmentId, activityId: input.activityId, revision: input.revision }
    if ((await updateRecord(tx, key, row)) === 0) return refuse('stale')
  } else {
    await insertRecord(tx, {
      ...row,
      enrolment_id: input.enrolmentId,
      activity_id: input.activityId,
      done_at: change.handedInAt ?? null,
    })
  }
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: change.handedInAt === undefined ? 'record:activity' : 'submit:activity',
    entity: 'activity',
    entityId: input.activityId,
    enrolmentId: input.enrolmentId,
    before: before ? { status: before.status, data: before.data } : null,
    after: { status: change.status, data: change.data },
  })
  return accept()
}
