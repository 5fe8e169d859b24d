import type { Content } from '#app/content/content.server'
import { instantOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry } from '#db/queries/activities'
import { lockCohort } from '#db/queries/cohorts'
import { listDrawsOfCohort } from '#db/queries/rubrics'
import { inTransaction } from '#db/transaction'
import { lockActivityCase } from '../activities/activity-case.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { drawCards, drawOralQuestions, readDraw } from './draw'
import { drawOf } from './record-sheet.server'
import { decideDraw, drawnFor, isHeard } from './sheet'

interface DrawInput {
  actor: Actor
  examiner: { id: string; roles: readonly string[] }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

/** Draws once: the second examiner sees what the first one drew. Two trainees of a cohort do not hear the same that day. */
export function drawQuestions(db: Db, input: DrawInput): Promise<Outcome<readonly string[]>> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, delegations, progress } = found.value
    const { activity } = entry
    const may = decideDraw({
      activity,
      enrolment,
      state: enrolment.state,
      status: entry.status,
      signed: false,
      decidedOn: false,
      drawn: false,
      sheets: [],
      again: entry.again ?? null,
      delegations,
      examiner: input.examiner,
    })
    if (!may.ok) return may
    const known = drawOf(found.value)
    if (known) return accept(readDraw(known.data))
    await lockCohort(tx, enrolment.cohort_id)
    const since = instantOf(progress.calendar.today, '00:00', enrolment.zone)
    const heard = await listDrawsOfCohort(tx, enrolment.cohort_id, since)
    // Nor what any test of this trainee asked, on whatever day.
    const taken = new Set([
      ...heard.flatMap((row) => readDraw(JSON.parse(row.data))),
      ...[...progress.facts.activities.values()].flatMap(({ entries }) =>
        entries.filter((e) => e.kind === 'draw').flatMap((e) => readDraw(e.data)),
      ),
    ])
    const id = newId()
    const wanted = drawnFor(activity)
    const rule = { seed: id, count: wanted, taken }
    const ids = isHeard(activity)
      ? drawOralQuestions(input.content.oralQuestions, rule)
      : drawCards(input.content.phoneCards, rule)
    if (ids.length < wanted) return refuse('too-few-items')
    await insertEntry(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: activity.id,
      kind: 'draw',
      data: JSON.stringify({ ids }),
      created_by: input.examiner.id,
      created_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'draw:questions',
      entity: 'activity-entry',
      entityId: id,
      enrolmentId: enrolment.id,
      after: { activityId: activity.id, ids },
    })
    return accept(ids)
  })
}
