import { localDateOf, startOfDay } from '#app/rules/dates'
import {
  listAnswersOfAttempts,
  listDelegationsOf,
  listExaminers,
  listMarksOfAttempts,
  listOpenAppealsWithAttempts,
  listReopenings,
  listUnreleasedAttempts,
} from '#db/queries/grading'
import { listAttemptsNamed } from '#db/queries/supervising'
import type { DbOrTx } from '#db/transaction'
import { canSomewhere, type Viewer } from '../accounts/permissions'
import type { ShownExamKind } from '../activities/second-test'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { mayAnswerAppeal } from './appeal'
import { listAppealRows, loadHands, relationTo } from './appeals.server'
import { candidateCode, isBlind } from './candidate'
import { mayMark, mayRelease } from './marking'
import { newestMarks } from './newest-marks'
import {
  isBlankIn,
  markersAsked,
  type OpenReply,
  openReplies,
  PAPER_WORKDAYS,
  type PaperHands,
  releasersAsked,
  thirdSince,
} from './papers'
import { reopeningsByPosition } from './reopening'
import { loadShownKinds } from './shown-kinds.server'

export interface PaperRow {
  attemptId: string
  appealId: string | null
  title: string
  kind: ShownExamKind
  /** The trainee's name, or a code where two mark independently. */
  candidate: string
  /** Under a code: the minute beside other cards would tell whose it is. */
  isBlind: boolean
  /** Epoch ms; of what stands under a code only the day. */
  since: number
  dueOn: string | null
  isOverdue: boolean
  state:
    | 'to-mark'
    | 'again'
    | 'third'
    | 'to-release'
    | 'waiting-for-others'
    | 'waiting-for-release'
    | 'appeal'
    | 'appeal-reviewer'
    | 'appeal-elsewhere'
  /** It waits for this viewer; the others are only within reach. */
  isAsked: boolean
}

type Reader = Pick<Viewer, 'id' | 'roles'>
type UnreleasedRow = Awaited<ReturnType<typeof listUnreleasedAttempts>>[number]

/** What is within this viewer's reach: papers to mark or to release, and appeals to answer. What waits for them stands first. */
export async function listPapers(db: DbOrTx, viewer: Reader, now: number): Promise<PaperRow[]> {
  const rows = [...(await listUnreleasedPapers(db, viewer, now)), ...(await listAppealRows(db, viewer, now))]
  return rows.sort(
    (a, b) => Number(b.isAsked) - Number(a.isAsked) || a.since - b.since || a.candidate.localeCompare(b.candidate),
  )
}

/** Ids of papers on which this person's mark is wanted now. */
export async function listPapersToMark(db: DbOrTx, viewer: Reader, now: number): Promise<ReadonlySet<string>> {
  const asked = (await listUnreleasedPapers(db, viewer, now)).filter(
    ({ isAsked, state }) => isAsked && (state === 'to-mark' || state === 'again' || state === 'third'),
  )
  return new Set(asked.map(({ attemptId }) => attemptId))
}

/** Of these papers, those that this person may mark without names, also while they are still being sat. */
export async function listPapersCodedTo(
  db: DbOrTx,
  viewer: Reader,
  attemptIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const delegations = await listDelegationsOf(db, viewer.id)
  const coded = new Set<string>()
  for (const row of await listAttemptsNamed(db, attemptIds))
    if (mayMark(viewer, relationTo(row, delegations), row.activity_id) && isBlind(await loadForm(db, row.form_id)))
      coded.add(row.id)
  return coded
}

/**
 * Whether this person marks: by office, named as an examiner, or as somebody within whose reach a paper or an appeal is. Asked on
 * every page, so it reads as little as it can.
 */
export async function marksPapers(db: DbOrTx, viewer: Reader): Promise<boolean> {
  if (!canSomewhere(viewer, 'mark:attempt')) return false
  if (viewer.roles.includes('mentor') || viewer.roles.includes('manager')) return true
  const [attempts, appeals, delegations] = await Promise.all([
    listUnreleasedAttempts(db),
    listOpenAppealsWithAttempts(db),
    listDelegationsOf(db, viewer.id),
  ])
  if (delegations.some(({ role }) => role === 'examiner')) return true
  if (attempts.some((row) => mayMark(viewer, relationTo(row, delegations), row.activity_id))) return true
  const reachable = appeals.filter((row) => row.trainee_id !== viewer.id)
  const hands = await loadHands(db, reachable)
  return reachable.some((row) => {
    const inOffice = mayRelease(viewer, relationTo(row, delegations), { activityId: row.activity_id, kind: row.kind })
    return mayAnswerAppeal(viewer.id, inOffice, hands.get(row.id)!)
  })
}

async function listUnreleasedPapers(db: DbOrTx, viewer: Reader, now: number): Promise<PaperRow[]> {
  const delegations = await listDelegationsOf(db, viewer.id)
  const attempts = (await listUnreleasedAttempts(db)).filter((row) =>
    mayMark(viewer, relationTo(row, delegations), row.activity_id),
  )
  if (attempts.length === 0) return []
  const ids = attempts.map((row) => row.id)
  const [marks, answers, reopenings, examiners, workdaysAfter, shownKindOf] = await Promise.all([
    listMarksOfAttempts(db, ids),
    listAnswersOfAttempts(db, ids),
    listReopenings(db, ids),
    listExaminers(db, [...new Set(attempts.map((row) => row.cohort_id))]),
    loadWorkdays(db, attempts),
    loadShownKinds(db, attempts),
  ])
  const papers: PaperRow[] = []
  for (const row of attempts) {
    const form = await loadForm(db, row.form_id)
    const own = marks.filter((mark) => mark.attempt_id === row.id)
    const written = new Map(answers.filter((a) => a.attempt_id === row.id).map((a) => [a.position, a.value]))
    const isReleasable = mayRelease(viewer, relationTo(row, delegations), {
      activityId: row.activity_id,
      kind: row.kind,
    })
    const reopened = reopenings.filter((one) => one.attempt_id === row.id)
    const dueOf = { dueOn: (at: number) => workdaysAfter(row, at, PAPER_WORKDAYS), zone: row.zone }
    const { state, since, isAsked } = standingOf(row, {
      viewer,
      hands: handsOf(row, examiners, viewer),
      markerIds: own.map((mark) => mark.marker_id),
      replies: openReplies(form, {
        marks: newestMarks(own),
        reopenings: reopeningsByPosition(reopened, dueOf),
        isBlank: isBlankIn(form, written),
        now,
      }),
      isReleasable,
    })
    const dueOn = workdaysAfter(row, since, PAPER_WORKDAYS)
    const isCoded = isBlind(form) && state !== 'to-release'
    papers.push({
      attemptId: row.id,
      appealId: null,
      title: form.title,
      kind: shownKindOf(row),
      candidate: isCoded ? candidateCode(row.id) : row.trainee_name,
      isBlind: isCoded,
      since: isCoded ? startOfDay(since, row.zone) : since,
      dueOn: isAsked ? dueOn : null,
      isOverdue: isAsked && dueOn < localDateOf(now, row.zone),
      state,
      isAsked,
    })
  }
  return papers
}

/** A reader who is no manager stands in none of the groups beyond the nearest. */
function handsOf(row: UnreleasedRow, examiners: Awaited<ReturnType<typeof listExaminers>>, viewer: Reader): PaperHands {
  const named = examiners.filter((d) => d.cohort_id === row.cohort_id && d.activity_id === row.activity_id)
  return {
    nearest: [row.mentor_id, ...named.map((d) => d.person_id)].filter((id) => id !== row.trainee_id),
    managers: viewer.roles.includes('manager') ? [viewer.id] : [],
  }
}

interface Standing {
  viewer: Reader
  hands: PaperHands
  markerIds: readonly string[]
  replies: readonly OpenReply[]
  isReleasable: boolean
}

function standingOf(
  row: UnreleasedRow,
  { viewer, hands, markerIds, replies, isReleasable }: Standing,
): Pick<PaperRow, 'state' | 'since' | 'isAsked'> {
  if (row.state === 'graded') {
    const paper = { kind: row.kind, traineeId: row.trainee_id, markerIds }
    const isAsked = isReleasable && releasersAsked(hands, paper).includes(viewer.id)
    return { state: isReleasable ? 'to-release' : 'waiting-for-release', since: row.graded_at ?? 0, isAsked }
  }
  const again = replies.filter((reply) => reply.again.includes(viewer.id))
  if (again.length > 0)
    return { state: 'again', since: Math.max(...again.map(({ reopening }) => reopening?.at ?? 0)), isAsked: true }
  const left = replies.filter(({ marks, again: heard }) => {
    const marked = marks.some((mark) => mark.markerId === viewer.id)
    return !marked && heard.length === 0
  })
  const apart = left.filter((reply) => reply.apart)
  const since = Math.max(row.closed_at ?? 0, ...apart.map(thirdSince))
  if (left.length === 0) return { state: 'waiting-for-others', since, isAsked: false }
  return {
    state: apart.length > 0 ? 'third' : 'to-mark',
    since,
    isAsked: markersAsked(hands, replies).includes(viewer.id),
  }
}
