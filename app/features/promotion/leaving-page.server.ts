import { findPerson } from '#db/queries/accounts'
import { type DecisionRow, findDecision } from '#db/queries/decisions'
import type { DbOrTx } from '#db/transaction'
import { findOwnProgress, type OwnAsked } from '../activities/activity-page.server'
import { comingLeaving, takesEffectOn } from '../activities/decision-facts'
import { isHearsay } from './decision-details'
import { KIND_RULES } from './decision-kinds'
import { openWish, recordedLeaving } from './leaving'
import { listIndependent, proposedDecision } from './seconds.server'

/** What a trainee's own page of leaving shows; null for somebody who was never enrolled. */
export async function getLeavingPage(db: DbOrTx, input: OwnAsked) {
  const progress = await findOwnProgress(db, input)
  if (!progress) return null
  const { enrolment, facts, calendar } = progress
  const recorded = recordedLeaving(facts)
  const coming = comingLeaving({ state: enrolment.state, decisions: facts.decisions })
  const row = recorded ? await findDecision(db, recorded.id) : undefined
  return {
    enrolmentId: enrolment.id,
    today: calendar.today,
    revision: facts.leaving?.revision ?? 0,
    ended: !KIND_RULES.withdrawal.states.includes(enrolment.state),
    wish: openWish(facts),
    isRecorded: recorded !== null,
    recordedOn: recorded?.effectiveOn ?? null,
    decided: coming && {
      on: takesEffectOn(coming, enrolment.zone),
      decisionId: coming.id,
      isContested: coming.contested,
    },
    mayAnswer: row !== undefined && isHearsay(row) && row.affirmed_at === null,
    isAffirmed: row !== undefined && row.affirmed_at !== null,
    /** Who may be the second person, and asks. */
    askers: row ? await namesOf(db, row) : [],
    /** When what a manager had recorded lapsed. */
    voidAt: facts.decisions.find((d) => d.kind === 'withdrawal' && d.confirmed === 'lapsed')?.confirmedAt ?? null,
    isTakenBack: facts.leaving?.verdict === 'taken-back',
  }
}

async function namesOf(db: DbOrTx, row: DecisionRow): Promise<string[]> {
  const people = await Promise.all((await listIndependent(db, proposedDecision(row))).map((id) => findPerson(db, id)))
  return people.flatMap((person) => person?.display_name ?? []).sort()
}
