import { type findDrill, listDrillCards, updateDrill, updateDrillCard } from '#db/queries/drills'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listCardQuestions, listStandingRulings } from '#db/queries/rulings'
import type { DbOrTx, Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import type { Ruling, RulingSubject } from '../quick-replies/rulings'
import { asPractised, type CardStanding, cardStanding } from './card-standing'
import { readCardScore, scoreDrill } from './drill'
import { readDrillContent } from './drill-content'
import { tellOfChangedMark } from './tell-of-changed-mark.server'

export type DrillRow = NonNullable<Awaited<ReturnType<typeof findDrill>>>

/** Whose drill it is. */
type SettledFor = Pick<EnrolmentRow, 'id' | 'trainee_id' | 'trainee_name'>

export interface StandingRow {
  position: number
  /** The mark as it is written now. */
  total: number | null
  totalHigh: number | null
  isFast: boolean
  standing: CardStanding
}

/** The rulings that stand, by card. */
export async function loadRulings(db: DbOrTx, drillId: string): Promise<Map<number, Ruling[]>> {
  const byCard = new Map<number, Ruling[]>()
  for (const row of await listStandingRulings(db, drillId)) {
    if (row.is_yes === null) continue
    const ruling = { subject: row.subject as RulingSubject, isYes: row.is_yes === 1 }
    byCard.set(row.position, [...(byCard.get(row.position) ?? []), ruling])
  }
  return byCard
}

/** Every answered card of a drill with what it is worth under the rulings that stand. */
export async function loadStandings(db: DbOrTx, drill: Pick<DrillRow, 'id' | 'cards'>): Promise<StandingRow[]> {
  const { cards } = readDrillContent(drill.cards)
  const rulings = await loadRulings(db, drill.id)
  return (await listDrillCards(db, drill.id)).flatMap((row) => {
    if (row.answered_at === null || row.score === null) return []
    const score = readCardScore(row.score)
    const { limitSeconds } = cards[row.position]!
    const sent = { code: row.code, reply: row.reply, tookMs: row.took_ms ?? 0, limitSeconds }
    return [
      {
        position: row.position,
        total: row.total,
        totalHigh: row.total_high,
        isFast: score.fastestMs !== undefined,
        standing: cardStanding(score, sent, rulings.get(row.position) ?? []),
      },
    ]
  })
}

/** What the whole drill comes to; practice waits for nobody. */
export function resultOf(drill: Pick<DrillRow, 'cards' | 'purpose'>, rows: readonly StandingRow[]) {
  const { set, cards } = readDrillContent(drill.cards)
  const standings = rows.map(({ standing }) => (drill.purpose === 'exam' ? standing : asPractised(standing)))
  return scoreDrill({ ...set, cards: cards.length }, standings)
}

export function passedColumn(passed: boolean | null): 0 | 1 | null {
  return passed === null ? null : passed ? 1 : 0
}

/**
 * Writes what rulings have made of a finished drill: its cards, its range, its verdict. A verdict that turns is told to the
 * trainee, also where it turns back to nothing, and a decision that rests on the mark to those who decide. Call under the
 * drill's lock.
 */
export async function settleDrill(
  tx: Tx,
  drill: DrillRow,
  { actor, now, enrolment }: { actor: Actor; now: number; enrolment: SettledFor },
): Promise<void> {
  const rows = await loadStandings(tx, drill)
  for (const { position, total, totalHigh, standing } of rows)
    if (total !== standing.low || totalHigh !== standing.high)
      await updateDrillCard(tx, drill.id, position, { total: standing.low, total_high: standing.high })
  const result = resultOf(drill, rows)
  const open = (await listCardQuestions(tx, drill.id)).filter((question) => question.answered_at === null).length
  const before = {
    percent: drill.percent,
    percentHigh: drill.percent_high,
    passed: drill.passed === null ? null : drill.passed === 1,
    open: drill.open_questions,
  }
  const after = { percent: result.percent, percentHigh: result.percentHigh, passed: result.passed, open }
  await updateDrill(tx, drill.id, {
    percent: after.percent,
    percent_high: after.percentHigh,
    passed: passedColumn(after.passed),
    open_questions: open,
  })
  await appendAudit(tx, {
    actor,
    now,
    action: 'settle:drill',
    entity: 'drill',
    entityId: drill.id,
    enrolmentId: drill.enrolment_id,
    before,
    after,
  })
  if (drill.purpose !== 'exam') return
  await tellOfChangedMark(tx, { drill, enrolment, actor, now, before, after })
  if (after.passed === before.passed) return
  const payload = { drillId: drill.id, title: readDrillContent(drill.cards).set.title }
  const kind = after.passed === null ? 'drill-reopened' : after.passed ? 'drill-passed' : 'drill-failed'
  await notify(tx, { to: enrolment.trainee_id, kind, payload, now })
}
