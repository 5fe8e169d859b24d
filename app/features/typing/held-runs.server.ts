import { listTypingRulings, listTypingRunsOfActivity } from '#db/queries/typing'
import type { DbOrTx } from '#db/transaction'
import type { ActivityProgress } from '../activities/progress'
import { type TypingStanding, typingStanding } from '../activities/typing-standing'
import type { Irregular } from './irregular'
import { isRunDecidedOn } from './typing-ruling'

export interface HeldRun {
  id: string
  run: number
  finishedAt: number
  speed: number
  accuracy: number
  typed: string
  irregular: Irregular
  standing: TypingStanding
  decidedOn: boolean
  /** Newest first. */
  rulings: { revision: number; verdict: 'accepted' | 'rejected'; reason: string; at: number; rulerName: string }[]
}

/** Runs of one activity that are over and were faster than hands are, or not only typed, with all that was said of them. */
export async function listHeldRuns(
  db: DbOrTx,
  { enrolmentId, activityId }: { enrolmentId: string; activityId: string },
  entry: Pick<ActivityProgress, 'again' | 'decidedOn'>,
): Promise<HeldRun[]> {
  const held = (await listTypingRunsOfActivity(db, enrolmentId, activityId)).filter(
    (run) => run.held === 1 && run.finished_at !== null,
  )
  if (held.length === 0) return []
  const rulings = await listTypingRulings(
    db,
    held.map((run) => run.id),
  )
  return held.map((run) => ({
    id: run.id,
    run: run.run,
    finishedAt: run.finished_at ?? 0,
    speed: run.speed ?? 0,
    accuracy: run.accuracy ?? 0,
    typed: run.typed ?? '',
    irregular: { pasted: run.pasted, dropped: run.dropped, replaced: run.replaced },
    standing: typingStanding({ finishedAt: run.finished_at, held: true, verdict: run.verdict }),
    decidedOn: isRunDecidedOn(entry, run.started_at),
    rulings: rulings
      .filter((ruling) => ruling.run_id === run.id)
      .map((ruling) => ({
        revision: ruling.revision,
        verdict: ruling.verdict,
        reason: ruling.reason,
        at: ruling.ruled_at,
        rulerName: ruling.ruler_name,
      })),
  }))
}
