import type { Content } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { takesEffectOn } from '../activities/decision-facts'
import type { Actor } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { issueCertificate } from './certificate.server'
import { changeState } from './change-state.server'
import { type DecisionKind, type DecisionVerdict, eventOf, isDated } from './decision-kinds'
import type { Supersession } from './supersession'

/** What of a decision moves the enrolment. */
export interface Effect {
  decisionId: string
  kind: DecisionKind
  verdict: DecisionVerdict
  reason: string
  dueOn: string | null
  effectiveOn: string | null
  decidedAt: number
  confirmedAt: number | null
  contractMonths: number | null
}

interface TakeEffectInput {
  actor: Actor
  now: number
  content: Pick<Content, 'course' | 'shop'>
  enrolment: EnrolmentRow
  effect: Effect
  /** What the decision in whose place it stands had done. */
  supersession: Supersession | null
}

/** A promotion and a leaving take effect on their day where the cohort is, everything else with the last signature. */
export function hasCome(effect: Pick<Effect, 'verdict' | 'effectiveOn'>, now: number, zone: string): boolean {
  return !isDated(effect.verdict) || effect.effectiveOn === null || effect.effectiveOn <= localDateOf(now, zone)
}

/** Takes back what was done before and does what was decided, once its day has come. The state was asked for under this very lock. */
export async function takeEffect(tx: Tx, input: TakeEffectInput): Promise<void> {
  const { effect, enrolment, supersession, actor, now } = input
  const move = async (event: Parameters<typeof changeState>[1]['event'], also: Columns) => {
    const moved = await changeState(tx, { actor, now, enrolmentId: enrolment.id, event, reason: effect.reason, also })
    if (!moved.ok) throw new Error(`Decision ${effect.kind} cannot take effect: ${moved.reason}`)
  }
  if (supersession?.undo) await move(supersession.undo, columnsWithout(supersession))
  const event = eventOf(effect.kind, effect.verdict)
  if (!event || !hasCome(effect, now, enrolment.zone)) return
  const on = takesEffectOn(effect, enrolment.zone)
  await move(event, columnsOf(effect, on))
  if (effect.verdict !== 'promote') return
  await issueCertificate(tx, { decisionId: effect.decisionId, content: input.content, now })
  await notify(tx, { to: enrolment.trainee_id, kind: 'promoted', payload: { on }, now })
}

type Columns = NonNullable<Parameters<typeof changeState>[1]['also']>

function columnsOf({ verdict, dueOn, contractMonths }: Effect, on: string): Columns {
  switch (verdict) {
    case 'promote':
      return { promoted_on: on }
    case 'probation':
      return { probation_until_on: dueOn }
    case 'extend':
      return { probation_until_on: dueOn, ...(contractMonths ? { contract_months: contractMonths } : {}) }
    default:
      return {}
  }
}

/** Back before the probation its end is not known yet; nobody who was taken back is promoted. */
function columnsWithout({ state }: Supersession): Columns {
  return { promoted_on: null, ...(state === 'on_probation' ? {} : { probation_until_on: null }) }
}
