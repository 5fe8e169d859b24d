import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { isUniqueViolation } from '#db/portable'
import { insertCohortYear } from '#db/queries/calendar'
import { deleteClosure, findCohortByName, insertClosures, lockCohort, updateCohort } from '#db/queries/cohorts'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import type { CalendarChange } from './calendar-change'
import { loadCohort, previewChange } from './cohort-calendar.server'

interface ChangeCalendarInput {
  actor: Actor
  now: number
  cohortId: string
  /** The revision the preview was made from: dates are saved only as they were shown. */
  revision: number
  change: CalendarChange
  reason: string
  /** Calendar days within which training has to end. */
  limit: number
}

async function persist(tx: Tx, input: ChangeCalendarInput): Promise<Outcome> {
  const { change, cohortId } = input
  if (change.kind === 'basics') {
    const other = await findCohortByName(tx, change.name)
    if (other && other.id !== cohortId) return refuse('name-taken')
  } else if (change.kind === 'take-year')
    await insertCohortYear(tx, { cohort_id: cohortId, year: change.year, from_on: change.fromOn })
  else await deleteClosure(tx, cohortId, change.on)
  if (change.kind === 'set-day')
    await insertClosures(tx, [
      { cohort_id: cohortId, closed_on: change.on, kind: change.dayKind, reason: input.reason },
    ])
  const columns =
    change.kind === 'basics' ? { name: change.name, start_on: change.startOn, rest_pattern: change.restPattern } : {}
  const updated = await updateCohort(tx, cohortId, input.revision, columns)
  return updated === 0 ? refuse('stale') : accept()
}

/** Tells everybody in training some of whose dates move. */
export async function changeCalendar(db: Db, input: ChangeCalendarInput): Promise<Outcome> {
  const attempt = inTransaction(db, async (tx) => {
    const locked = await lockCohort(tx, input.cohortId)
    const cohort = locked && (await loadCohort(tx, input.cohortId))
    if (!cohort) return refuse('not-found')
    if (cohort.row.revision !== input.revision) return refuse('stale')
    // What was trained until today stays where it was, whenever the preview was drawn.
    if (input.change.kind === 'take-year' && input.change.fromOn <= localDateOf(input.now, cohort.row.zone))
      return refuse('stale')
    const previewed = previewChange(cohort, input.change, input.limit)
    if (!previewed.ok) return previewed
    const done = await persist(tx, input)
    if (!done.ok) return done
    const moved = previewed.value.preview.members.filter((m) => m.isMoved)
    await notify(tx, {
      to: moved.map((m) => m.traineeId),
      kind: 'plan-changed',
      payload: { reason: input.reason },
      now: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'change:cohort',
      entity: 'cohort',
      entityId: input.cohortId,
      reason: input.reason,
      before: { name: cohort.row.name, start_on: cohort.row.start_on, rest_pattern: cohort.row.rest_pattern },
      after: input.change,
    })
    return accept()
  })
  return attempt.catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('name-taken')
    throw error
  })
}
