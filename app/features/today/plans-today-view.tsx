import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import { DueTag } from '../grading/due-tag'
import type { OwnedPlan } from '../promotion/owned-plans.server'

/** Next-step plans that were put into this person's hands. */
export function PlansTodayView({ plans }: { plans: readonly OwnedPlan[] }) {
  const words = useMessages(todayMessages).team
  if (plans.length === 0) return null
  return (
    <Panel id="plans" tone={plans.some(({ isOverdue }) => isOverdue) ? 'amber' : 'plain'} title={words.ownedPlans}>
      <p className="mb-2">{words.ownedPlansLead}</p>
      <ul className="grid">
        {plans.map((plan) => (
          <li key={plan.decisionId} className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1">
            {plan.to ? (
              <Link to={plan.to} className="min-h-11 min-w-0 content-center wrap-anywhere">
                {plan.traineeName}
              </Link>
            ) : (
              <span className="min-w-0 wrap-anywhere">{plan.traineeName}</span>
            )}
            <DueTag {...plan} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
