import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Notice, Panel, Progress } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'
import { todayMessages } from '#app/i18n/today'
import { MissingWords, StateTag, TYPE_ICONS } from '../activities/activity-words'
import { Agenda } from '../plan/agenda'
import { ResultChart } from './result-chart'
import { hasOwnMove, StandingCard } from './standing-card'
import type { PhrasesToday, ShortItem, TraineeToday } from './today-view'

/** The trainee's first screen: the one next thing, then the day, then what is left and what waits. */
export function TraineeTodayView({ today, phrases }: { today: TraineeToday; phrases: PhrasesToday | null }) {
  return (
    <>
      <StandingCard today={today} />
      {today.inTraining ? <DayView today={today} phrases={phrases} /> : null}
      {today.results.length > 0 ? <ResultChart results={today.results} /> : null}
      {today.inTraining ? <NextBar today={today} /> : null}
    </>
  )
}

function DayView({ today, phrases }: { today: TraineeToday; phrases: PhrasesToday | null }) {
  return (
    <>
      <GateNotices gates={today.gates} />
      <NextCard today={today} />
      <div className="grid gap-x-6 lg:grid-cols-[3fr_2fr]">
        <TimeLine today={today} />
        <div>
          <CatchUp items={today.catchUp} />
          <Waiting items={today.waiting} />
          <Questions today={today} />
          <Practice phrases={phrases} />
          <End today={today} />
        </div>
      </div>
    </>
  )
}

function GateNotices({ gates }: Pick<TraineeToday, 'gates'>) {
  const words = useMessages(todayMessages)
  const plan = useMessages(planMessages)
  const locale = useLocale()
  return (
    <>
      {gates.map(({ gate, on, inDays, confirmed }) => {
        const when = words.gateWhen[String(inDays)]
        return (
          <Notice
            key={gate}
            tone="amber"
            icon="flag"
            title={words.gateOn(when, formatLocalDate(on, locale), plan.gates[gate])}
          >
            <p>{words.gateWords[gate]}</p>
            {confirmed ? null : <p>{words.gateUnconfirmed}</p>}
          </Notice>
        )
      })}
    </>
  )
}

type Next = NonNullable<TraineeToday['next']>

/** Nothing presses: the trainee only waits, or the day is done. */
function isCalm({ why }: Next): boolean {
  return why === 'waiting' || why === 'ahead'
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
function NextBar({ today }: { today: TraineeToday }) {
  return today.next ? (
    <div className="contents md:hidden">
      <NextBarButton next={today.next} second={hasOwnMove(today)} />
    </div>
  ) : null
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

function NextCard({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const { next } = today
  return next ? <NextStep today={today} next={next} /> : <Notice tone="green">{words.allDone}</Notice>
}

function NextStep({ today, next }: { today: TraineeToday; next: Next }) {
  const words = useMessages(todayMessages)
  const activity = useMessages(activityMessages)
  const { item, why, sentBack } = next
  const { verb, to } = useNextMove(next)
  const calm = isCalm(next)
  const state = item.status?.state
  // A decision to read comes first; there is only one main button on a screen.
  const second = hasOwnMove(today)
  return (
    <section
      aria-labelledby="next-title"
      className={`mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 rounded-(--radius-card) border-2 p-5 ${calm || second ? 'border-line bg-raised' : 'border-primary bg-primary-soft'}`}
    >
      <div className="min-w-0 flex-1 basis-80">
        <p className="mb-1 text-sm text-grey">
          {words.next} · {words.why[why]}
        </p>
        <h2 id="next-title" className="flex items-start gap-2 text-xl font-bold">
          <Icon name={TYPE_ICONS[item.type]} size={24} className="mt-0.5" />
          <span className="min-w-0 break-words">{item.title}</span>
        </h2>
        <p className="num mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-grey">
          <span>
            {next.day === today.day && today.isTrainingDay ? item.start : activity.dayN(next.day)}
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
          {item.status && state !== 'open' && state !== 'locked' ? <StateTag state={item.status.state} /> : null}
        </p>
        <p className="mt-2">{item.brief}</p>
        {sentBack ? <SentBackWords sentBack={sentBack} /> : null}
        {item.status && item.status.missing.length > 0 && state !== 'open' && state !== 'locked' && !sentBack ? (
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
        <p className="num text-amber">{words.redoBy(formatLocalDate(sentBack.redoByOn, locale))}</p>
      ) : null}
    </div>
  )
}

function TimeLine({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  const { counts } = today
  const label = words.summary(counts.done, counts.total)
  return (
    <section aria-labelledby="timeline" className="mb-6">
      <h2 id="timeline" className="mb-2 text-lg font-bold">
        {words.timeline}
      </h2>
      {today.line.length > 0 ? (
        <>
          <p className="num mb-1 text-grey">
            {label}
            {counts.waiting > 0 ? ` · ${words.waitingCount(counts.waiting)}` : ''}
          </p>
          <div className="mb-4">
            <Progress value={counts.done} max={counts.total} label={label} />
          </div>
          <Agenda
            items={today.line}
            linked
            nextId={today.next && !isCalm(today.next) ? today.next.item.id : undefined}
          />
        </>
      ) : (
        <p className="text-grey">
          {today.nextTraining ? (
            <>
              {words.noLine}{' '}
              {words.nextTraining(today.nextTraining.day, formatLocalDate(today.nextTraining.on, locale))}
            </>
          ) : (
            words.over(today.days)
          )}
        </p>
      )}
    </section>
  )
}

function ItemLink({ item }: { item: ShortItem }) {
  const activity = useMessages(activityMessages)
  return (
    <Link to={`/activities/${item.id}`} className="flex min-h-11 items-baseline gap-x-3 py-2 no-underline">
      <span className="num shrink-0 text-sm text-grey">{activity.dayN(item.day)}</span>
      <span className="min-w-0 break-words underline decoration-1 underline-offset-3">{item.title}</span>
    </Link>
  )
}

/** A long list would bury the day: the oldest are shown, the rest is a tap away. */
const CATCH_UP_SHOWN = 5

function CatchUp({ items }: { items: TraineeToday['catchUp'] }) {
  const words = useMessages(todayMessages)
  if (items.length === 0) return null
  const rest = items.slice(CATCH_UP_SHOWN)
  return (
    <Panel title={words.catchUp}>
      <p className="text-grey">{words.catchUpLead(items.length)}</p>
      <ItemList items={items.slice(0, CATCH_UP_SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 py-2 text-grey">{words.team.more(rest.length)}</summary>
          <ItemList items={rest} />
        </details>
      ) : null}
    </Panel>
  )
}

function ItemList({ items }: { items: readonly ShortItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <ItemLink item={item} />
        </li>
      ))}
    </ul>
  )
}

function Waiting({ items }: { items: TraineeToday['waiting'] }) {
  const words = useMessages(todayMessages)
  if (items.length === 0) return null
  const rest = items.slice(CATCH_UP_SHOWN)
  return (
    <Panel title={words.waiting}>
      <WaitingList items={items.slice(0, CATCH_UP_SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 py-2 text-grey">{words.team.more(rest.length)}</summary>
          <WaitingList items={rest} />
        </details>
      ) : null}
    </Panel>
  )
}

function WaitingList({ items }: { items: TraineeToday['waiting'] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <ItemLink item={item} />
          <ul className="-mt-1 pb-2 text-sm text-grey">
            <MissingWords missing={item.missing?.missing ?? []} />
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Questions({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  if (today.questions.length === 0 && today.askAt === null) return null
  return (
    <Panel title={today.questions.length > 0 ? words.questions : words.questionsNone}>
      <ul className="grid gap-2 empty:hidden">
        {today.questions.map((question) => (
          <li key={`${question.activityId}-${question.text}`}>
            <Link to={`/activities/${question.activityId}`} className="break-words">
              {question.text}
            </Link>
            <span className="block text-sm text-grey">
              {question.dueOn ? words.questionDue(formatLocalDate(question.dueOn, locale)) : words.questionOpen}
            </span>
          </li>
        ))}
      </ul>
      {today.askAt ? (
        <p className="mt-2 first:mt-0">
          <Link to={`/activities/${today.askAt}`} className="inline-flex min-h-11 items-start gap-1 py-2">
            <Icon name="help" className="mt-0.5" />
            {words.ask}
          </Link>
        </p>
      ) : null}
    </Panel>
  )
}

const PHRASES_SHOWN = 5

/** The phrases due today by name, or one sentence when none is. */
function Practice({ phrases }: { phrases: PhrasesToday | null }) {
  const words = useMessages(todayMessages)
  const due = phrases?.weak.slice(0, PHRASES_SHOWN) ?? []
  const open = phrases?.openDrillId
  return (
    <Panel title={words.practice} tone="violet">
      <p>
        {due.length > 0 ? words.practiceDue(due.length) : phrases?.practised ? words.practiceFine : words.practiceLead}
      </p>
      <ul className="mt-2 empty:hidden">
        {due.map((phrase) => (
          <li key={phrase.code}>
            <Link
              to={`/practice/phrases?q=${phrase.code}`}
              className="flex min-h-11 items-center justify-between gap-x-3 py-1 no-underline"
            >
              <span className="min-w-0 break-words underline decoration-1 underline-offset-3" lang="zh-CN">
                {phrase.name} <code>/{phrase.code}</code>
              </span>
              <span className="num shrink-0 text-sm text-grey">{words.practiceMean(phrase.mean)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <LinkButton to={open ? `/practice/drills/${open}` : '/practice'} icon="zap">
          {open ? words.practiceOpen : words.practiceGo}
        </LinkButton>
      </p>
    </Panel>
  )
}

function End({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  return (
    <div className="mb-6 text-sm text-grey">
      <p>{words.end(formatLocalDate(today.endsOn, locale), today.days)}</p>
      {today.overrunDays > 0 ? <p className="mt-1 font-medium text-amber">{words.overrun(today.overrunDays)}</p> : null}
    </div>
  )
}
