import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Notice } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { showPasswordAgain } from '#app/features/accounts/show-password-again.server'
import { acknowledgeDecision } from '#app/features/promotion/acknowledge-decision.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { DecisionCase } from '#app/features/promotion/decision-case'
import { AcknowledgeForm, ConfirmForm, NameConfirmerForm, RefusalForm } from '#app/features/promotion/decision-forms'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { AcknowledgePart, ConfirmPart, RefusalPart } from '#app/features/promotion/decision-parts'
import { DecisionSheet } from '#app/features/promotion/decision-sheet'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { lapseDecisions } from '#app/features/promotion/lapse-decisions.server'
import { nameConfirmer } from '#app/features/promotion/name-confirmer.server'
import { AskSecondForm } from '#app/features/promotion/second-word-form'
import { forbidden, notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'

async function requireDecision({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const decision = await getDecisionView(context.db, {
    decisionId: params.decisionId,
    viewer,
    courses: context.courses,
    now: context.clock.now(),
  })
  if (!decision) throw notFound()
  return { viewer, decision }
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  let { decision } = await requireDecision(args)
  // Nobody reads a proposal as one that waits while its ground is gone.
  if (decision.waitsForConfirmation) {
    const asked = { now: context.clock.now(), courses: context.courses, enrolmentId: decision.enrolmentId }
    if ((await lapseDecisions(context.db, asked)) > 0) decision = (await requireDecision(args)).decision
  }
  // Who is asked to agree reads the case here, as the one who proposed it did.
  const page = decision.can.readCase
    ? await getDecisionPage(context.db, {
        enrolmentId: decision.enrolmentId,
        kind: decision.kind,
        content: await context.courseFor(decision),
        now: context.clock.now(),
        replaces: decision.supersedes !== null,
        readsAll: decision.can.decide,
      })
    : null
  return { decision, page }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, decision } = await requireDecision(args)
  const { context } = args
  const base = { actor: actorOf(context, viewer), now: context.clock.now(), decisionId: decision.id }
  const to = `/decisions/${decision.id}`
  const body = await readForm(args.request)
  switch (body.get('intent')) {
    case 'confirm': {
      const content = await context.courseFor(decision)
      const form = parseFormData(body, ConfirmForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'confirm')
      if (form.value.verdict === 'confirmed') {
        const shown = await showPasswordAgain(context.db, {
          personId: viewer.id,
          sessionHash: viewer.sessionHash,
          password: form.value.password,
          signal: args.request.signal,
        })
        if (!shown.ok) return refusedAt(shown, form, { 'wrong-password': 'password' }, 'confirm')
      }
      return respond(await confirmDecision(context.db, { ...base, ...form.value, confirmerId: viewer.id, content }), {
        to,
        intent: 'confirm',
      })
    }
    case 'name-confirmer': {
      const form = parseFormData(body, NameConfirmerForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'name-confirmer')
      if (!decision.can.decide) throw forbidden()
      const proposal = { decisionId: decision.id }
      return respond(await nameConfirmer(context.db, { ...base, ...form.value, proposal, namer: viewer }), {
        to,
        intent: 'name-confirmer',
      })
    }
    case 'acknowledge': {
      const form = parseFormData(body, AcknowledgeForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'acknowledge')
      return respond(
        await acknowledgeDecision(context.db, { ...base, person: viewer, kind: 'acknowledged', note: form.value.note }),
        { to, intent: 'acknowledge' },
      )
    }
    case 'refuse': {
      const form = parseFormData(body, RefusalForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'refuse')
      return respond(
        await acknowledgeDecision(context.db, { ...base, person: viewer, kind: 'refused', note: form.value.note }),
        { to, intent: 'refuse' },
      )
    }
    default:
      return refused({ reason: 'invalid-reference' })
  }
}

export const meta = titled<typeof loader>((locale, { decision }) => [
  decisionKindMessages[locale][decision.kind],
  decision.traineeName,
])

export default function DecisionRoute() {
  const { decision, page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const [search] = useSearchParams()
  const words = useMessages(promotionMessages)
  return (
    <div className="max-w-3xl">
      {search.has('signed') && !reply ? <Notice tone="green">{words.inbox.saved}</Notice> : null}
      <DecisionSheet decision={decision} />
      {page ? <DecisionCase page={page} /> : null}
      <AskSecondForm people={decision.nameable} reply={reply} />
      <ConfirmPart decision={decision} reply={reply} />
      <AcknowledgePart decision={decision} reply={reply} />
      <RefusalPart decision={decision} reply={reply} />
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
