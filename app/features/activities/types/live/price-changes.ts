// Decides how often prices may be changed in an activity, and who has to agree to how much less.
import type { SettingsOf } from '#app/content/activity-settings'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EntryFact } from '../../facts'

/** A slip of paper has room for this many. */
const MOST = 20

/** While logged in hidden, prices are changed only in the activity made for it. */
export function priceChangesAllowed({ priceChanges, hidden }: SettingsOf<'live'>): number {
  return priceChanges || !hidden ? MOST : 0
}

/** Who has agreed to it, from nobody up. */
export const APPROVALS = ['none', 'leader', 'manager'] as const

export interface PriceChange {
  orderRef: string
  before: number
  after: number
  approval?: (typeof APPROVALS)[number] | undefined
}

/** In yuan an order: so much on one's own, so much with the team leader; more is the manager's. */
export interface PriceLimits {
  agentLimitYuan: number
  leaderLimitYuan: number
}

function cents({ before, after }: Pick<PriceChange, 'before' | 'after'>): number {
  return Math.round((before - after) * 100)
}

/** What one order has been lowered by counts together, so that eight yuan do not become five and three. */
export function decidePriceChange(
  change: PriceChange,
  earlier: readonly EntryFact[],
  limits: PriceLimits | undefined,
): Outcome {
  if (!limits) return accept()
  const before = earlier
    .filter(({ kind, state }) => kind === 'price-change' && (state === 'open' || state === 'confirmed'))
    .map(({ data }) => data as PriceChange)
    .filter(({ orderRef }) => orderRef === change.orderRef)
  const total = [...before, change].reduce((sum, one) => sum + cents(one), 0)
  const approval = change.approval ?? 'none'
  if (total > limits.leaderLimitYuan * 100 && approval !== 'manager')
    return refuse('price-over-leader', String(limits.leaderLimitYuan))
  if (total > limits.agentLimitYuan * 100 && approval === 'none')
    return refuse('price-over-own', String(limits.agentLimitYuan))
  return accept()
}
