import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { endOf } from '#app/rules/paper-end'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { type AttemptRow, lockAttempt, updateAttempt } from '#db/queries/attempts'
import { listDelegationsOf } from '#db/queries/grading'
import { insertWord, listOpenAttempts } from '#db/queries/supervising'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, type Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { relationTo } from '../grading/appeals.server'
import { decideSay } from './say'

interface SayInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  /** `paper:<attempt>`, or `exam:<exam>` for everybody who sits it within reach. */
  to: string
  minutes: number
  text: string
}

type OpenRow = Awaited<ReturnType<typeof listOpenAttempts>>[number]

/**
 * Says something to one paper or to all of an exam, and gives them minutes where there are any: in one transaction, under the
 * lock that saving, handing in and collecting take too. Answers how many of those within reach got it.
 */
export function sayToPapers(db: Db, input: SayInput): Promise<Outcome<{ said: number; of: number }>> {
  const { viewer, minutes, now } = input
  const [kind, id] = input.to.split(':') as ['paper' | 'exam', string]
  return inTransaction(db, async (tx) => {
    const delegations = await listDelegationsOf(tx, viewer.id)
    const action = minutes > 0 ? 'adjust:enrolment' : 'observe:activity'
    const reach = (row: OpenRow) => decideReach(viewer, action, relationTo(row, delegations), row.activity_id)
    const wanted = (await listOpenAttempts(tx)).filter((row) => (kind === 'paper' ? row.id : row.exam_id) === id)
    const [only] = wanted
    if (kind === 'paper' && only) {
      const may = reach(only)
      if (!may.ok) return may
    }
    const locked: [OpenRow, AttemptRow][] = []
    for (const row of wanted.filter((one) => reach(one).ok)) {
      const attempt = await lockAttempt(tx, row.id)
      if (attempt) locked.push([row, attempt])
    }
    let first: Outcome | null = null
    let said = 0
    for (const [row, attempt] of locked) {
      const may = decideSay(
        { state: attempt.state, deadlineAt: endOf(attempt), extendedMinutes: attempt.extended_minutes },
        { minutes, now },
      )
      first ??= may
      if (!may.ok) continue
      await sayUnderLock(tx, { row, attempt, input })
      said += 1
    }
    if (said > 0) return accept({ said, of: locked.length })
    return first && !first.ok ? first : refuse('paper-collected')
  })
}

async function sayUnderLock(
  tx: Tx,
  { row, attempt, input }: { row: OpenRow; attempt: AttemptRow; input: SayInput },
): Promise<void> {
  const { actor, viewer, minutes, text, now } = input
  const extended = attempt.extended_minutes + minutes
  if (minutes > 0) await updateAttempt(tx, attempt.id, attempt.revision, { extended_minutes: extended })
  const wordId = newId()
  await insertWord(tx, {
    id: wordId,
    attempt_id: attempt.id,
    enrolment_id: row.enrolment_id,
    trainee_id: row.trainee_id,
    minutes,
    text,
    said_by: viewer.id,
    said_at: now,
  })
  await appendAudit(tx, {
    actor,
    now,
    action: minutes > 0 ? 'extend:attempt' : 'tell:attempt',
    entity: 'attempt',
    entityId: attempt.id,
    enrolmentId: row.enrolment_id,
    reason: text,
    ...(minutes > 0 ? { before: { deadlineAt: endOf(attempt) } } : {}),
    after:
      minutes > 0 ? { wordId, minutes, deadlineAt: endOf({ ...attempt, extended_minutes: extended }) } : { wordId },
  })
}
