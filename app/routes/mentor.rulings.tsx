import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { FormReply } from '#app/components/ui/form'
import { EmptyState, Notice, PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { correctRuling } from '#app/features/drills/correct-ruling.server'
import { CorrectRulingForm, RuleOnCardForm, UndoRulingForm } from '#app/features/drills/drill-forms'
import { ruleOnCard, undoRuling } from '#app/features/drills/rule-on-card.server'
import { correctIntent, GivenRulings } from '#app/features/mentor-desk/given-rulings'
import { listGiven } from '#app/features/mentor-desk/given-rulings.server'
import { pageWith, putOff, putOffIn } from '#app/features/mentor-desk/put-off'
import { JustRuledNotice, RulingCardPanel } from '#app/features/mentor-desk/ruling-card'
import { findJustRuled, getRulingQueue } from '#app/features/mentor-desk/ruling-queue.server'
import { requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'

const PAGE = '/mentor/rulings'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const params = new URL(request.url).searchParams
  const asked = { viewer, now: context.clock.now() }
  const later = putOffIn(params)
  return {
    ...(await getRulingQueue(context.db, { viewer, courses: context.courses, later })),
    later,
    justRuled: await findJustRuled(context.db, asked, params.get('ruled')),
    isUndone: params.has('undone'),
    isCorrected: params.has('corrected'),
    given: params.has('given') ? await listGiven(context.db, viewer) : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const form = await readForm(request)
  const acting = { actor: actorOf(context, viewer), viewer, now: context.clock.now() }
  const later = putOffIn(new URL(request.url).searchParams)
  if (form.get('intent') === 'undo') {
    const parsed = parseFormData(form, UndoRulingForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, 'undo')
    return respond(await undoRuling(context.db, { ...acting, ...parsed.value }), {
      to: pageWith(PAGE, later, 'undone'),
    })
  }
  if (String(form.get('intent')).startsWith('correct ')) {
    const parsed = parseFormData(form, CorrectRulingForm, viewer.locale)
    const intent = correctIntent(form.get('rulingId'))
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const { rulingId, note = null } = parsed.value
    const outcome = await correctRuling(context.db, { ...acting, rulingId, note })
    if (outcome.ok) return redirect(`${PAGE}?given&corrected`)
    return refusedAt(outcome, parsed, { 'comment-needed': 'note' }, intent)
  }
  const parsed = parseFormData(form, RuleOnCardForm, viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, 'rule')
  const { answer, note, questionId } = parsed.value
  const outcome = await ruleOnCard(context.db, { ...acting, questionId, isYes: answer === 'yes', note: note ?? null })
  if (outcome.ok) return redirect(pageWith(PAGE, later, `ruled=${outcome.value}`))
  return refusedAt(outcome, parsed, { 'comment-needed': 'note' }, 'rule')
}

export const meta = titled<typeof loader>((locale) => rulingMessages[locale].queue)

export default function RulingsPage() {
  const { justRuled, isUndone, isCorrected, given, card, left } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(rulingMessages)
  const done = isUndone ? words.undone : isCorrected ? words.corrected : null
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.queue} lead={card && !given ? words.left(left) : words.queueLead} />
      {justRuled && !reply ? <JustRuledNotice ruled={justRuled} /> : null}
      {done && !reply ? (
        <div role="status">
          <Notice tone="green">{done}</Notice>
        </div>
      ) : null}
      {given ? <GivenRulings given={given} reply={reply} /> : <Queue />}
      <p className="mt-4">
        <Link to={given ? PAGE : `${PAGE}?given`}>{given ? words.toQueue : words.toGiven}</Link>
      </p>
    </div>
  )
}

/** One card at a time. */
function Queue() {
  const { left, card, later } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(rulingMessages)
  return (
    <FormReply reply={reply}>
      {card ? (
        <>
          <RulingCardPanel key={card.questionId} card={card} />
          {left > 1 ? (
            <p className="mt-2 text-center">
              <LinkButton to={pageWith(PAGE, putOff(later, card.questionId))} look="quiet">
                {words.later}
              </LinkButton>
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState icon="done" title={words.empty}>
          {words.emptyText}
        </EmptyState>
      )}
    </FormReply>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
