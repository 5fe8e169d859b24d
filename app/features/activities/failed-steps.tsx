import type { ReactNode } from 'react'
import { LinkButton } from '#app/components/ui/button'
import { Panel } from '#app/components/ui/layout'
import { failedStepMessages } from '#app/i18n/failed-steps'
import { formatLocalDate, formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { type FailedStep, isPressing } from './failed-step'

interface Shown {
  /** `always` where the page is about this alone; `pressing` where it stands among other things to do. */
  primary?: 'always' | 'pressing'
  /** The page that is open: it needs no way to itself. */
  here?: string
  /** Between what is said and the button. */
  children?: ReactNode
}

/** What happened, what comes next, when, and one button; the same words wherever they are read. */
export function FailedSteps({ steps, primary, ...shown }: Shown & { steps: readonly FailedStep[] }) {
  const keyOf = (step: FailedStep) => `${step.what} ${step.on} ${step.to}`
  const groups = [...new Set(steps.map(keyOf))].map((key) => steps.filter((step) => keyOf(step) === key))
  const main = groups.findIndex(
    ([step]) => primary === 'always' || (primary === 'pressing' && step && isPressing(step)),
  )
  return groups.map((group, n) => <Step key={keyOf(group[0]!)} group={group} isMain={n === main} {...shown} />)
}

function Step({
  group,
  isMain,
  here,
  children,
}: Omit<Shown, 'primary'> & { group: readonly FailedStep[]; isMain: boolean }) {
  const words = useMessages(failedStepMessages)
  const locale = useLocale()
  const [step] = group
  if (!step) return null
  const { title, text, go } = words[step.what]
  const names = group.map((one) => words.quoted(one.title)).join(words.comma)
  const on = step.on ? formatLocalDate(step.on, locale) : ''
  const lastOn = step.lastOn ? formatLocalDate(step.lastOn, locale) : ''
  const endsAt = step.endsAt === null ? '' : formatTime(step.endsAt, locale)
  return (
    <Panel id={`next-${step.activityId}`} title={title(names)} tone="amber">
      <p>{text({ on, by: step.by, days: step.retakeAfterDays, isLate: step.isLate, lastOn, endsAt })}</p>
      {step.planLateOn ? <p className="mt-2">{words.planLate(formatLocalDate(step.planLateOn, locale))}</p> : null}
      {step.isHeardLater ? <p className="mt-2">{words.heardLater}</p> : null}
      {children}
      {step.to === here ? null : (
        <p className="mt-3">
          <LinkButton to={step.to} look={isMain ? 'primary' : 'plain'} icon="next">
            {go}
          </LinkButton>
        </p>
      )}
    </Panel>
  )
}
