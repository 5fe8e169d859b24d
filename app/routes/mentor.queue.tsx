import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { FormProblem } from '#app/components/ui/form-problem'
import { ActionBar, EmptyState, Notice, PageHeader } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { firstCourse } from '#app/content/content.server'
import { acceptTrainee, declineTrainee } from '#app/features/cohorts/answer-hand-over.server'
import { DeclineTraineeForm, TakenTrainee } from '#app/features/cohorts/cohort-forms'
import { PaperList } from '#app/features/grading/paper-list'
import { JustSignedNotice, TakenNotice } from '#app/features/mentor-desk/after-signing'
import { findJustSigned, findTaken } from '#app/features/mentor-desk/after-signing.server'
import { HeldTrainees } from '#app/features/mentor-desk/held-trainees'
import { OfferCards } from '#app/features/mentor-desk/offer-cards'
import { getQueue, listOffers } from '#app/features/mentor-desk/queue.server'
import { BATCH_FORM, DoneToday, QueueGroup } from '#app/features/mentor-desk/queue-list'
import { listOwnedPlans } from '#app/features/promotion/owned-plans.server'
import { seenCard } from '#app/features/signoffs/seen-card'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { signChosen } from '#app/features/signoffs/sign-chosen.server'
import { BatchForm, BESIDE_THE_FIELD, SignedPlace, signForm, UndoForm } from '#app/features/signoffs/sign-forms'
import { undoSigning } from '#app/features/signoffs/undo-signing.server'
import { PlansTodayView } from '#app/features/today/plans-today-view'
import { listConfirmationsToday, listVoidingsToday } from '#app/features/today/team-today.server'
import { ConfirmationsTodayView } from '#app/features/today/team-today-view'
import { VoidingsTodayView } from '#app/features/today/voidings-today-view'
import { requireEnrolment, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { signingMessages } from '#app/i18n/signing'
import { signoffMessages } from '#app/i18n/signoffs'
import { supervisionMessages } from '#app/i18n/supervision'
import { localDateOf } from '#app/rules/dates'

const PAGE = '/mentor/queue'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sign:activity')
  const now = context.clock.now()
  const queue = await getQueue(context.db, { viewer, courses: context.courses, now })
  const offers = await listOffers(context.db, viewer)
  const params = new URL(request.url).searchParams
  const count = (name: string) => Math.min(999, Number(/^\d{1,3}$/.exec(params.get(name) ?? '')?.[0] ?? 0))
  const asked = { viewer, courses: context.courses, now }
  const [enrolmentId = '', activityId = '', card = ''] = (params.get('taken') ?? '').split(' ')
  return {
    ...queue,
    offers,
    confirmations: await listConfirmationsToday(context.db, viewer),
    voidings: await listVoidingsToday(context.db, viewer),
    plans: await listOwnedPlans(context.db, { viewer, now }),
    today: localDateOf(now, firstCourse(context.courses).course.zone),
    justSigned: await findJustSigned(context.db, asked, params.get('signed')),
    taken: await findTaken(context.db, asked, { enrolmentId, activityId, card }),
    refused: count('refused'),
    undone: count('undone'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sign:activity')
  const form = await readForm(request)
  const intent = String(form.get('intent') ?? '').slice(0, 200)
  const acting = { actor: actorOf(context, viewer), signer: viewer, now: context.clock.now() }
  if (intent === 'batch') {
    const parsed = parseFormData(form, BatchForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const { refused } = await signChosen(context.db, {
      ...acting,
      courses: context.courses,
      picks: parsed.value.pick,
    })
    return redirect(`${PAGE}?signed=${acting.now}&refused=${refused}`)
  }
  if (intent === 'undo') {
    const parsed = parseFormData(form, UndoForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const reason = signingMessages[viewer.locale].undoneInTime
    const outcome = await undoSigning(context.db, { ...acting, ...parsed.value, reason, courses: context.courses })
    return respond(outcome, { to: `${PAGE}?undone=${outcome.ok ? outcome.value : 0}`, intent })
  }
  if (intent.startsWith('accept-trainee')) {
    const parsed = parseFormData(form, TakenTrainee, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const accepted = { ...acting, personId: viewer.id, courses: context.courses, ...parsed.value }
    const outcome = await acceptTrainee(context.db, accepted)
    return respond(outcome, { to: `/mentor/trainees/${parsed.value.enrolmentId}`, intent })
  }
  if (intent.startsWith('decline-trainee')) {
    const parsed = parseFormData(form, DeclineTraineeForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const outcome = await declineTrainee(context.db, { ...acting, personId: viewer.id, ...parsed.value })
    return respond(outcome, { to: PAGE, intent })
  }
  const wanted = parseFormData(form, SignedPlace, viewer.locale)
  if (!wanted.ok) return badForm(wanted.submission, intent)
  const { enrolmentId, activityId } = wanted.value
  const { content } = await requireEnrolment(request, context, 'sign:activity', enrolmentId, activityId)
  const rules = {
    typeOf: (id: string) => content.activityById.get(id)?.type,
    today: localDateOf(acting.now, content.course.zone),
  }
  const parsed = parseFormData(form, signForm(rules), viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, intent)
  const outcome = await signActivity(context.db, {
    ...acting,
    ...parsed.value,
    content,
    expectedRevision: parsed.value.revision,
  })
  if (outcome.ok) return redirect(parsed.value.verdict === 'signed' ? `${PAGE}?signed=${acting.now}` : PAGE)
  if (outcome.reason !== 'stale') return refusedAt(outcome, parsed, BESIDE_THE_FIELD, intent)
  const taken = `${enrolmentId} ${activityId} ${seenCard(parsed.value)}`
  return redirect(`${PAGE}?${new URLSearchParams({ taken })}`)
}

export const meta = titled<typeof loader>((locale) => signoffMessages[locale].queue)

export default function QueuePage() {
  const data = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(signoffMessages)
  const grading = useMessages(gradingMessages)
  const supervision = useMessages(supervisionMessages)
  const waiting = data.total + data.offers.length + data.confirmations.length + data.voidings.length + data.plans.length
  const batch = data.groups.some((group) => group.items.some((item) => item.batchable))
  return (
    // The bar for several at once shows only when something is chosen: one thumb on one card needs the room.
    <div className="max-w-3xl [&:not(:has([name=pick]:checked,#sign-chosen_[role=alert]))_#sign-chosen]:hidden">
      <PageHeader title={words.queue} lead={words.queueLead(waiting)}>
        <LinkButton to="/mentor/exams/live">{supervision.toBoard}</LinkButton>
      </PageHeader>
      <Aftermath data={data} reply={reply} />
      <OfferCards offers={data.offers} reply={reply} />
      {data.confirmations.length > 0 ? <ConfirmationsTodayView confirmations={data.confirmations} /> : null}
      <VoidingsTodayView voidings={data.voidings} />
      <PlansTodayView plans={data.plans} />
      {data.papers.length > 0 ? (
        <section aria-labelledby="papers" className="mb-6">
          <h2 id="papers" className="mb-3 text-lg font-bold">
            {grading.papersTitle}
          </h2>
          <PaperList papers={data.papers} />
        </section>
      ) : null}
      {waiting === 0 ? (
        <EmptyState title={words.queueEmpty} icon="done">
          <p className="mb-3">{words.queueEmptyText}</p>
          <LinkButton to="/mentor/trainees">{words.toTrainees}</LinkButton>
        </EmptyState>
      ) : null}
      {data.groups.map((group) => (
        <QueueGroup key={group.enrolmentId} group={group} reply={reply} today={data.today} />
      ))}
      <HeldTrainees held={data.held} />
      <div className="mt-6">
        <DoneToday done={data.done} stations={data.stations} reply={reply} />
      </div>
      {batch ? (
        // Without a box of its own, so that the bar sticks to the foot of the whole page.
        <Form method="post" id={BATCH_FORM} className="contents">
          <FormReply reply={reply} intent="batch">
            <input type="hidden" name="intent" value="batch" />
            <ActionBar>
              <Button look="primary" icon="check">
                {words.signChosen}
              </Button>
            </ActionBar>
          </FormReply>
        </Form>
      ) : null}
    </div>
  )
}

type QueueData = ReturnType<typeof useLoaderData<typeof loader>>

/** What came of the last tap: signed, undone, taken by somebody else, or refused where its card is gone. */
function Aftermath({ data, reply }: { data: QueueData; reply: Reply | undefined }) {
  const words = useMessages(signingMessages)
  const shown = [...data.groups.flatMap((group) => group.items), ...data.done].map(
    (s) => `sign ${s.enrolmentId} ${s.activityId} ${s.slot} `,
  )
  const intent = reply?.intent ?? ''
  const homeless = intent === 'undo' || (intent.startsWith('sign ') && !shown.some((card) => intent.startsWith(card)))
  return (
    <>
      {homeless ? <FormProblem reply={reply} /> : null}
      {data.justSigned && !reply ? <JustSignedNotice signed={data.justSigned} /> : null}
      {data.undone + data.refused > 0 && !reply ? (
        <div role="status">
          {data.undone > 0 ? <Notice tone="green">{words.undone(data.undone)}</Notice> : null}
          {data.refused > 0 ? <Notice tone="amber">{words.notSigned(data.refused)}</Notice> : null}
        </div>
      ) : null}
      {data.taken && !reply ? <TakenNotice taken={data.taken} /> : null}
    </>
  )
}
