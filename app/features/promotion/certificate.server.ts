import type { Content } from '#app/content/content.server'
import { listDecisionsOfEnrolment } from '#db/queries/decisions'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { sha256 } from '../audit/audit.server'
import type { StoredEvidence } from './snapshot'

/** Null unless the trainee is promoted. The hash covers every line of the certificate and the evidence behind it. */
export async function getCertificate(
  db: DbOrTx,
  input: { enrolmentId: string; content: Pick<Content, 'course' | 'shop'> },
) {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (enrolment?.state !== 'promoted' || enrolment.promoted_on === null) return null
  const decision = (await listDecisionsOfEnrolment(db, enrolment.id)).find((d) => d.verdict === 'promote')
  if (!decision) return null
  const evidence = JSON.parse(decision.evidence) as Partial<StoredEvidence>
  const lines = {
    id: decision.id
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(-12)
      .toUpperCase(),
    traineeName: enrolment.trainee_name,
    mentorName: enrolment.mentor_name,
    courseTitle: input.content.course.title,
    shopName: input.content.shop.name,
    cohortName: enrolment.cohort_name,
    joinedOn: enrolment.joined_on,
    promotedOn: enrolment.promoted_on,
    deciderName: decision.decider_name,
    decidedAt: decision.decided_at,
    evidenceHash: evidence.hash ?? null,
  }
  return { ...lines, hash: sha256(JSON.stringify(lines)) }
}
