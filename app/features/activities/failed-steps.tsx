import { LinkButton } from '#app/components/ui/button'
import { Panel } from '#app/components/ui/layout'
import { failedStepMessages } from '#app/i18n/failed-steps'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { FailedStep } from './failed-step'

interface Shown {
  primary?: boolean
  /** The page that is open: it needs no way to itself. */
  here?: string
}

/** What happened, what comes next, when, and one button; the same words wherever they are read. */
export function FailedSteps({ steps, primary = false, here }: Shown & { steps: readonly FailedStep[] }) {
  const keyOf = (step: FailedStep) => `${step.what} ${step.on} ${step.to}`
  const keys = [...new Set(steps.map(keyOf))]
  return keys.map((key, n) => (
    <Step key={key} group={steps.filter((step) => keyOf(step) === key)} primary={primary && n === 0} here={here} />
  ))
}

function Step({ group, primary, here }: Shown & { group: readonly FailedStep[] }) {
  const words = useMessages(failedStepMessages)
  const locale = useLocale()
  const [step] = group
  if (!step) return null
  const { title, text, go } = words[step.what]
  const names = group.map((one) => words.quoted(one.title)).join(words.comma)
  return (
    <Panel id={`next-${step.activityId}`} title={title(names)} tone="amber">
      <p>{text(step.on ? formatLocalDate(step.on, locale) : '', step.retakeAfterDays)}</p>
      {step.to === here ? null : (
        <p className="mt-3">
          <LinkButton to={step.to} look={primary ? 'primary' : 'plain'} icon="next">
            {go}
          </LinkButton>
        </p>
      )}
    </Panel>
  )
}
