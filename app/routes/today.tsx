import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { findDailyToday } from '#app/features/drills/daily.server'
import { listOffers } from '#app/features/mentor-desk/queue.server'
import { listOwnedPlans } from '#app/features/promotion/owned-plans.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { FeedbackTodayView } from '#app/features/today/feedback-today'
import { AdminTodayView, ManagerTodayView } from '#app/features/today/house-today-view'
import { PlansTodayView } from '#app/features/today/plans-today-view'
import {
  getAdminToday,
  getManagerToday,
  getQueueToday,
  listConfirmationsToday,
  listFeedbackToday,
  listPapersToday,
  listVoidingsToday,
} from '#app/features/today/team-today.server'
import {
  ConfirmationsTodayView,
  OffersTodayView,
  PapersTodayView,
  QueueTodayView,
} from '#app/features/today/team-today-view'
import { getTraineeToday } from '#app/features/today/today.server'
import type { TraineeToday } from '#app/features/today/today-view'
import { TraineeTodayView } from '#app/features/today/trainee-today'
import { VoidingsTodayView } from '#app/features/today/voidings-today-view'
import { requireViewer } from '#app/http/auth.server'
import { useMessages } from '#app/i18n/messages'
import { shellMessages } from '#app/i18n/shell'
import { todayMessages } from '#app/i18n/today'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const { db, courses } = context
  const content = await context.content()
  const now = context.clock.now()
  const has = (role: (typeof viewer.roles)[number]) => viewer.roles.includes(role)
  const isManager = has('manager')
  const place = has('trainee') ? await context.place() : null
  // A promotion or a leaving whose day has come does not wait for the next round of the clock; the page is asked for anew with it.
  if (place && place.enrolment.ended_at === null)
    if ((await takeEffectOnTheDay(db, { now, courses, enrolmentId: place.enrolment.id })) > 0) throw redirect('/today')
  const [trainee, manager, queue, admin, confirmations, voidings, papers, offers, lectures, plans] = await Promise.all([
    has('trainee') ? getTraineeToday(db, { traineeId: viewer.id, content, now, place: context.place }) : null,
    isManager ? getManagerToday(db, { viewer, courses, now }) : null,
    !isManager && (has('mentor') || has('delegate')) ? getQueueToday(db, { viewer, courses, now }) : null,
    has('admin') ? getAdminToday(db) : null,
    !isManager && (has('delegate') || has('mentor')) ? listConfirmationsToday(db, viewer) : [],
    listVoidingsToday(db, viewer),
    has('admin') && !isManager ? listPapersToday(db, { viewer, now }) : [],
    listOffers(db, viewer),
    has('delegate') ? listFeedbackToday(db, { viewer, courses }) : [],
    isManager || has('mentor') ? listOwnedPlans(db, { viewer, now }) : [],
  ])
  const phrases = trainee?.inTraining
    ? await findDailyToday(db, { enrolmentId: trainee.enrolmentId, content, now })
    : null
  return {
    name: viewer.displayName,
    isTrainee: has('trainee'),
    isMentor: has('mentor'),
    trainee,
    phrases,
    manager,
    queue,
    admin,
    confirmations,
    voidings,
    papers,
    offers,
    lectures,
    plans,
  }
}

export const meta = titled<typeof loader>((locale) => shellMessages[locale].places.today)

export default function TodayRoute() {
  const {
    name,
    isTrainee,
    isMentor,
    trainee,
    phrases,
    manager,
    queue,
    admin,
    confirmations,
    voidings,
    papers,
    offers,
    lectures,
    plans,
  } = useLoaderData<typeof loader>()
  const words = useMessages(todayMessages)
  return (
    <>
      <PageHeader title={words.greeting(name)} lead={trainee ? <DayLine today={trainee} /> : undefined} />
      {trainee ? <TraineeTodayView today={trainee} phrases={phrases} /> : null}
      {isTrainee && !trainee && !manager && !queue && !admin ? (
        <EmptyState title={words.noPlan}>{words.noPlanLead}</EmptyState>
      ) : null}
      {confirmations.length > 0 ? <ConfirmationsTodayView confirmations={confirmations} /> : null}
      <VoidingsTodayView voidings={voidings} />
      {papers.length > 0 && !queue ? <PapersTodayView papers={papers} /> : null}
      {offers.length > 0 ? <OffersTodayView offers={offers} /> : null}
      <PlansTodayView plans={plans} />
      {manager ? <ManagerTodayView manager={manager} /> : null}
      {queue ? <QueueTodayView queue={queue} isMentor={isMentor} /> : null}
      {lectures.length > 0 ? <FeedbackTodayView lectures={lectures} /> : null}
      {admin ? <AdminTodayView admin={admin} /> : null}
    </>
  )
}

function DayLine({ today }: { today: TraineeToday }) {
  const words = useMessages(todayMessages)
  if (!today.inTraining) return <LocalDate on={today.today} />
  const where =
    today.day === 0
      ? words.beforeStart
      : today.isTrainingDay
        ? words.dayOf(today.day, today.days)
        : today.nextTraining
          ? words.restDay
          : words.over(today.days)
  return (
    <>
      {where} · <LocalDate on={today.today} />
    </>
  )
}
