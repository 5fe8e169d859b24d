import type { Content } from '#app/content/content.server'
import type { Rubric } from '#app/content/rubric'
import { type ContentLanguage, rubricIn, type Told } from '#app/content/translation'
import type { Db } from '#db/connect'
import { listSheetsOfActivity } from '#db/queries/rubrics'
import type { ActivityCase } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { aheadOf } from '../activities/moment'
import { listQuotableLines } from '../visits/quotable-lines.server'
import { readDraw } from './draw'
import {
  drawOf,
  isSigned,
  lastRevisionOf,
  markedSince,
  newestSheets,
  rowsSince,
  type StoredMarks,
} from './record-sheet.server'
import { scoreSheet } from './score-sheet'
import {
  decideDraw,
  decideMayDebrief,
  decideMayRecord,
  drawnFor,
  examinersOf,
  examinersResult,
  isExamined,
  isHeard,
  LIVE_RUBRIC,
  passPercentOf,
  rubricOf,
  visibleSheetIds,
} from './sheet'

type SheetRow = Awaited<ReturnType<typeof listSheetsOfActivity>>[number]

/** One marked sheet as it may be read: every criterion with its level in words. */
function sheetView(row: SheetRow, rubric: Told<Rubric>) {
  const marks = JSON.parse(row.marks) as StoredMarks
  const hardFaults = row.hard_fault?.split(',') ?? []
  const scored = scoreSheet(rubric, { ...marks, hardFaults })
  return {
    id: row.id,
    examinerId: row.examiner_id,
    examinerName: row.examiner_name,
    revision: row.revision,
    percent: row.percent,
    hardFaults: hardFaults.map((id) => rubric.hardFaults.find((fault) => fault.id === id)?.text ?? id),
    hardFaultIds: hardFaults,
    /** Of the rubric's own words; what the examiner wrote is in whatever they write in. */
    language: rubric.language,
    stateMark: row.state_mark,
    comment: row.comment,
    madeAt: row.made_at,
    hasZero: Object.values(marks.levels).includes(0),
    // A sheet of an older rubric version may no longer fit the criteria of today: then its sum and comment speak alone.
    lines: scored.ok ? scored.value.lines : [],
    tookPlaceOn: marks.tookPlaceOn ?? null,
    levels: marks.levels,
    notes: marks.notes,
    quotes: marks.quotes ?? {},
  }
}
export type DeskSheet = ReturnType<typeof sheetView>

interface Reader {
  id: string
  roles: readonly string[]
}

/** The sheets that this person may see now: nobody else's before every examiner is in. */
function visibleViews(
  rows: readonly SheetRow[],
  { entry, facts, enrolment }: ActivityCase,
  viewer: Pick<Reader, 'id'>,
  rubric: Told<Rubric>,
): DeskSheet[] {
  const sheets = newestSheets(rows, rubric.id)
  const ids = visibleSheetIds({
    activity: entry.activity,
    sheets,
    debriefed: isDebriefed(facts.record),
    viewerId: viewer.id,
    traineeId: enrolment.trainee_id,
  })
  return rows.filter((row) => ids.includes(row.id)).map((row) => sheetView(row, rubric))
}

/** Everything the marker's part of an activity page shows; null for activities without a rubric. */
export async function getSheetDesk(
  db: Db,
  given: ActivityCase,
  viewer: Reader,
  { content, now, language = 'zh-CN' }: { content: Content; now: number; language?: ContentLanguage },
) {
  const { entry, enrolment, facts, delegations, progress } = given
  const { activity, status } = entry
  const asWritten = content.rubricById.get(rubricOf(activity) ?? '')
  if (!asWritten) return null
  const rubric = rubricIn(content, asWritten, language)
  const allRows = await listSheetsOfActivity(db, enrolment.id, activity.id)
  const since = markedSince(given)
  const rows = rowsSince(allRows, since)
  const lastRevision = lastRevisionOf(allRows, rubric.id, viewer.id)
  const sheets = newestSheets(rows, rubric.id)
  const signed = isSigned(facts, since)
  const debriefed = isDebriefed(facts.record)
  const asked = {
    activity,
    enrolment,
    state: enrolment.state,
    status,
    signed,
    decidedOn: entry.decidedOn ?? false,
    drawn: drawOf(given) !== undefined,
    sheets,
    lastRevision,
    delegations,
    examiner: viewer,
  }
  const may = decideMayRecord(asked, { expectedRevision: lastRevision })
  const mayDraw = decideDraw({ ...asked, again: entry.again ?? null })
  const visible = visibleViews(rows, given, viewer, rubric)
  const wanted = examinersOf(activity)
  const all = rows.filter((row) => sheets.some((s) => s.id === row.id)).map((row) => sheetView(row, rubric))
  const blind = visible.length < sheets.length
  return {
    rubric: {
      id: rubric.id,
      title: rubric.title,
      criteria: rubric.criteria,
      hardFaults: rubric.hardFaults,
      language: rubric.language,
    },
    asksStateMark: rubric.id === LIVE_RUBRIC,
    passPercent: passPercentOf(activity),
    isExam: isExamined(activity),
    isOral: isHeard(activity),
    isMystery: activity.type === 'mystery',
    /** What may be quoted; none where nobody visited. */
    quotable:
      activity.type === 'mystery'
        ? await listQuotableLines(db, { enrolmentId: enrolment.id, activityId: activity.id, content })
        : [],
    canMark: may.ok,
    ahead: aheadOf({ ...entry, zone: enrolment.zone, today: progress.calendar.today, now }),
    today: progress.calendar.today,
    revision: lastRevision,
    decidedOn: entry.decidedOn ?? false,
    drawFirst: !may.ok && may.reason === 'draw-first',
    /** The last day of a second test that nobody drew for in time. */
    drawOverSince: !mayDraw.ok && mayDraw.reason === 'second-test-over' ? (mayDraw.detail ?? null) : null,
    /** Sheets of the first test, where a second one is being marked. */
    earlier: firstSheets(allRows, since, rubric),
    own: visible.find((s) => s.examinerId === viewer.id) ?? null,
    visible: visible.map(({ levels: _levels, notes: _notes, ...view }) => view),
    blindOthers: blind ? sheets.filter((s) => s.examinerId !== viewer.id).length : 0,
    result:
      wanted > 1 && (!blind || sheets.length >= wanted)
        ? examinersResult(
            all.map((s) => ({
              id: s.id,
              percent: s.percent,
              madeAt: s.madeAt,
              hasZero: s.hasZero,
              hardFault: s.hardFaultIds.length > 0,
            })),
            { wanted, passPercent: passPercentOf(activity), failsOnZero: rubric.failsOnZero ?? false },
          )
        : null,
    draw: drawView(given, content, mayDraw.ok),
    debrief: {
      debriefed,
      ...debriefText(facts.record),
      can: decideMayDebrief({ ...asked, debriefed }).ok,
      needsSheet: activity.type === 'mystery' && !debriefed && sheets.length === 0,
    },
  }
}
function firstSheets(rows: readonly SheetRow[], since: number, rubric: Rubric) {
  if (since === 0) return []
  const before = rows.filter((row) => row.made_at < since)
  const newest = new Set(newestSheets(before, rubric.id).map((s) => s.id))
  return before
    .filter((row) => newest.has(row.id))
    .map(({ id, percent, examiner_name, made_at }) => ({ id, percent, examinerName: examiner_name, madeAt: made_at }))
}
export type SheetDesk = NonNullable<Awaited<ReturnType<typeof getSheetDesk>>>

function debriefText(record: { data: unknown } | null): { note: string; at: number | null } {
  const data = (record?.data ?? {}) as { note?: unknown; debriefedAt?: unknown }
  return {
    note: typeof data.note === 'string' ? data.note : '',
    at: typeof data.debriefedAt === 'number' ? data.debriefedAt : null,
  }
}

/** Questions and cards reach only those who may mark: the trainee's page never asks for them. */
function drawView(given: ActivityCase, content: Content, canDraw: boolean) {
  const drawn = drawOf(given)
  const { activity } = given.entry
  if (!canDraw || !isExamined(activity)) return null
  const ids = drawn ? readDraw(drawn.data) : []
  return {
    wanted: drawnFor(activity),
    drawn: drawn !== undefined,
    questions: ids.flatMap((id) => content.oralQuestions.filter((q) => q.id === id)),
    cards: ids.flatMap((id) => content.phoneCards.filter((c) => c.id === id)),
  }
}
