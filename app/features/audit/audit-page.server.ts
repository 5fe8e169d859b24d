import { type Content, type Courses, courseOf, firstCourse } from '#app/content/content.server'
import { addDays, instantOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { type AuditFilter, listPeopleCalled, selectAuditRows } from '#db/queries/audit'
import { findEnrolment } from '#db/queries/enrolments'
import { findNameAt } from '#db/queries/names'
import { sha256, verifyAudit } from './audit.server'
import { auditMaterial } from './audit-chain'
import type { AuditQuery } from './audit-forms'
import { type AuditThing, factsOfAct, toldAct } from './audit-thing'

const PER_PAGE = 40
const MOST_PEOPLE = 50
const NEWEST = Number.MAX_SAFE_INTEGER

interface PageInput {
  query: AuditQuery
  /** All actions of the kind that is asked for; those who hold the words know them. */
  actions: readonly string[] | null
  courses: Courses
  checkAll: boolean
  /** Of these sheets, those that other examiners of the same test must not read yet. */
  listBlindSheets: (sheetIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** Papers that wait for a mark of whoever reads the record: by who has marked, a code would be tied to a name. */
  listPapersToMark: () => Promise<ReadonlySet<string>>
  /** Of these papers, those that whoever reads the record may have to mark without names. */
  listPapersCoded: (attemptIds: readonly string[]) => Promise<ReadonlySet<string>>
}

/** One page of the record of an enrolment; null for an unknown one. */
export async function getAuditPage(db: Db, input: PageInput & { enrolmentId: string }) {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return null
  const page = await readPage(db, input, { enrolmentId: enrolment.id })
  return { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, ...page }
}

/** One page of the record of the whole house. */
export function getHouseAudit(db: Db, input: PageInput) {
  return readPage(db, input, {})
}

async function readPage(db: Db, input: PageInput, scope: Pick<AuditFilter, 'enrolmentId'>) {
  const { query, courses } = input
  const named = (text: string) => (text ? listPeopleCalled(db, text, MOST_PEOPLE) : undefined)
  const [who, about] = await Promise.all([named(query.who), named(query.about)])
  const { zone } = firstCourse(courses).course
  // A name nobody goes by finds nothing, not everything.
  const isNobody = who?.length === 0 || about?.length === 0
  const rows = isNobody
    ? []
    : await selectAuditRows(db, {
        ...scope,
        actors: query.kind === 'house' ? 'house' : who,
        concerned: about,
        actions: input.actions ?? undefined,
        fromAt: query.from ? instantOf(query.from, '00:00', zone) : undefined,
        untilAt: query.until ? instantOf(addDays(query.until, 1), '00:00', zone) : undefined,
        beforeSeq: query.before || NEWEST,
        limit: PER_PAGE + 1,
      }).execute()
  const next = rows.length > PER_PAGE ? (rows[PER_PAGE - 1]?.seq ?? null) : null
  const toMark = rows.some(isBlindPaper) ? await input.listPapersToMark() : new Set<string>()
  const isUnnamed = (row: Row) => isBlindPaper(row) && toMark.has(row.entity_id)
  const told = rows.filter(isToldUnreleased).map((row) => row.entity_id)
  const codedTo = told.length > 0 ? await input.listPapersCoded(told) : new Set<string>()
  const isCoded = (row: Row) => isToldUnreleased(row) && codedTo.has(row.entity_id)
  const isOfOne = about !== undefined || scope.enrolmentId !== undefined
  // Looked for by name, what names nobody is not found.
  const shown = rows
    .slice(0, PER_PAGE)
    .filter((row) => (who === undefined || !isUnnamed(row)) && !(isOfOne && isCoded(row)))
  const blind = await input.listBlindSheets(shown.filter(isOfSheet).map((row) => row.entity_id))
  const chosen = await loadChosen(db, shown)
  return {
    query,
    rows: shown.map((row) => ({
      seq: row.seq,
      at: row.at,
      action: toldAct(row),
      actorName: isUnnamed(row) ? null : row.actor_name,
      isUnnamed: isUnnamed(row),
      /** Whom it concerns; null where that is who acted, or nobody. */
      concernsName: isCoded(row) ? null : concerns(row),
      isCoded: isCoded(row),
      thing: { ...thingOf(row, courses), chosen: chosen.get(row.seq) ?? null },
      ...written(row, isBlindPaper(row) || isCoded(row) || (isOfSheet(row) && blind.has(row.entity_id))),
      hash: row.hash,
      // Every row's own hash is computed anew, the whole chain only when asked for.
      sound: sha256(auditMaterial(row)) === row.hash,
    })),
    next,
    chain: input.checkAll ? await verifyAudit(db) : null,
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAuditRows>['execute']>>[number]

/** Who was named or asked, by the name of that day. Keys: places in the record. */
async function loadChosen(db: Db, rows: readonly Row[]): Promise<ReadonlyMap<number, string | undefined>> {
  const named = rows.flatMap((row) => {
    const { chosenId } = factsOfAct(row)
    return chosenId === null ? [] : [{ ...row, chosenId }]
  })
  return new Map(
    await Promise.all(named.map(async (row) => [row.seq, await findNameAt(db, row.chosenId, row.at)] as const)),
  )
}

const MARKING = ['mark:attempt', 'grade:attempt']
const TELLING = ['extend:attempt', 'tell:attempt']

/** Whoever marks next, as third or after a reopening, reads nobody's marks here before the result is out. */
function isBlindPaper(row: Row): boolean {
  return MARKING.includes(row.action) && isUnreleased(row)
}

/** Said while the paper was sat: the board shows the same words at the same minute under the paper's code. */
function isToldUnreleased(row: Row): boolean {
  return TELLING.includes(row.action) && isUnreleased(row)
}

function isUnreleased(row: Row): boolean {
  return row.attempt_state !== 'released' && row.attempt_state !== 'voided'
}

function isOfSheet(row: Row): boolean {
  return row.entity === 'rubric-sheet'
}

/** What was written down with the act; the row itself and its hash stand in any case. */
function written(row: Row, isBlind: boolean) {
  if (isBlind) return { isBlind, reason: null, before: null, after: null }
  return { isBlind, reason: row.reason, before: row.before_json, after: row.after_json }
}

function concerns(row: Row): string | null {
  if (row.trainee_id !== null) return row.trainee_id === row.actor_id ? null : row.trainee_name
  return row.entity_id === row.actor_id ? null : row.person_name
}

/** The title of what it was done to, from the course the trainee is on. */
function thingOf(row: Row, courses: Courses): Omit<AuditThing, 'chosen'> {
  const facts = factsOfAct(row)
  const content = row.course_id && courses.has(row.course_id) ? courseOf(courses, row.course_id) : firstCourse(courses)
  return {
    title: row.cohort_name ?? titleIn(content, { ...facts, examId: row.exam_id ?? facts.examId }),
    decision: facts.decision,
    mentors: facts.mentors,
    affected: facts.affected,
    guesses: facts.guesses,
  }
}

function titleIn(content: Content, facts: ReturnType<typeof factsOfAct>): string | null {
  const titles = [
    facts.examId && content.blueprintById.get(facts.examId)?.title,
    facts.activityId && content.activityById.get(facts.activityId)?.title,
    facts.lessonId && content.lessonById.get(facts.lessonId)?.title,
    facts.topic && content.topicName(facts.topic),
    facts.plain,
  ]
  return titles.find((title) => title) || null
}
export type AuditRowView = Awaited<ReturnType<typeof getHouseAudit>>['rows'][number]
