import { listDrillCards, listDrillsOfActivity } from '#db/queries/drills'
import type { DbOrTx } from '#db/transaction'
import type { CardScore } from './drill'
import { readDrillContent } from './drill-content'

export interface FastReply {
  position: number
  utterance: string
  code: string
  reply: string
  tookMs: number
  /** What a person would have needed at the very least. */
  fastestMs: number
}

/** Of the activity's last finished drill, for whoever reviews it: replies sent sooner than a person can read and type. */
export async function listFastReplies(
  db: DbOrTx,
  { enrolmentId, activityId }: { enrolmentId: string; activityId: string },
): Promise<FastReply[]> {
  const drill = (await listDrillsOfActivity(db, enrolmentId, activityId)).find((d) => d.state === 'finished')
  if (!drill?.fast_cards) return []
  const { cards } = readDrillContent(drill.cards)
  return (await listDrillCards(db, drill.id)).flatMap((row) => {
    const score = row.score === null ? null : (JSON.parse(row.score) as CardScore)
    if (score?.fastestMs === undefined) return []
    return [
      {
        position: row.position,
        utterance: cards[row.position]!.utterance,
        code: row.code ?? '',
        reply: row.reply ?? '',
        tookMs: row.took_ms ?? 0,
        fastestMs: score.fastestMs,
      },
    ]
  })
}
