import { localDateOf } from '#app/rules/dates'
import { findAttempt, listAnswers } from '#db/queries/attempts'
import { listAskedProposals, listNamedSeconds, listPersonnelCohorts } from '#db/queries/seconds'
import {
  findVoiding,
  listOpenVoidings,
  listVoidings,
  listVoidingsOfAttempt,
  type VoidingRow,
} from '#db/queries/voidings'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { loadForm } from '../exam-forms/forms.server'
import { candidateName } from '../grading/candidate'
import { decideSecond, dependenceIn, independentSeconds, mayBeAsked } from './second-person'
import { listIndependent, listNameable, loadSeconds, proposedVoiding } from './seconds.server'
import { voidingState, wasSat } from './voiding'
import type { VoidedLine } from './voiding-lines'

type Reader = Pick<Viewer, 'id' | 'roles'>

const ID = /^[\w-]{1,64}$/

/** Papers of one trainee that were annulled, or are proposed to be, the oldest first. */
export async function listVoidedLines(db: DbOrTx, enrolmentId: string): Promise<VoidedLine[]> {
  const rows = await listVoidings(db, enrolmentId)
  const lines = await Promise.all(
    rows.map(async (row) => {
      const state = voidingState(row)
      const { title } = await loadForm(db, row.form_id)
      return state === null ? [] : [lineOf(row, { title, state })]
    }),
  )
  return lines.flat()
}

/** Of one paper: what waits or was done, and whether it takes two. */
export async function findVoidings(db: DbOrTx, attemptId: string): Promise<{ lines: VoidedLine[]; wasSat: boolean }> {
  const [attempt, answers, rows] = await Promise.all([
    findAttempt(db, attemptId),
    listAnswers(db, attemptId),
    listVoidingsOfAttempt(db, attemptId),
  ])
  if (!attempt) return { lines: [], wasSat: false }
  const { title } = await loadForm(db, attempt.form_id)
  return {
    lines: rows.flatMap((row) => {
      const state = voidingState(row)
      return state === null ? [] : [lineOf(row, { title, state })]
    }),
    wasSat: wasSat({ submittedAt: attempt.submitted_at, answers: answers.length }),
  }
}

function lineOf(row: VoidingRow, { title, state }: Pick<VoidedLine, 'title' | 'state'>): VoidedLine {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    title,
    state,
    startedAt: row.started_at,
    isHandedIn: row.submitted_at !== null,
    reason: row.reason,
    byName: row.voider_name,
    at: row.voided_at,
    second: row.confirmed_at === null ? null : { name: row.confirmer_name ?? '', at: row.confirmed_at, note: row.note },
  }
}

/** What waits for this person as the second one, and what they proposed themselves. */
export async function listVoidingProposals(db: DbOrTx, viewer: Reader) {
  const isManager = viewer.roles.includes('manager')
  const cohorts = isManager ? [] : (await listPersonnelCohorts(db, viewer.id)).map((row) => row.cohort_id)
  const asked = isManager ? [] : (await listAskedProposals(db, viewer.id)).map((row) => row.proposal_id)
  if (!isManager && cohorts.length + asked.length === 0) return []
  const rows = (await listOpenVoidings(db)).filter(
    (row) => row.trainee_id !== viewer.id && (isManager || cohorts.includes(row.cohort_id) || asked.includes(row.id)),
  )
  const lines = await Promise.all(
    rows.map(async (row) => {
      const { title, ...form } = await loadForm(db, row.form_id)
      const seconds = await listIndependent(db, proposedVoiding(row))
      return {
        id: row.id,
        candidate: candidateName(form, { attemptId: row.attempt_id, name: row.trainee_name }),
        title,
        proposerName: row.voider_name,
        since: row.voided_at,
        sinceOn: localDateOf(row.voided_at, row.zone),
        zone: row.zone,
        isOwn: row.voided_by === viewer.id,
        isAsked: seconds.includes(viewer.id),
        isStuck: seconds.length === 0,
      }
    }),
  )
  return lines.filter((line) => line.isOwn || line.isAsked || (isManager && line.isStuck))
}

/** One proposal to annul a paper, for who may agree to it or made it; null for everybody else. */
export async function getVoidingView(db: DbOrTx, input: { voidingId: string | undefined; viewer: Reader }) {
  const { voidingId, viewer } = input
  const row = voidingId && ID.test(voidingId) ? await findVoiding(db, voidingId) : undefined
  const relation = row && (await findEnrolmentRelation(db, row.enrolment_id, viewer.id))
  if (!row || !relation || row.second_person === 0) return null
  const named = await listNamedSeconds(db, row.id)
  // Their word was asked for; once it is given, what they agreed to is not theirs to read on.
  const isTheirs = row.confirmed === null || row.confirmed_by === viewer.id
  const isNamed = isTheirs && named.some((person) => person.id === viewer.id)
  if (!mayBeAsked(viewer, relation, isNamed)) return null
  const { title, ...form } = await loadForm(db, row.form_id)
  const { candidates, hands } = await loadSeconds(db, proposedVoiding(row))
  const second = decideSecond(viewer.id, candidates, hands)
  const waits = voidingState(row) === 'waiting'
  return {
    id: row.id,
    // A paper that is still marked blind has no name here either.
    candidate:
      row.state === 'voided' || row.state === 'released'
        ? row.trainee_name
        : candidateName(form, { attemptId: row.attempt_id, name: row.trainee_name }),
    title,
    startedAt: row.started_at,
    closedAt: row.closed_at,
    isHandedIn: row.submitted_at !== null,
    state: row.state,
    /** Known once it is marked: whoever agrees sees what would be annulled. */
    result: row.percent === null ? null : { percent: row.percent, passPercent: row.pass_percent },
    reason: row.reason,
    proposerName: row.voider_name,
    proposedAt: row.voided_at,
    answer:
      row.confirmed === null
        ? null
        : { verdict: row.confirmed, name: row.confirmer_name ?? '', at: row.confirmed_at ?? 0, note: row.note },
    waits,
    isOwn: row.voided_by === viewer.id,
    canConfirm: waits && second.ok,
    /** Why this reader’s word would not be that of a second person. */
    dependence: waits ? dependenceIn(second) : null,
    isStuck: waits && independentSeconds(candidates, hands).length === 0,
    /** Who was asked to be the second person. */
    named: named.map(({ name, namer_name, reason }) => ({ name, namedBy: namer_name, reason })),
    /** Whom one may ask; null where somebody can confirm, or the reader asks nobody. */
    nameable:
      waits && canOnEnrolment(viewer, 'decide:enrolment', relation)
        ? await listNameable(db, proposedVoiding(row))
        : null,
  }
}

export type VoidingView = NonNullable<Awaited<ReturnType<typeof getVoidingView>>>
