import type { Db } from '#db/connect'
import { listScoredCards } from '#db/queries/rulings'
import { openKeptJudge } from '../quick-replies/judges.server'
import { cardStanding, NOTHING_SAID } from './card-standing'
import { isJudged, readCardScore, scoreCard } from './drill'
import { readDrillContent } from './drill-content'
import { loadSaid } from './settle-drill.server'

const STEP = 200

export interface OtherMark {
  drillId: string
  position: number
  /** Which part does not come out the same: what the judge said, or what rulings made of it. */
  what: 'judgement' | 'mark'
}

type Row = Awaited<ReturnType<typeof listScoredCards>>[number]

async function findOtherMark(db: Db, row: Row): Promise<OtherMark['what'] | null | undefined> {
  const score = readCardScore(row.score!)
  if (!isJudged(score) || score.judge === null) return undefined
  const { cards, forbidden = [], time } = readDrillContent(row.cards)
  const card = cards[row.position]!
  const sent = { code: row.code ?? '', reply: row.reply ?? '', tookMs: row.took_ms ?? 0 }
  const again = scoreCard(row.mode, card, sent, { judge: await openKeptJudge(db, score.judge), forbidden, time })
  const same = JSON.stringify([again.judgement, again.mark]) === JSON.stringify([score.judgement, score.mark])
  if (!same) return 'judgement'
  const said = (await loadSaid(db, { id: row.drill_id, purpose: row.purpose })).get(row.position) ?? NOTHING_SAID
  const comesTo = (disputed: typeof said.disputed) => {
    const { low, high } = cardStanding(score, { ...sent, limitSeconds: card.limitSeconds }, { ...said, disputed })
    return low === row.total && high === row.total_high
  }
  // A dispute from before disputes widened the range moves the mark only when it is answered.
  return comesTo(said.disputed) || comesTo([]) ? null : 'mark'
}

/** Judges every judged card again from its stored text, by the judge that it was judged by. Changes nothing. */
export async function verifyDrills(db: Db): Promise<{ checked: number; other: OtherMark[] }> {
  const other: OtherMark[] = []
  let checked = 0
  let after = { drillId: '', position: -1 }
  for (;;) {
    const rows = await listScoredCards(db, after, STEP)
    for (const row of rows) {
      const what = await findOtherMark(db, row)
      if (what !== undefined) checked++
      if (what) other.push({ drillId: row.drill_id, position: row.position, what })
    }
    const last = rows.at(-1)
    if (!last || rows.length < STEP) return { checked, other }
    after = { drillId: last.drill_id, position: last.position }
  }
}
