import type { Content } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson } from '#db/queries/accounts'
import { findDecision, insertConfirmation } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { listDecisions } from '#db/queries/facts'
import { inTransaction } from '#db/transaction'
import { decisionFact, newestDecisions } from '../activities/decision-facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { loadAsked } from './asked-decision.server'
import { blocksOf, probationOf } from './case.server'
import { decideConfirmation } from './decide'
import { isUnaffirmed, readDetails } from './decision-details'
import { lapseUngrounded } from './lapse-decisions.server'
import { decideSecond } from './second-person'
import { loadSeconds, proposedDecision } from './seconds.server'
import { takeEffect } from './take-effect.server'
import { tellOfLeaving } from './tell-of-leaving.server'
import { tellOfSupersession } from './tell-of-supersession.server'

interface ConfirmDecisionInput {
  actor: Actor
  confirmerId: string
  now: number
  content: Content
  decisionId: string
  verdict: 'confirmed' | 'declined'
  note: string
  /** The confirmer says that they have asked the trainee themselves. */
  askedPerson: boolean
}

/** The second signature under a proposal: confirmed it takes effect, declined it leads nowhere and may be made anew. */
export function confirmDecision(db: Db, input: ConfirmDecisionInput): Promise<Outcome> {
  const { actor, now, verdict } = input
  return inTransaction(db, async (tx) => {
    const known = await findDecision(tx, input.decisionId)
    if (!known) return refuse('not-found')
    await lockEnrolment(tx, known.enrolment_id)
    const [row, enrolment] = [await findDecision(tx, known.id), await findEnrolment(tx, known.enrolment_id)]
    if (!row || !enrolment) return refuse('not-found')
    const { candidates, hands } = await loadSeconds(tx, proposedDecision(row))
    const second = decideSecond(input.confirmerId, candidates, hands)
    if (!second.ok) return second
    const lapsed = await lapseUngrounded(tx, { enrolment, content: input.content, now })
    if (lapsed.includes(row.id) || row.confirmed === 'lapsed') return refuse('proposal-lapsed')
    const replaces = row.supersedes_id !== null
    const asked = await loadAsked(tx, enrolment, { ...input, kind: row.kind, replaces })
    // What was to be replaced may have moved on since; then there is nothing left but to decline.
    if (!asked.ok && verdict === 'confirmed') return asked
    const newest = newestDecisions(await listDecisions(tx, [enrolment.id])).find((d) => d.kind === row.kind)
    const decided = decideConfirmation(
      {
        state: asked.ok ? asked.value.given.enrolment.state : enrolment.state,
        today: localDateOf(now, enrolment.zone),
        traineeId: enrolment.trainee_id,
        decision: decisionFact(row),
        isUnaffirmed: isUnaffirmed(row),
        probation: asked.ok ? probationOf(asked.value.given) : null,
        superseded: newest?.latestRevision !== row.revision,
        blocks: asked.ok ? blocksOf(asked.value.given, row.verdict) : [],
      },
      input,
    )
    if (!decided.ok) return decided
    await insertConfirmation(tx, {
      decision_id: row.id,
      decided_by: row.decided_by,
      trainee_id: enrolment.trainee_id,
      confirmed_by: input.confirmerId,
      verdict,
      note: input.note.trim() || null,
      confirmed_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: verdict === 'confirmed' ? 'confirm:decision' : 'decline:decision',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      reason: input.note.trim() || null,
      after: {
        kind: row.kind,
        revision: row.revision,
        verdict,
        ...(row.verdict === 'withdraw' ? { askedPerson: input.askedPerson } : {}),
      },
    })
    if (verdict === 'declined' || !asked.ok) {
      const confirmerName = (await findPerson(tx, input.confirmerId))?.display_name ?? ''
      const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId: row.id }
      const payload = { ...about, kind: row.kind, confirmerName, note: input.note.trim() }
      await notify(tx, { to: row.decided_by, kind: 'proposal-declined', payload, now })
      return accept()
    }
    await takeEffect(tx, {
      actor,
      now,
      content: input.content,
      enrolment,
      effect: {
        ...decisionFact(row),
        confirmedAt: now,
        decisionId: row.id,
        contractMonths: readDetails(row.details).asked.contractMonths ?? null,
      },
      supersession: asked.value.supersession,
    })
    const ends = row.verdict === 'eliminate'
    if (replaces) await tellOfSupersession(tx, { enrolment, decisionId: row.id, kind: row.kind, now })
    if (row.verdict === 'withdraw') await tellOfLeaving(tx, { enrolment, row, now })
    else if (!replaces)
      await notify(tx, {
        to: enrolment.trainee_id,
        kind: 'decision-made',
        payload: { decisionId: row.id, kind: row.kind, ...(ends ? { endsOn: localDateOf(now, enrolment.zone) } : {}) },
        now,
      })
    return accept()
  })
}
