import { LinkButton } from '#app/components/ui/button'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Notice } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { failedStepMessages } from '#app/i18n/failed-steps'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import { shownState } from '../activities/activity-state'
import { MissingWords, StateTag, TYPE_ICONS, UnmetList } from '../activities/activity-words'
import { isPressing } from '../activities/failed-step'
import { comesSecond } from './standing-card'
import type { TraineeToday } from './today-view'

type Next = NonNullable<TraineeToday['next']>

/** Nothing presses: the trainee only waits, for people or for what comes first, or the day is done. */
export function isCalm({ why }: Next): boolean {
  return why === 'waiting' || why === 'ahead' || why === 'decision' || why === 'held'
}

function useNextMove(next: Next) {
  const words = useMessages(todayMessages)
  const { item, why } = next
  const state = item.status?.state
  const verb = isCalm(next)
    ? words.look
    : state === 'not-yet'
      ? words.redo
      : state === 'started'
        ? words.goOn
        : words.start
  return { verb, to: why === 'ahead' ? `/plan/${next.day}` : `/activities/${item.id}` }
}

/** On a phone the next action stays within reach of the thumb, as on every other screen. */
export function NextBar({ today }: { today: TraineeToday }) {
  const pressing = today.failedSteps.find(isPressing)
  if (!pressing && !today.next) return null
  return (
    <div className="contents md:hidden">
      {pressing ? <StepBar step={pressing} /> : <NextBarButton next={today.next!} second={comesSecond(today)} />}
    </div>
  )
}

/** What comes after a failed exam goes before the work of the day; its card has the main button. */
function StepBar({ step }: { step: TraineeToday['failedSteps'][number] }) {
  const words = useMessages(failedStepMessages)
  return (
    <ActionBar>
      <LinkButton to={step.to} icon="next" className="w-full min-w-0">
        <span className="truncate">{words[step.what].go}</span>
      </LinkButton>
    </ActionBar>
  )
}

function NextBarButton({ next, second }: { next: Next; second: boolean }) {
  const words = useMessages(todayMessages)
  const { verb, to } = useNextMove(next)
  return (
    <ActionBar>
      <LinkButton to={to} look={isCalm(next) || second ? 'plain' : 'primary'} icon="next" className="w-full min-w-0">
        <span className="truncate">{words.goTo(verb, next.item.title)}</span>
      </LinkButton>
    </ActionBar>
  )
}

export function NextCard({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const { next } = today
  if (next) return <NextStep today={today} next={next} />
  return today.failedSteps.length + today.toAcknowledge.length > 0 ? null : (
    <Notice tone="green">{words.allDone}</Notice>
  )
}

function NextStep({ today, next }: { today: TraineeToday; next: Next }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  const activity = useMessages(activityMessages)
  const { item, why, sentBack } = next
  const { verb, to } = useNextMove(next)
  const calm = isCalm(next)
  const state = item.status?.state
  // A decision to read comes first; there is only one main button on a screen.
  const second = comesSecond(today)
  return (
    <section
      aria-labelledby="next-title"
      className={`mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 rounded-(--radius-card) border-2 p-5 ${calm || second ? 'border-line bg-raised' : 'border-primary bg-primary-soft'}`}
    >
      <div className="min-w-0 flex-1 basis-80">
        <p className="mb-1 text-sm text-grey">
          {words.next} · {next.beside ? words.beside[next.beside] : words.why[why]}
        </p>
        <h2 id="next-title" className="flex items-start gap-2 text-xl font-bold">
          <Icon name={TYPE_ICONS[item.type]} size={24} className="mt-0.5" />
          <span className="min-w-0 break-words">{item.title}</span>
        </h2>
        <p className="num mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-grey">
          <span>
            {next.day === today.day && today.isTrainingDay && item.start ? item.start : activity.dayN(next.day)}
            {why === 'ahead' ? (
              <>
                {' · '}
                <LocalDate on={next.on} /> {item.start}
              </>
            ) : null}
          </span>
          <span>{activity.types[item.type]}</span>
          <span>{activity.minutes(item.minutes)}</span>
          <span>
            {item.leader.role === 'trainee'
              ? activity.self
              : activity.ledBy(activity.roles[item.leader.role], item.leader.name)}
          </span>
          {item.status && state !== 'open' && state !== 'locked' ? <StateTag state={shownState(item.status)} /> : null}
        </p>
        <p className="mt-2">{item.brief}</p>
        {next.isLatePaper ? (
          <p className="mt-2 font-medium">{activity.latePaper(formatLocalDate(next.on, locale))}</p>
        ) : null}
        {sentBack ? <SentBackWords sentBack={sentBack} /> : null}
        {item.status?.unmet ? (
          <div className="mt-2">
            <p className="font-medium">{activity.comesFirst}</p>
            <UnmetList unmet={item.status.unmet} of={(id) => `/activities/${id}`} />
          </div>
        ) : null}
        {item.status &&
        item.status.missing.length > 0 &&
        !item.status.unmet &&
        state !== 'open' &&
        state !== 'locked' &&
        !sentBack ? (
          <ul className="mt-2 list-disc pl-5">
            <MissingWords missing={item.status.missing} />
          </ul>
        ) : null}
      </div>
      <LinkButton to={to} look={calm || second ? 'plain' : 'primary'} icon="next" className="max-md:hidden">
        {verb}
      </LinkButton>
    </section>
  )
}

function SentBackWords({ sentBack }: { sentBack: NonNullable<Next['sentBack']> }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  return (
    <div className="mt-3 border-l-4 border-amber pl-3">
      <p className="text-sm text-grey">{words.sentBack}</p>
      <p className="break-words whitespace-pre-line">{sentBack.comment}</p>
      {sentBack.redoByOn ? (
        <p className="num text-amber">{words.redoBy(formatLocalDate(sentBack.redoByOn, locale), sentBack.isLate)}</p>
      ) : null}
    </div>
  )
}
