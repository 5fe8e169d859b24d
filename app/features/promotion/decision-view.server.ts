import { type Content, type Courses, courseOf } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findDecision } from '#db/queries/decisions'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { mayConfirm } from './decide'
import { readDetails } from './decision-details'
import { isEffective, needsSecondPerson } from './decision-kinds'
import type { StoredEvidence } from './snapshot'

const ID = /^[\w-]{1,64}$/

type Reader = Pick<Viewer, 'id' | 'roles'>
type Row = NonNullable<Awaited<ReturnType<typeof findDecision>>>

/** At the gates of the first days there is hardly anything to weigh. */
function isEarly(kind: Row['kind']): boolean {
  return kind === 'd1-gate' || kind === 'd3-gate' || kind === 'raised-targets'
}

/** Who may read a decision, and as what. A proposal is told only to those who decide or confirm. */
function standingTo(row: Row, viewer: Reader, relation: EnrolmentRelation) {
  const own = row.trainee_id === viewer.id
  const decides = canOnEnrolment(viewer, 'decide:enrolment', relation)
  const confirms = needsSecondPerson(row.verdict) && mayConfirm(viewer, relation)
  const mentor =
    relation.mentorId === viewer.id && canOnEnrolment(viewer, 'read:enrolment', { ...relation, delegations: [] })
  const reads = decides || confirms || ((own || mentor) && isEffective(row))
  return reads ? { own, decides, confirms } : null
}

/** One decision as this person may read it; null for what is missing or out of reach. */
export async function getDecisionView(
  db: Db,
  input: {
    decisionId: string | undefined
    viewer: Reader
    courses: Courses
  },
) {
  const { decisionId, viewer } = input
  const row = decisionId && ID.test(decisionId) ? await findDecision(db, decisionId) : undefined
  const relation = row && (await findEnrolmentRelation(db, row.enrolment_id, viewer.id))
  const standing = row && relation ? standingTo(row, viewer, relation) : null
  if (!row || !relation || !standing) return null
  const content = courseOf(input.courses, relation.courseId)
  const details = readDetails(row.details)
  const stored = JSON.parse(row.evidence) as Partial<StoredEvidence>
  const open = needsSecondPerson(row.verdict) && row.confirmed === null && row.ended_at === null
  const effective = isEffective(row)
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    courseId: relation.courseId,
    traineeName: row.trainee_name,
    kind: row.kind,
    verdict: row.verdict,
    revision: row.revision,
    reason: row.reason,
    dueOn: row.due_on,
    effectiveOn: row.effective_on,
    decidedAt: row.decided_at,
    deciderName: row.decider_name,
    asked: details.asked,
    warnings: standing.own ? [] : (details.warnings ?? []),
    plan: details.plan
      ? { ...details.plan, topics: details.plan.topics.map((t) => ({ ...t, name: content.topicName(t.topic) })) }
      : null,
    evidence: {
      hash: stored.hash ?? null,
      lines: evidenceLines(stored, content),
      waived: stored.facts?.preconditions?.waived ?? [],
      // The weighted score holds reports a trainee may not have seen yet.
      weighted: standing.own || isEarly(row.kind) ? null : (stored.facts?.weighted ?? null),
    },
    confirmation: row.confirmed
      ? {
          verdict: row.confirmed,
          name: row.confirmer_name ?? '',
          at: row.confirmed_at ?? 0,
          note: row.confirmation_note,
        }
      : null,
    acknowledgement: row.acknowledged
      ? {
          kind: row.acknowledged,
          name: row.recorder_name ?? '',
          at: row.recorded_at ?? 0,
          note: row.acknowledgement_note,
        }
      : null,
    waitsForConfirmation: open,
    can: {
      decide: standing.decides,
      confirm: open && standing.confirms && row.decided_by !== viewer.id,
      ownProposal: open && row.decided_by === viewer.id,
      acknowledge: standing.own && effective && row.acknowledged === null,
      recordRefusal: standing.decides && effective && row.acknowledged === null,
    },
    own: standing.own,
  }
}
export type DecisionView = NonNullable<Awaited<ReturnType<typeof getDecisionView>>>

function evidenceLines({ facts }: Partial<StoredEvidence>, content: Pick<Content, 'blueprintById' | 'activityById'>) {
  if (!facts) return []
  const tests = facts.tests
    .filter((t) => t.attemptId === null)
    .map((t) => ({
      key: t.activityId,
      title: content.activityById.get(t.activityId)?.title ?? t.activityId,
      value: t.value,
      line: t.line,
      unit: t.key === 'typing' ? ('per-minute' as const) : ('percent' as const),
    }))
  const exams = facts.exams.map((e) => ({
    key: e.attemptId,
    title: content.blueprintById.get(e.examId)?.title ?? e.examId,
    value: e.percent,
    line: e.passPercent,
    unit: 'percent' as const,
  }))
  return [...exams, ...tests]
}
