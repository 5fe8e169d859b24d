import type { ReactNode } from 'react'
import { LinkButton } from '#app/components/ui/button'
import { Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { decideByWords } from '#app/i18n/failed-steps'
import { formatFullDate, formatLocalDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'
import { preconditionMessages } from '#app/i18n/preconditions'
import { todayMessages } from '#app/i18n/today'
import { type FailedStep, isOfImprovement, isPressing } from '../activities/failed-step'
import { FailedSteps } from '../activities/failed-steps'
import { usePreconditionName } from '../activities/precondition-list'
import type { Standing } from './standing'
import type { TraineeToday } from './today-view'

/** What happened and what comes next, calmly, with dates; and decisions that wait to be acknowledged. */
export function StandingCard({ today }: { today: TraineeToday }) {
  return (
    <>
      <OpenDecisions decisions={today.toAcknowledge.filter(({ id }) => !leadsTo(today, id))} />
      <Story today={today} />
    </>
  )
}

/** Whether the work of the day yields to what stands above it: a decision to read, a test to sit again, the way after a failed final. */
export function comesSecond({ toAcknowledge, failedSteps, standing }: TraineeToday): boolean {
  const failed = standing.kind === 'final-failed' || standing.kind === 'retake-failed'
  return failed || toAcknowledge.length > 0 || failedSteps.some(isPressing)
}

/** The plan after a failed final, and that one leaves, are read from the card that tells the whole way. */
function leadsTo({ failedSteps, standing }: TraineeToday, decisionId: string): boolean {
  if (standing.kind === 'leaving' && standing.decisionId === decisionId) return true
  return failedSteps.some(({ to }) => to === `/decisions/${decisionId}`)
}

function OpenDecisions({ decisions }: { decisions: TraineeToday['toAcknowledge'] }) {
  const words = useMessages(todayMessages)
  const kinds: Record<string, string> = useMessages(decisionKindMessages)
  if (decisions.length === 0) return null
  return (
    <Panel title={words.acknowledge} tone="amber">
      <p className="mb-2">{words.acknowledgeLead}</p>
      <ul className="grid gap-2">
        {decisions.map(({ id, kind }) => (
          <li key={id}>
            <LinkButton to={`/decisions/${id}`} icon="scale" look="primary">
              {kinds[kind] ?? words.acknowledgeGo}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Story({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages).standing
  const plan = useMessages(planMessages)
  const { own: file } = useMessages(certificateCheckMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const { standing, partGap } = today
  const nameOf = usePreconditionName()
  const { comma } = useMessages(preconditionMessages)
  const { otherPart: gaps } = useMessages(enrolmentStates)
  const passed = standing.kind === 'final-passed' || standing.kind === 'retake-passed' ? standing.kind : null
  const gap = passed && partGap ? { title: gaps[partGap](words[passed].exam), text: words.otherPart[partGap] } : null
  const on = (date: string | null) => (date ? formatLocalDate(date, locale) : plan.noDate)
  switch (standing.kind) {
    case 'in-training':
      return null
    case 'leaving':
      return (
        <Panel title={leaving.decided(on(standing.on))} tone="amber">
          <p>{leaving.untilThen}</p>
          <DecisionLink id={standing.decisionId} />
        </Panel>
      )
    case 'before-start':
      return (
        <Panel title={words['before-start'].title(on(standing.startsOn))}>
          <p>{words['before-start'].text}</p>
          <Actions>
            <LinkButton to="/plan" icon="route">
              {plan.title}
            </LinkButton>
          </Actions>
        </Panel>
      )
    case 'improve':
      // The second test says it with its date and its place.
      return today.failedSteps.some(isOfImprovement) ? null : (
        <Panel title={words.improve.title(on(standing.dueOn))} tone="amber">
          <p>{standing.over ? words.improve.over : words.improve.text(on(standing.dueOn))}</p>
          {standing.decideBy ? <p>{decideByWords[locale](on(standing.decideBy), standing.isLate)}</p> : null}
          <DecisionLink id={standing.decisionId} />
        </Panel>
      )
    case 'final-passed':
      if (standing.improve)
        return (
          <Panel title={words['final-passed'].improveTitle(on(standing.improve.dueOn))} tone="amber">
            <p>{standing.improve.over ? words['final-passed'].improveOver : words['final-passed'].improve}</p>
            <DecisionLink id={standing.improve.decisionId} />
          </Panel>
        )
      return (
        <Panel title={gap?.title ?? words['final-passed'].title} tone={gap ? 'amber' : 'green'}>
          <p>
            {standing.effectiveOn
              ? words['final-passed'].decided(on(standing.effectiveOn))
              : (gap?.text ?? words['final-passed'].text(on(standing.earliestOn)))}
          </p>
          {today.beforePromotion.length > 0 && !standing.effectiveOn ? (
            <p>{words['final-passed'].before(today.beforePromotion.map(nameOf).join(comma))}</p>
          ) : null}
        </Panel>
      )
    case 'final-failed':
      return <FailedFinal standing={standing} step={today.failedSteps[0]} />
    case 'retake-failed':
      return <FailedSteps steps={today.failedSteps} primary="pressing" />
    case 'retake-passed':
      return (
        <Panel title={gap?.title ?? words['retake-passed'].title} tone={gap ? 'amber' : 'green'}>
          <p>{gap?.text ?? words['retake-passed'].text}</p>
        </Panel>
      )
    case 'withdrawn':
      return (
        <Panel title={words.withdrawn.title}>
          <p>{words.withdrawn.text}</p>
          <Actions>
            <LinkButton to="/file">{file.open}</LinkButton>
          </Actions>
        </Panel>
      )
    case 'on-probation': {
      // Months long, it often ends in another year.
      const until = standing.untilOn ? formatFullDate(standing.untilOn, locale) : plan.noDate
      return (
        <Panel
          title={standing.over ? words['on-probation'].overTitle : words['on-probation'].title(until)}
          tone={standing.over ? 'amber' : 'plain'}
        >
          <p>
            {standing.effectiveOn
              ? words['final-passed'].decided(on(standing.effectiveOn))
              : standing.over
                ? words['on-probation'].over(until)
                : words['on-probation'].text}
          </p>
          <Actions>
            <LinkButton to="/results" icon="award">
              {words.promoted.results}
            </LinkButton>
          </Actions>
        </Panel>
      )
    }
    case 'promoted':
      return (
        <Panel title={words.promoted.title(on(standing.on))} tone="green">
          <p>{words.promoted.text}</p>
          <Actions>
            <LinkButton to={`/certificate/${today.enrolmentId}`} icon="award" look="primary">
              {words.promoted.certificate}
            </LinkButton>
            <LinkButton to="/file">{file.open}</LinkButton>
            <LinkButton to="/results">{words.promoted.results}</LinkButton>
          </Actions>
        </Panel>
      )
    case 'eliminated':
      return (
        <Panel title={words.eliminated.title}>
          <p>{words.eliminated.text}</p>
          {standing.decisionId ? <DecisionLink id={standing.decisionId} /> : null}
          <Actions>
            <LinkButton to="/file">{file.open}</LinkButton>
          </Actions>
        </Panel>
      )
  }
}

function Actions({ children }: { children: ReactNode }) {
  return <p className="mt-3 flex flex-wrap gap-3">{children}</p>
}

function DecisionLink({ id }: { id: string }) {
  const words = useMessages(todayMessages)
  return (
    <Actions>
      <LinkButton to={`/decisions/${id}`} icon="scale">
        {words.acknowledgeGo}
      </LinkButton>
    </Actions>
  )
}

/** The three steps in their order, each with where it stands, and the one that is due. */
function FailedFinal({
  standing,
  step,
}: {
  standing: Extract<Standing, { kind: 'final-failed' }>
  step: FailedStep | undefined
}) {
  const words = useMessages(todayMessages).standing['final-failed']
  const { planAcknowledged, modules, modulesDone, handedIn } = standing
  const modulesReady = modules > 0 && modulesDone === modules
  return (
    <FailedSteps steps={step ? [step] : []} primary="pressing">
      <ol className="mt-3 grid gap-2">
        <Step number={1} title={words.plan} done={planAcknowledged} />
        <Step number={2} title={words.remedial} done={modulesReady}>
          {modules > 0 && !modulesReady ? words.modules(modulesDone, modules) : null}
        </Step>
        <Step number={3} title={words.retake} done={handedIn} />
      </ol>
    </FailedSteps>
  )
}

function Step({
  number,
  title,
  done,
  children,
}: {
  number: number
  title: string
  done: boolean
  children?: ReactNode
}) {
  const { states } = useMessages(activityMessages)
  return (
    <li className="flex flex-wrap items-center gap-2">
      <span className="num flex size-8 items-center justify-center rounded-full border border-line-strong font-bold">
        {number}
      </span>
      <h3 className="font-bold">{title}</h3>
      {done ? <Tag tone="green">{states.done}</Tag> : null}
      {children ? <span className="num">{children}</span> : null}
    </li>
  )
}
