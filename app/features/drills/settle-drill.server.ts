import { type findDrill, listDrillCards, updateDrill, updateDrillCard } from '#db/queries/drills'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listCardQuestions, listStandingRulings } from '#db/queries/rulings'
import type { DbOrTx, Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import type { RulingSubject } from '../quick-replies/rulings'
import { asPractised, type CardStanding, cardStanding, NOTHING_SAID, type SaidOfCard } from './card-standing'
import { DAILY_SET } from './daily'
import { type DrillResult, readCardScore, scoreDrill } from './drill'
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

/** Of each card the rulings that stand; of an exam also what its writer disputes. Practice waits for no answer. */
export async function loadSaid(
  db: DbOrTx,
  { id, purpose }: Pick<DrillRow, 'id' | 'purpose'>,
): Promise<Map<number, SaidOfCard>> {
  const byCard = new Map<number, SaidOfCard>()
  const saidOf = (position: number) => byCard.get(position) ?? NOTHING_SAID
  for (const { position, subject, is_yes } of await listStandingRulings(db, id)) {
    if (is_yes === null) continue
    const said = saidOf(position)
    const ruling = { subject: subject as RulingSubject, isYes: is_yes === 1 }
    byCard.set(position, { ...said, rulings: [...said.rulings, ruling] })
  }
  if (purpose !== 'exam') return byCard
  for (const { position, subject, origin, answered_at } of await listCardQuestions(db, id)) {
    if (origin !== 'dispute' || answered_at !== null) continue
    const said = saidOf(position)
    byCard.set(position, { ...said, disputed: [...said.disputed, subject as RulingSubject] })
  }
  return byCard
}

/** Every answered card of a drill with what it is worth under the rulings that stand. */
export async function loadStandings(
  db: DbOrTx,
  drill: Pick<DrillRow, 'id' | 'cards' | 'purpose'>,
): Promise<StandingRow[]> {
  const { cards } = readDrillContent(drill.cards)
  const said = await loadSaid(db, drill)
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
        standing: cardStanding(score, sent, said.get(row.position) ?? NOTHING_SAID),
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

/** The columns of the whole; the daily ten minutes are not marked as one. */
export function wholeColumns(drill: Pick<DrillRow, 'set_id'>, { percent, percentHigh, passed }: DrillResult) {
  if (drill.set_id === DAILY_SET) return { percent: null, percent_high: null, passed: null }
  return { percent, percent_high: percentHigh, passed: passed === null ? null : passed ? (1 as const) : (0 as const) }
}

/**
 * Writes what rulings and disputes have made of a drill: its cards and, once it is finished, its range and its verdict. A
 * verdict that another person turns is told to the trainee, also where it turns back to nothing, and a decision that rests on
 * the mark to those who decide. Call under the drill's lock.
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
  const open = (await listCardQuestions(tx, drill.id)).filter((question) => question.answered_at === null).length
  if (drill.state !== 'finished') {
    await updateDrill(tx, drill.id, { open_questions: open })
    return
  }
  const result = resultOf(drill, rows)
  const before = {
    percent: drill.percent,
    percentHigh: drill.percent_high,
    passed: drill.passed === null ? null : drill.passed === 1,
    open: drill.open_questions,
  }
  const after = { percent: result.percent, percentHigh: result.percentHigh, passed: result.passed, open }
  await updateDrill(tx, drill.id, { ...wholeColumns(drill, result), open_questions: open })
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
  // Whoever disputes knows that it is open again.
  if (after.passed === before.passed || actor.id === enrolment.trainee_id) return
  const payload = { drillId: drill.id, title: readDrillContent(drill.cards).set.title }
  const kind = after.passed === null ? 'drill-reopened' : after.passed ? 'drill-passed' : 'drill-failed'
  await notify(tx, { to: enrolment.trainee_id, kind, payload, now })
}
