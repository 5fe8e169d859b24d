import { lockAttempt } from '#db/queries/attempts'
import { findDecision } from '#db/queries/decisions'
import { lockEnrolment } from '#db/queries/enrolments'
import { findVoiding } from '#db/queries/voidings'
import type { Tx } from '#db/transaction'
import { decisionFact } from '../activities/decision-facts'
import { loadForm } from '../exam-forms/forms.server'
import { candidateName } from '../grading/candidate'
import { isPending } from './decision-kinds'
import { type Proposal, proposedDecision, proposedVoiding } from './seconds.server'
import { voidingState } from './voiding'

/** What waits for a second person: a decision, or a paper to be annulled. */
export type ProposalRef = { decisionId: string } | { voidingId: string }

export interface LockedProposal {
  proposal: Proposal
  enrolmentId: string
  isPending: boolean
  /** What whoever is asked is told of it. */
  about:
    | { decisionId: string; traineeName: string; kind: string }
    | { voidingId: string; traineeName: string; title: string }
  /** Of a paper to be annulled. */
  attemptId: string | null
}

/** Under the locks that its confirmation takes, so that nobody is asked about what has just been answered. */
export async function lockProposal(tx: Tx, ref: ProposalRef): Promise<LockedProposal | null> {
  return 'decisionId' in ref ? lockDecision(tx, ref.decisionId) : lockVoiding(tx, ref.voidingId)
}

async function lockDecision(tx: Tx, decisionId: string): Promise<LockedProposal | null> {
  const known = await findDecision(tx, decisionId)
  if (!known) return null
  await lockEnrolment(tx, known.enrolment_id)
  const row = await findDecision(tx, decisionId)
  if (!row) return null
  return {
    proposal: proposedDecision(row),
    enrolmentId: row.enrolment_id,
    isPending: isPending(decisionFact(row)) && (row.ended_at === null || row.supersedes_id !== null),
    about: { decisionId, traineeName: row.trainee_name, kind: row.kind },
    attemptId: null,
  }
}

async function lockVoiding(tx: Tx, voidingId: string): Promise<LockedProposal | null> {
  const known = await findVoiding(tx, voidingId)
  const attempt = known && (await lockAttempt(tx, known.attempt_id))
  if (!attempt) return null
  await lockEnrolment(tx, attempt.enrolment_id)
  const row = await findVoiding(tx, voidingId)
  if (!row || row.second_person === 0) return null
  const { title, ...form } = await loadForm(tx, row.form_id)
  return {
    proposal: proposedVoiding(row),
    enrolmentId: row.enrolment_id,
    isPending: voidingState(row) === 'waiting',
    // A paper that is still marked blind has no name here either.
    about: {
      voidingId,
      traineeName: candidateName(form, { attemptId: row.attempt_id, name: row.trainee_name }),
      title,
    },
    attemptId: row.attempt_id,
  }
}
