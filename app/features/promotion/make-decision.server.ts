import type { Content } from '#app/content/content.server'
import { daysBetween } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findPerson } from '#db/queries/accounts'
import { insertDecision } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { deleteUnbegunModules, insertModules, listModules } from '#db/queries/remedial'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, type Role, relationOf } from '../accounts/permissions'
import type { DecisionFact } from '../activities/decision-facts'
import { type Actor, appendAudit, sha256 } from '../audit/audit.server'
import { type AskedDecision, loadAsked } from './asked-decision.server'
import { decisionCaseOf, isBelow, type PromotionCase, testsBelow } from './case.server'
import { type DecisionCommand, decideAskedOn, decideDecision } from './decide'
import type { DecisionDetails } from './decision-details'
import { type DecisionKind, isEffective, needsSecondPerson, wantsSecondPerson } from './decision-kinds'
import { openWish } from './leaving'
import { decideLawful, monthsBetween, probationWarnings } from './probation-law'
import { planModules, remedialHours, weakTopics } from './remedial'
import { snapshotOf } from './snapshot-of-case'
import { takeEffect } from './take-effect.server'
import { listSecondsOf, tell, tellConfirmers } from './tell-of-decision.server'

export interface MakeDecisionInput extends Omit<DecisionCommand, 'deciderId' | 'whyBelow'> {
  actor: Actor
  decider: { id: string; roles: readonly Role[] }
  now: number
  content: Content
  enrolmentId: string
  kind: DecisionKind
  /** What the form asked beside verdict, reason and dates. */
  asked: DecisionDetails['asked']
  /** The sentence that was shown before the signature. */
  sentence: string
}

/** Would this decision be accepted now? For the page before the signature; the signature asks again under the lock. */
export async function checkDecision(
  db: Db,
  input: MakeDecisionInput,
): Promise<Outcome<AskedDecision & { proposes: boolean; nobodyConfirms: boolean }>> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  const asked = await loadAsked(db, enrolment, { ...input, replaces: input.why !== null })
  if (!asked.ok) return asked
  const decided = decide(asked.value, input)
  if (!decided.ok) return decided
  const proposes = isProposal(asked.value, input)
  const seconds = proposes ? await listSecondsOf(db, enrolment, input) : []
  return accept({ ...asked.value, proposes, nobodyConfirms: proposes && seconds.length === 0 })
}

/** What took two people takes two to decide anew. */
function isProposal({ given, old }: AskedDecision, input: Pick<MakeDecisionInput, 'verdict'>): boolean {
  return wantsSecondPerson(input.verdict, isBelow(given)) || (old !== null && needsSecondPerson(old))
}

/** Signs a decision. What takes two people is only proposed by it: a second person has to confirm. */
export function makeDecision(db: Db, input: MakeDecisionInput): Promise<Outcome<{ decisionId: string }>> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const asked = await loadAsked(tx, enrolment, { ...input, replaces: input.why !== null })
    if (!asked.ok) return asked
    const { given, supersession } = asked.value
    const decided = decide(asked.value, input)
    if (!decided.ok) return decided
    const proposes = isProposal(asked.value, input)
    const written = await writeDecision(tx, asked.value, input, { revision: decided.value.revision, proposes })
    if (proposes) {
      await tellConfirmers(tx, given, input, written.id)
      return accept({ decisionId: written.id })
    }
    if (input.verdict === 'plan') await replaceModules(tx, given)
    await takeEffect(tx, {
      actor: input.actor,
      now: input.now,
      content: input.content,
      enrolment,
      effect: {
        decisionId: written.id,
        kind: input.kind,
        verdict: input.verdict,
        reason: input.reason,
        dueOn: written.dueOn,
        effectiveOn: input.effectiveOn,
        decidedAt: input.now,
        confirmedAt: null,
        contractMonths: input.asked.contractMonths ?? null,
      },
      supersession,
    })
    await tell(tx, given, input, written.id)
    return accept({ decisionId: written.id })
  })
}

function decide({ given, supersession }: AskedDecision, input: MakeDecisionInput): Outcome<{ revision: number }> {
  const { enrolment } = given
  if (enrolment.trainee_id === input.decider.id) return refuse('self-signing')
  const may = decideReach(input.decider, 'decide:enrolment', relationOf(enrolment))
  if (!may.ok) return may
  const decided = decideDecision(
    { ...decisionCaseOf(given, input.verdict), supersedes: supersession !== null },
    { ...input, deciderId: input.decider.id, whyBelow: input.asked.whyBelow ?? '' },
  )
  const fits = decideAsked(given, input)
  return decided.ok && !fits.ok ? fits : decided
}

/** What the form asked beside verdict, reason and dates. */
function decideAsked(given: PromotionCase, input: MakeDecisionInput): Outcome {
  const { today } = given.progress.calendar
  if (input.verdict === 'extend') return decideLawful(extensionWarnings(given, input))
  if (input.verdict === 'withdraw')
    return decideAskedOn(input.asked.askedOn, { today, joinedOn: given.enrolment.joined_on })
  return accept()
}

async function writeDecision(
  tx: Tx,
  { given, old }: AskedDecision,
  input: MakeDecisionInput,
  { revision, proposes }: { revision: number; proposes: boolean },
): Promise<{ id: string; dueOn: string | null }> {
  const { enrolment } = given
  const id = newId()
  const dueOn = input.verdict === 'probation' ? given.dates.probationUntilOn : input.dueOn
  const details: DecisionDetails = {
    ...detailsOf(given, input),
    names: {
      trainee: enrolment.trainee_name,
      mentor: enrolment.mentor_name,
      decider: (await findPerson(tx, input.decider.id))?.display_name ?? '',
      cohort: enrolment.cohort_name,
    },
    ...(old ? { supersedes: { why: input.why ?? '', restingOn: restingOn(old, given.standing) } } : {}),
  }
  const below = input.verdict === 'pass' ? { tests: testsBelow(given), why: input.asked.whyBelow?.trim() ?? '' } : null
  const facts = snapshotOf(given, input.now, below)
  const hash = sha256(JSON.stringify(facts))
  await insertDecision(tx, {
    id,
    enrolment_id: enrolment.id,
    kind: input.kind,
    revision,
    verdict: input.verdict,
    reason: input.reason,
    due_on: dueOn,
    effective_on: input.effectiveOn,
    details: JSON.stringify(details),
    evidence: JSON.stringify({ facts, hash }),
    trainee_id: enrolment.trainee_id,
    decided_by: input.decider.id,
    decided_at: input.now,
    second_person: proposes ? 1 : 0,
    supersedes_id: old?.id ?? null,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: auditAction(input.verdict, { proposes, replaces: old !== null }),
    entity: 'decision',
    entityId: id,
    enrolmentId: enrolment.id,
    reason: input.reason,
    after: {
      kind: input.kind,
      revision,
      verdict: input.verdict,
      dueOn: input.dueOn,
      effectiveOn: input.effectiveOn,
      evidenceHash: hash,
      sentence: input.sentence,
      ...(old ? { supersedes: old.id, why: input.why } : {}),
    },
  })
  return { id, dueOn }
}

function auditAction(verdict: MakeDecisionInput['verdict'], asked: { proposes: boolean; replaces: boolean }): string {
  if (asked.replaces) return asked.proposes ? 'propose-anew:decision' : 'supersede:decision'
  if (!asked.proposes) return 'make:decision'
  if (verdict === 'withdraw') return 'propose-withdrawal:decision'
  if (verdict === 'promote') return 'propose-promotion:decision'
  return verdict === 'extend' ? 'propose-extension:decision' : 'propose:decision'
}

/** Kinds decided after what is replaced, while it stood. */
function restingOn(old: DecisionFact, standing: readonly DecisionFact[]): DecisionKind[] {
  return standing.filter((d) => d.kind !== old.kind && d.decidedAt > old.decidedAt && isEffective(d)).map((d) => d.kind)
}

/** What is written down beside the verdict: the answers of the form, and what follows from them by rule. */
function detailsOf(given: PromotionCase, input: MakeDecisionInput): DecisionDetails {
  const { asked, sentence } = input
  const owner = given.owners.find((o) => o.id === input.ownerId)
  return {
    sentence,
    asked,
    ...(input.verdict === 'plan' && owner
      ? { plan: { ownerId: owner.id, ownerName: owner.display_name, fromOn: input.fromOn!, topics: weakOf(given) } }
      : {}),
    ...(input.verdict === 'withdraw' ? wishOf(given, input) : {}),
    ...(input.verdict === 'extend' ? { warnings: extensionWarnings(given, input) } : {}),
  }
}

/** Recording that somebody leaves refers to what they said themselves, if they did and nothing was decided about it before. */
function wishOf({ progress }: PromotionCase, { why }: MakeDecisionInput): Pick<DecisionDetails, 'wish'> {
  const leaving = why === null ? openWish(progress.facts) : progress.facts.leaving
  if (leaving?.verdict !== 'asked' || leaving.leaveOn === null) return {}
  return { wish: { saidAt: leaving.saidAt, leaveOn: leaving.leaveOn, reason: leaving.reason } }
}

export function extensionWarnings(given: PromotionCase, input: Pick<MakeDecisionInput, 'asked' | 'dueOn'>) {
  const { today } = given.progress.calendar
  const { contractMonths = null, openEnded = false, monthsUsed = 0 } = input.asked
  return probationWarnings({
    contractMonths: openEnded ? 'open-ended' : contractMonths,
    monthsUsed,
    moreMonths: input.dueOn ? monthsBetween(daysBetween(today, input.dueOn)) : 0,
  })
}

/** The topics of the failed final below the line, the heaviest loss first. */
export function weakOf(given: PromotionCase) {
  const final = given.exams.find((e) => e.kind === 'final')
  return final ? weakTopics(final.topics, final.passPercent) : []
}

async function replaceModules(tx: Tx, given: PromotionCase): Promise<void> {
  await deleteUnbegunModules(tx, given.enrolment.id)
  // What was begun under the plan before goes on as it is.
  const begun = (await listModules(tx, given.enrolment.id)).map((module) => module.topic)
  const planned = planModules(weakOf(given), remedialHours(given.progress.activities)).filter(
    ({ topic }) => !begun.includes(topic),
  )
  if (planned.length === 0) return
  await insertModules(
    tx,
    planned.map(({ topic, minutes }) => ({
      id: newId(),
      enrolment_id: given.enrolment.id,
      topic,
      minutes_planned: minutes,
      quiz_percent: null,
      started_at: null,
      done_at: null,
    })),
  )
}
