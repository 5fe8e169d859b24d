import { localDateOf } from '#app/rules/dates'
import { listMentorsOf } from '#db/queries/enrolments'
import { listDecisions } from '#db/queries/facts'
import {
  listActiveManagers,
  listDelegationsOf,
  listMarksOfAttempts,
  listOpenAppealsWithAttempts,
  listReviewers,
} from '#db/queries/grading'
import { listActiveStaff } from '#db/queries/people'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type EnrolmentRelation, relationOf, type Viewer } from '../accounts/permissions'
import { isDropped } from '../activities/decision-facts'
import { loadForm } from '../exam-forms/forms.server'
import { type AppealHands, isImpartial, mayAnswerAppeal } from './appeal'
import { mayRelease } from './marking'
import type { PaperRow } from './papers.server'
import { loadShownKinds } from './shown-kinds.server'

interface OwnedRow {
  enrolment_id: string
  trainee_id: string
  mentor_id: string | null
  cohort_id: string
}

/** How a person stands to the enrolment of a row, by everything they are named for. */
export function relationTo(
  row: OwnedRow,
  delegations: readonly { cohort_id: string; activity_id: string; role: string }[],
): EnrolmentRelation {
  const named = delegations.filter((d) => d.cohort_id === row.cohort_id)
  return relationOf(
    { ...row, id: row.enrolment_id },
    named.map((d) => ({ activityId: d.activity_id, role: d.role })),
  )
}

interface AppealedRow {
  id: string
  enrolment_id: string
  attempt_id: string
  trainee_id: string
  released_by: string | null
}

/** Who had a hand in the results that these appeals are about. Keys: appeal ids. */
export async function loadHands(db: DbOrTx, rows: readonly AppealedRow[]): Promise<Map<string, AppealHands>> {
  if (rows.length === 0) return new Map()
  const enrolmentIds = [...new Set(rows.map((row) => row.enrolment_id))]
  const [marks, reviewers, decisions, mentors] = await Promise.all([
    listMarksOfAttempts(
      db,
      rows.map((row) => row.attempt_id),
    ),
    listReviewers(
      db,
      rows.map((row) => row.id),
    ),
    listDecisions(db, enrolmentIds),
    listMentorsOf(db, enrolmentIds),
  ])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        traineeId: row.trainee_id,
        releaserId: row.released_by,
        mentorId: mentors.get(row.enrolment_id) ?? null,
        markerIds: marks.filter((mark) => mark.attempt_id === row.attempt_id).map((mark) => mark.marker_id),
        enderIds: decisions.flatMap((d) =>
          d.enrolment_id === row.enrolment_id && d.verdict === 'eliminate' && !isDropped(d)
            ? [d.decided_by, ...(d.confirmed_by ? [d.confirmed_by] : [])]
            : [],
        ),
        reviewerId: reviewers.get(row.id)?.reviewer_id ?? null,
      },
    ]),
  )
}

/** Open appeals of those whom this viewer may answer, and for managers all others too: somebody has to see that they wait. */
export async function listAppealRows(
  db: DbOrTx,
  viewer: Pick<Viewer, 'id' | 'roles'>,
  now: number,
): Promise<PaperRow[]> {
  const appeals = (await listOpenAppealsWithAttempts(db)).filter((row) => row.trainee_id !== viewer.id)
  const [hands, delegations, managers, staff, shownKindOf] = await Promise.all([
    loadHands(db, appeals),
    listDelegationsOf(db, viewer.id),
    listActiveManagers(db),
    appeals.length > 0 ? listActiveStaff(db) : [],
    loadShownKinds(db, appeals),
  ])
  const rows: PaperRow[] = []
  for (const row of appeals) {
    const relation = relationTo(row, delegations)
    const own = hands.get(row.id)!
    const paper = { activityId: row.activity_id, kind: row.kind }
    const mayAnswer = mayAnswerAppeal(viewer.id, mayRelease(viewer, relation, paper), own)
    if (!mayAnswer && !canOnEnrolment(viewer, 'release:attempt', relation, row.activity_id)) continue
    // Who was named and has left since is no longer waited for.
    const isNamedThere = staff.some(({ id }) => id === own.reviewerId)
    const needsReviewer = !isNamedThere && !managers.some(({ id }) => isImpartial(id, own))
    rows.push({
      attemptId: row.attempt_id,
      appealId: row.id,
      title: (await loadForm(db, row.form_id)).title,
      kind: shownKindOf(row),
      candidate: row.trainee_name,
      isBlind: false,
      since: row.filed_at,
      dueOn: row.due_on,
      isOverdue: row.due_on !== null && row.due_on < localDateOf(now, row.zone),
      state: mayAnswer ? 'appeal' : needsReviewer ? 'appeal-reviewer' : 'appeal-elsewhere',
      isAsked: mayAnswer || needsReviewer,
    })
  }
  return rows
}
