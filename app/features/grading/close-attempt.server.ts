import { endOf } from '#app/rules/paper-end'
import type { Db } from '#db/connect'
import {
  type AttemptRow,
  listOverdueAttempts,
  listOverdueAttemptsOf,
  lockAttempt,
  updateAttempt,
} from '#db/queries/attempts'
import { inTransaction, type Tx } from '#db/transaction'
import { type AttemptState, GRACE_MS, isOverdue } from '../attempts/attempt'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { gradeAttempt } from './grade-attempt.server'
import { tellMarkers } from './grading-notices.server'

const BATCH = 50

interface CloseInput {
  how: 'submit' | 'expire'
  actor: Actor
  now: number
}

/** Collects an open paper and grades what can be graded at once. Call under the attempt's lock, only when it is in progress. */
export async function closeAttempt(tx: Tx, attempt: AttemptRow, { how, actor, now }: CloseInput): Promise<void> {
  const submitted = how === 'submit'
  // However late somebody looks, an expired paper was collected at its end.
  const closedAt = submitted ? now : endOf(attempt)
  const change = {
    state: submitted ? ('submitted' as const) : ('expired' as const),
    submitted_at: submitted ? now : null,
    closed_at: closedAt,
  }
  await updateAttempt(tx, attempt.id, attempt.revision, change)
  await appendAudit(tx, {
    actor,
    now,
    action: submitted ? 'submit:attempt' : 'expire:attempt',
    entity: 'attempt',
    entityId: attempt.id,
    enrolmentId: attempt.enrolment_id,
    before: { state: attempt.state },
    after: { state: change.state, closedAt },
  })
  const closed = { ...attempt, ...change, revision: attempt.revision + 1 }
  const waiting = await gradeAttempt(tx, closed, { actor: SYSTEM, now })
  if (waiting > 0) await tellMarkers(tx, closed, now)
}

/** An attempt as the caller has just read it. */
interface SeenAttempt {
  attemptId: string
  state: AttemptState
  deadlineAt: number
}

function asSeen(row: Pick<AttemptRow, 'id' | 'state' | 'deadline_at' | 'extended_minutes'>): SeenAttempt {
  return { attemptId: row.id, state: row.state, deadlineAt: endOf(row) }
}

/** Every page and action of a paper begins with this, so that a missed job changes nothing. True when it closed it. */
export async function closeIfOverdue(db: Db, seen: SeenAttempt, now: number): Promise<boolean> {
  if (!isOverdue(seen, now)) return false
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, seen.attemptId)
    if (!attempt || !isOverdue(asSeen(attempt), now)) return false
    await closeAttempt(tx, attempt, { how: 'expire', actor: SYSTEM, now })
    return true
  })
}

/** Of one trainee, before a start page or a new start looks at what is open. */
export async function closeOverdueOf(db: Db, input: { enrolmentId: string; now: number }): Promise<void> {
  for (const row of await listOverdueAttemptsOf(db, input.enrolmentId, input.now - GRACE_MS))
    await closeIfOverdue(db, asSeen(row), input.now)
}

/** The job: collects what nobody came back to. Answers how many. */
export async function closeOverdueAttempts(db: Db, now: number): Promise<number> {
  let closed = 0
  for (const row of await listOverdueAttempts(db, now - GRACE_MS, BATCH))
    if (await closeIfOverdue(db, asSeen(row), now)) closed++
  return closed
}
