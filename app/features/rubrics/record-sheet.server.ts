import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listActiveManagers } from '#db/queries/grading'
import { insertSheet, listSheetsOfActivity } from '#db/queries/rubrics'
import { inTransaction, type Tx } from '#db/transaction'
import { type ActivityCase, lockActivityCase } from '../activities/activity-case.server'
import { satAgainSince } from '../activities/facts'
import { askedToMark } from '../activities/markers'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { sittingBegan } from '../activities/second-test'
import { namedFor } from '../activities/signers'
import { tellTestResult } from '../activities/tell-test-result.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { listQuotableLines } from '../visits/quotable-lines.server'
import { type SheetMarks, scoreSheet } from './score-sheet'
import { decideRecordSheet, examinersOf, isHeard, LIVE_RUBRIC, type OwnSheet, rubricOf, sheetsLeft } from './sheet'

export interface RecordSheetInput extends SheetMarks {
  actor: Actor
  examiner: { id: string; roles: readonly string[] }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  comment: string
  /** Why it is marked again; empty for a first sheet. */
  why: string
  /** 0–100; only with the sheet of live work. */
  stateMark: number | null
  /** The examiner says that it took place before its planned hour. */
  tookPlaceOn: string | null
  /** The own revision the examiner saw; 0 for a first sheet. */
  expectedRevision: number
  /** Keys of lines of the mystery customer's chat, by criterion. */
  lines?: Readonly<Record<string, string>>
}

/** What the table's `marks` column holds. */
export interface StoredMarks {
  levels: Record<string, number>
  notes: Record<string, string>
  /** Only where it was written before the planned hour. */
  tookPlaceOn?: string
  /** What was quoted from the mystery customer's chat, by criterion. */
  quotes?: Record<string, string>
}

/** Marks are never edited: marking again adds a revision. Answers the percentage. */
export async function recordSheet(db: Db, input: RecordSheetInput): Promise<Outcome<{ percent: number }>> {
  const chosen = Object.entries(input.lines ?? {})
  const lines = chosen.length === 0 ? [] : await listQuotableLines(db, input)
  const quotes = chosen.map(([criterion, key]) => [criterion, lines.find((line) => line.key === key)?.text] as const)
  if (quotes.some(([, text]) => text === undefined)) return refuse('line-unknown')
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, delegations, progress } = found.value
    const rubric = input.content.rubricById.get(rubricOf(entry.activity) ?? '')
    if (!rubric) return refuse('invalid-reference')
    const rows = await listSheetsOfActivity(tx, enrolment.id, input.activityId)
    const since = markedSince(found.value)
    const sheets = newestSheets(rowsSince(rows, since), rubric.id)
    const decided = decideRecordSheet(
      {
        activity: entry.activity,
        enrolment,
        state: enrolment.state,
        status: entry.status,
        signed: isSigned(facts, since),
        decidedOn: entry.decidedOn ?? false,
        drawn: drawOf(found.value) !== undefined,
        sheets,
        lastRevision: lastRevisionOf(rows, rubric.id, input.examiner.id),
        delegations,
        examiner: input.examiner,
        moment: {
          ...entry,
          dates: progress.calendar.dates,
          zone: enrolment.zone,
          today: progress.calendar.today,
          now: input.now,
        },
      },
      input,
    )
    if (!decided.ok) return decided
    const scored = scoreSheet(rubric, input)
    if (!scored.ok) return scored
    const id = newId()
    const { tookPlaceOn } = decided.value
    const marks: StoredMarks = {
      levels: { ...input.levels },
      notes: { ...input.notes },
      ...(tookPlaceOn === null ? {} : { tookPlaceOn }),
      ...(quotes.length === 0 ? {} : { quotes: Object.fromEntries(quotes) as Record<string, string> }),
    }
    const row = {
      id,
      enrolment_id: enrolment.id,
      activity_id: input.activityId,
      rubric_id: rubric.id,
      rubric_version: rubric.version,
      examiner_id: input.examiner.id,
      trainee_id: enrolment.trainee_id,
      revision: decided.value.revision,
      marks: JSON.stringify(marks),
      percent: scored.value.percent,
      hard_fault: scored.value.hardFault ? input.hardFaults.join(',') : null,
      state_mark: rubric.id === LIVE_RUBRIC ? input.stateMark : null,
      comment: input.comment.trim(),
      made_at: input.now,
    }
    await insertSheet(tx, row)
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'record:sheet',
      entity: 'rubric-sheet',
      entityId: id,
      enrolmentId: enrolment.id,
      reason: input.why.trim() || null,
      after: {
        activityId: input.activityId,
        rubricId: rubric.id,
        revision: row.revision,
        percent: row.percent,
        hardFault: row.hard_fault,
        stateMark: row.state_mark,
        ...(tookPlaceOn === null ? {} : { tookPlaceOn }),
      },
    })
    const newest: OwnSheet = {
      id,
      examinerId: input.examiner.id,
      revision: row.revision,
      percent: row.percent,
      madeAt: row.made_at,
    }
    await tellOfSheet(tx, found.value, [...sheets.filter((s) => s.examinerId !== input.examiner.id), newest], input)
    await notifySignersWhenReady(tx, found.value, input)
    return accept({ percent: scored.value.percent })
  })
}

export function rowsSince(rows: readonly SheetRow[], since: number): SheetRow[] {
  return rows.filter((row) => row.made_at >= since)
}

/** Since when marks and draws are those of the sitting that is marked now. */
export function markedSince({ entry, facts }: Pick<ActivityCase, 'entry' | 'facts'>): number {
  return Math.max(sittingBegan(entry), satAgainSince(facts))
}

/** What was drawn for the sitting that is marked now. */
export function drawOf(given: Pick<ActivityCase, 'entry' | 'facts'>) {
  return given.facts.entries.find((e) => e.kind === 'draw' && e.createdAt >= markedSince(given))
}

/** A signature under the first test does not close the sheets of the second. */
export function isSigned({ signOffs }: Pick<ActivityCase['facts'], 'signOffs'>, since: number): boolean {
  return signOffs.some((s) => s.verdict === 'signed' && s.signedAt >= since)
}

/** Revisions count on through every sitting. Rows come newest revision first. */
export function lastRevisionOf(rows: readonly SheetRow[], rubricId: string, examinerId: string): number {
  return rows.find((row) => row.rubric_id === rubricId && row.examiner_id === examinerId)?.revision ?? 0
}

type MarkedRow = Pick<SheetRow, 'id' | 'rubric_id' | 'examiner_id' | 'revision' | 'percent' | 'made_at'>
type SheetRow = Awaited<ReturnType<typeof listSheetsOfActivity>>[number]

/** Rows come newest revision first: the first of each examiner is the one that counts. */
export function newestSheets(rows: readonly MarkedRow[], rubricId: string): OwnSheet[] {
  const newest = new Map<string, MarkedRow>()
  for (const row of rows)
    if (row.rubric_id === rubricId && !newest.has(row.examiner_id)) newest.set(row.examiner_id, row)
  return [...newest.values()].map((r) => ({
    id: r.id,
    examinerId: r.examiner_id,
    revision: r.revision,
    percent: r.percent,
    madeAt: r.made_at,
  }))
}

/**
 * The trainee hears nothing of a mystery report before its debrief, nor of an oral mark before every examiner is in. Where two
 * lie apart, whoever is asked to be the third hears of that instead.
 */
async function tellOfSheet(
  tx: Tx,
  { enrolment, entry: { activity }, delegations }: ActivityCase,
  sheets: readonly OwnSheet[],
  { now, content }: RecordSheetInput,
): Promise<void> {
  const about = { activityId: activity.id, title: activity.title }
  const left = sheetsLeft(activity, sheets)
  if (left > 0) {
    if (sheets.length < examinersOf(activity)) return
    const named = namedFor({ enrolment, activityId: activity.id, role: 'examiner', delegations })
    const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((id) => id !== enrolment.trainee_id)
    const marked = sheets.map((s) => s.examinerId)
    const third = askedToMark([named, [enrolment.mentor_id], managers], { marked, left })
    const payload = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, ...about }
    if (third.length > 0) return notify(tx, { to: third, kind: 'third-sheet-wanted', payload, now })
    const unasked = { ...payload, cohortId: enrolment.cohort_id }
    return notify(tx, { to: managers, kind: 'third-sheet-unasked', payload: unasked, now })
  }
  if (activity.type === 'mystery') return
  if (activity.type === 'phone') {
    await tellTestResult(tx, { enrolmentId: enrolment.id, activityId: activity.id, content, now })
    return
  }
  const kind = isHeard(activity)
    ? 'oral-marked'
    : activity.type === 'chat-simulation'
      ? 'practical-marked'
      : 'sheet-recorded'
  await notify(tx, { to: enrolment.trainee_id, kind, payload: about, now })
}
