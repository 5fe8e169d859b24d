import type { Content } from '#app/content/content.server'
import { daysBetween } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertDecision, listConfirmers } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { deleteUnbegunModules, insertModules } from '#db/queries/remedial'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, type Role, relationOf } from '../accounts/permissions'
import { listPromotionPreconditions } from '../activities/preconditions'
import { type Actor, appendAudit, sha256 } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { caseOfKind, decisionCaseOf, type KindCase, loadCase, type PromotionCase } from './case.server'
import { changeState } from './change-state.server'
import { type DecisionCommand, decideDecision } from './decide'
import type { DecisionDetails } from './decision-details'
import { type DecisionKind, eventOf, needsSecondPerson } from './decision-kinds'
import { monthsBetween, probationWarnings } from './probation-law'
import { planModules, remedialHours, weakTopics } from './remedial'
import { takeSnapshot } from './snapshot'
import { missingThings } from './unfinished'

export interface MakeDecisionInput extends Omit<DecisionCommand, 'deciderId'> {
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
export async function checkDecision(db: Db, input: MakeDecisionInput): Promise<Outcome<PromotionCase>> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  const given = caseOfKind(await loadCase(db, enrolment, input), input.kind, input.content)
  const decided = decide(given, input)
  return decided.ok ? accept(given) : decided
}

/** Signs a decision. An elimination is only proposed by it: a second person has to confirm. */
export function makeDecision(db: Db, input: MakeDecisionInput): Promise<Outcome<{ decisionId: string }>> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const given = caseOfKind(await loadCase(tx, enrolment, input), input.kind, input.content)
    const decided = decide(given, input)
    if (!decided.ok) return decided
    const decisionId = await writeDecision(tx, given, input, decided.value.revision)
    await takeEffect(tx, given, input)
    await tell(tx, given, input, decisionId)
    return accept({ decisionId })
  })
}

function decide(given: KindCase, input: MakeDecisionInput): Outcome<{ revision: number }> {
  const { enrolment } = given
  if (enrolment.trainee_id === input.decider.id) return refuse('self-signing')
  const may = decideReach(input.decider, 'decide:enrolment', relationOf(enrolment))
  if (!may.ok) return may
  return decideDecision(decisionCaseOf(given, input.verdict), {
    ...input,
    deciderId: input.decider.id,
  })
}

async function writeDecision(tx: Tx, given: KindCase, input: MakeDecisionInput, revision: number): Promise<string> {
  const { enrolment } = given
  const id = newId()
  const details = detailsOf(given, input)
  const facts = takeSnapshot({
    now: input.now,
    state: enrolment.state,
    progress: given.progress,
    tests: given.tests,
    exams: given.exams,
    parts: given.parts,
    conductPoints: given.conductPoints,
    standing: given.standing,
    missing: missingThings(given.progress.activities, given.progress.calendar.currentDay),
    preconditions: listPromotionPreconditions(given.progress.activities, {
      facts: given.progress.facts,
      today: given.progress.calendar.today,
    }),
  })
  const hash = sha256(JSON.stringify(facts))
  await insertDecision(tx, {
    id,
    enrolment_id: enrolment.id,
    kind: input.kind,
    revision,
    verdict: input.verdict,
    reason: input.reason,
    due_on: input.verdict === 'probation' ? given.dates.probationUntilOn : input.dueOn,
    effective_on: input.effectiveOn,
    details: JSON.stringify(details),
    evidence: JSON.stringify({ facts, hash }),
    trainee_id: enrolment.trainee_id,
    decided_by: input.decider.id,
    decided_at: input.now,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: needsSecondPerson(input.verdict) ? 'propose:decision' : 'make:decision',
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
    },
  })
  return id
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
    ...(input.verdict === 'extend' ? { warnings: extensionWarnings(given, input) } : {}),
  }
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

async function takeEffect(tx: Tx, given: PromotionCase, input: MakeDecisionInput): Promise<void> {
  const { enrolment } = given
  if (input.verdict === 'plan') await replaceModules(tx, given)
  const event = needsSecondPerson(input.verdict) ? null : eventOf(input.kind, input.verdict)
  if (!event) return
  const also =
    input.verdict === 'promote'
      ? { promoted_on: input.effectiveOn }
      : input.verdict === 'probation'
        ? { probation_until_on: given.dates.probationUntilOn }
        : input.verdict === 'extend'
          ? {
              probation_until_on: input.dueOn,
              ...(input.asked.contractMonths ? { contract_months: input.asked.contractMonths } : {}),
            }
          : {}
  const moved = await changeState(tx, {
    actor: input.actor,
    now: input.now,
    enrolmentId: enrolment.id,
    event,
    reason: input.reason,
    also,
  })
  // The state was asked for under this very lock, so a refusal here is a bug and takes everything back.
  if (!moved.ok) throw new Error(`Decision ${input.kind} cannot take effect: ${moved.reason}`)
}

async function replaceModules(tx: Tx, given: PromotionCase): Promise<void> {
  const planned = planModules(weakOf(given), remedialHours(given.progress.activities))
  await deleteUnbegunModules(tx, given.enrolment.id)
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

async function tell(tx: Tx, given: PromotionCase, input: MakeDecisionInput, decisionId: string): Promise<void> {
  const { enrolment } = given
  const { kind, now } = input
  if (needsSecondPerson(input.verdict)) {
    const people = (await listConfirmers(tx, enrolment.cohort_id))
      .map((p) => p.id)
      .filter((id) => id !== input.decider.id && id !== enrolment.trainee_id)
    await notify(tx, {
      to: people,
      kind: 'confirmation-wanted',
      payload: { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId, kind },
      now,
    })
    return
  }
  await notify(tx, { to: enrolment.trainee_id, kind: 'decision-made', payload: { decisionId, kind }, now })
  if (input.verdict === 'promote')
    await notify(tx, { to: enrolment.trainee_id, kind: 'promoted', payload: { on: input.effectiveOn! }, now })
  const remedial = given.progress.activities.find((a) => a.activity.type === 'remedial')
  if (input.verdict === 'plan' && remedial)
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'remedial-opened',
      payload: { activityId: remedial.activity.id },
      now,
    })
}
