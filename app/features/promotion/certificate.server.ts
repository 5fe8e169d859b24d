import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findCertificate, findCertificateOfDecision, insertCertificate } from '#db/queries/certificates'
import { findDecision, listDecisionsOfEnrolment } from '#db/queries/decisions'
import { findEnrolment } from '#db/queries/enrolments'
import { findNameAt } from '#db/queries/names'
import { inTransaction, type Tx } from '#db/transaction'
import { decisionFact } from '../activities/decision-facts'
import { sha256 } from '../audit/audit.server'
import { readDetails } from './decision-details'
import { isEffective } from './decision-kinds'
import type { StoredEvidence } from './snapshot'
import { supersededBy } from './supersession'

/** What is printed. Names are those of the day of the decision, whatever people are called later. */
export interface CertificateLines {
  id: string
  traineeName: string
  mentorName: string | null
  courseTitle: string
  shopName: string
  cohortName: string
  joinedOn: string
  promotedOn: string
  deciderName: string
  decidedAt: number
  evidenceHash: string | null
}

type Printed = Pick<Content, 'course' | 'shop'>

/** Puts a certificate into the book of certificates, once a decision. Its hash covers every line and the evidence behind it. */
export async function issueCertificate(tx: Tx, input: { decisionId: string; content: Printed; now: number }) {
  const known = await findCertificateOfDecision(tx, input.decisionId)
  if (known) return known
  const decision = await findDecision(tx, input.decisionId)
  const enrolment = decision && (await findEnrolment(tx, decision.enrolment_id))
  if (!decision || !enrolment || decision.effective_on === null) throw new Error('No promotion to certify')
  const { names } = readDetails(decision.details)
  const evidence = JSON.parse(decision.evidence) as Partial<StoredEvidence>
  const lines: CertificateLines = {
    id: numberOf(decision.id),
    traineeName: names?.trainee ?? decision.trainee_name,
    mentorName: names ? names.mentor : await mentorAt(tx, enrolment.mentor_id, decision.decided_at),
    courseTitle: input.content.course.title,
    shopName: input.content.shop.name,
    cohortName: names?.cohort ?? enrolment.cohort_name,
    joinedOn: enrolment.joined_on,
    promotedOn: enrolment.promoted_on ?? decision.effective_on,
    deciderName: names?.decider ?? decision.decider_name,
    decidedAt: decision.decided_at,
    evidenceHash: evidence.hash ?? null,
  }
  const text = JSON.stringify(lines)
  const row = {
    number: lines.id,
    decision_id: decision.id,
    enrolment_id: enrolment.id,
    lines: text,
    hash: sha256(text),
    issued_at: input.now,
  }
  await insertCertificate(tx, row)
  return row
}

/** Decisions from before names were kept with them. */
async function mentorAt(tx: Tx, mentorId: string | null, at: number): Promise<string | null> {
  return mentorId === null ? null : ((await findNameAt(tx, mentorId, at)) ?? null)
}

function numberOf(decisionId: string): string {
  return decisionId
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-12)
    .toUpperCase()
}

/**
 * The newest certificate of this enrolment, valid or replaced; null for who was never promoted. One from before there was
 * a book of them is entered when it is first asked for.
 */
export async function getCertificate(db: Db, input: { enrolmentId: string; content: Printed; now: number }) {
  const { enrolmentId, content, now } = input
  const enrolment = await findEnrolment(db, enrolmentId)
  const decisions = await listDecisionsOfEnrolment(db, enrolmentId)
  const promotions = decisions.filter((d) => d.verdict === 'promote' && isEffective(decisionFact(d)))
  const [valid] = enrolment?.state === 'promoted' ? promotions.filter((d) => !supersededBy(d, decisions)) : []
  if (valid) {
    const row =
      (await findCertificateOfDecision(db, valid.id)) ??
      (await inTransaction(db, (tx) => issueCertificate(tx, { decisionId: valid.id, content, now })))
    return { ...(JSON.parse(row.lines) as CertificateLines), hash: row.hash, superseded: null }
  }
  for (const old of promotions) {
    const row = await findCertificateOfDecision(db, old.id)
    const later = supersededBy(old, decisions)
    if (row && later)
      return {
        ...(JSON.parse(row.lines) as CertificateLines),
        hash: row.hash,
        superseded: { on: later.decided_at, decisionId: later.id },
      }
  }
  return null
}

export type CertificateCheck = { state: 'unknown' } | { state: 'valid' | 'superseded'; lines: CertificateLines }

/** For whoever holds a printed one: only who brings number and fingerprint is told more than that it is unknown. */
export async function checkCertificate(db: Db, input: { number: string; hash: string }): Promise<CertificateCheck> {
  const row = await findCertificate(db, input.number.trim().toUpperCase())
  if (row?.hash !== input.hash.replace(/\s/g, '').toLowerCase()) return { state: 'unknown' }
  const lines = JSON.parse(row.lines) as CertificateLines
  const decisions = await listDecisionsOfEnrolment(db, row.enrolment_id)
  const decision = decisions.find((d) => d.id === row.decision_id)
  return { state: decision && !supersededBy(decision, decisions) ? 'valid' : 'superseded', lines }
}
