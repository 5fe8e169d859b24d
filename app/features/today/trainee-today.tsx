import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { Notice, Panel, Progress } from '#app/components/ui/layout'
import { drillMessages } from '#app/i18n/drills'
import { decideByWords } from '#app/i18n/failed-steps'
import { formatFullDateTime, formatLocalDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'
import { todayMessages } from '#app/i18n/today'
import { FailedSteps } from '../activities/failed-steps'
import type { DailyToday } from '../drills/daily.server'
import { DailyOfferPanel } from '../drills/daily-offer'
import { Agenda } from '../plan/agenda'
import { CatchUp, Questions, Waiting } from './beside-the-day'
import { isCalm, NextBar, NextCard } from './next-step'
import { ResultChart } from './result-chart'
import { StandingCard } from './standing-card'
import type { TraineeToday } from './today-view'

/** The trainee's first screen: the one next thing, then the day, then what is left and what waits. */
export function TraineeTodayView({ today, phrases }: { today: TraineeToday; phrases: DailyToday | null }) {
  return (
    <>
      <Leaving leaving={today.leaving} />
      <StandingCard today={today} />
      {today.standing.kind === 'in-training' || today.standing.kind === 'improve' ? (
        <FailedSteps steps={today.failedSteps} {...(today.toAcknowledge.length > 0 ? {} : { primary: 'pressing' })} />
      ) : null}
      {today.inTraining ? <DayView today={today} phrases={phrases} /> : null}
      {today.results.length > 0 ? <ResultChart results={today.results} /> : null}
      {today.inTraining ? <NextBar today={today} /> : null}
    </>
  )
}

/** Asked for and not settled: where it stands, and the way to take it back. */
function Leaving({ leaving }: Pick<TraineeToday, 'leaving'>) {
  const words = useMessages(leavingMessages)
  const locale = useLocale()
  if (!leaving) return null
  const title = leaving.saidAt === null ? words.title : words.asked(formatFullDateTime(leaving.saidAt, locale))
  return (
    <Notice tone="amber" title={leaving.isRecorded ? words.recorded : title}>
      <p>{leaving.isRecorded ? words.recordedShort : words.waiting}</p>
      <Link to="/leaving">{words.look}</Link>
    </Notice>
  )
}

function DayView({ today, phrases }: { today: TraineeToday; phrases: DailyToday | null }) {
  return (
    <>
      <PendingGates pending={today.pending} />
      <GateNotices gates={today.gates} />
      {today.standing.kind === 'leaving' ? null : <NextCard today={today} />}
      <div className="grid gap-x-6 lg:grid-cols-[3fr_2fr]">
        <TimeLine today={today} />
        <div>
          <CatchUp items={today.catchUp} />
          <Waiting items={today.waiting} />
          <Questions today={today} />
          <Practice phrases={phrases} />
          {today.standing.kind === 'leaving' ? null : <End today={today} />}
        </div>
      </div>
    </>
  )
}

/** Whoever waits for a word on a gate is told so first: what it is, who says it, and what goes on until then. */
function PendingGates({ pending }: Pick<TraineeToday, 'pending'>) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  return (
    <>
      {pending.map((gate) => (
        <Notice key={gate.id} tone="amber" icon="scale" title={words.pendingGate(gate.title)}>
          <p>{words.pendingBy(gate.decides)}</p>
          <p>{decideByWords[locale](formatLocalDate(gate.decideBy, locale), gate.isLate)}</p>
          <p>{words.pendingUntil}</p>
          <Link to={`/activities/${gate.id}`}>{words.look}</Link>
        </Notice>
      ))}
    </>
  )
}

function GateNotices({ gates }: Pick<TraineeToday, 'gates'>) {
  const words = useMessages(todayMessages)
  const plan = useMessages(planMessages)
  const locale = useLocale()
  return (
    <>
      {gates.map(({ gate, on, inDays, waitsFor, confirmed }) => {
        const when = words.gateWhen[String(inDays)]
        const held = waitsFor.length > 0
        return (
          <Notice
            key={gate}
            tone="amber"
            icon="flag"
            title={(held ? words.gateHeld : words.gateOn)(when, formatLocalDate(on, locale), plan.gates[gate])}
          >
            <p>{held ? words.gateWaits(waitsFor) : words.gateWords[gate]}</p>
            {confirmed ? null : <p>{words.gateUnconfirmed}</p>}
          </Notice>
        )
      })}
    </>
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

/** The ten minutes of today; while a phrase exam runs, only the way back to it. */
function Practice({ phrases }: { phrases: DailyToday | null }) {
  const words = useMessages(drillMessages)
  if (!phrases) return null
  const { openExamId, offer } = phrases
  if (openExamId === null) return offer ? <DailyOfferPanel offer={offer} /> : null
  return (
    <Panel title={words.resumeExam} tone="violet">
      <LinkButton to={`/practice/drills/${openExamId}`} icon="next">
        {words.resumeExamGo}
      </LinkButton>
    </Panel>
  )
}

function End({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  const locale = useLocale()
  return (
    <div className="mb-6 text-sm text-grey">
      <p>{words.end(formatLocalDate(today.endsOn, locale), today.days, today.endsOn < today.today)}</p>
      {today.overrunDays > 0 ? <p className="mt-1 font-medium text-amber">{words.overrun(today.overrunDays)}</p> : null}
    </div>
  )
}
