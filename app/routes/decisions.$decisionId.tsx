import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Notice } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { courseOf } from '#app/content/content.server'
import { acknowledgeDecision } from '#app/features/promotion/acknowledge-decision.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { AcknowledgeForm, ConfirmForm, RefusalForm } from '#app/features/promotion/decision-forms'
import { AcknowledgePart, ConfirmPart, RefusalPart } from '#app/features/promotion/decision-parts'
import { DecisionSheet } from '#app/features/promotion/decision-sheet'
import { getDecisionView } from '#app/features/promotion/decision-view.server'
import { notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'

async function requireDecision({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const decision = await getDecisionView(context.db, {
    decisionId: params.decisionId,
    viewer,
    courses: context.courses,
  })
  if (!decision) throw notFound()
  return { viewer, decision }
}

export async function loader(args: LoaderFunctionArgs) {
  const { decision } = await requireDecision(args)
  return { decision }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, decision } = await requireDecision(args)
  const { context } = args
  const base = { actor: actorOf(context, viewer), now: context.clock.now(), decisionId: decision.id }
  const to = `/decisions/${decision.id}`
  const body = await readForm(args.request)
  switch (body.get('intent')) {
    case 'confirm': {
      const content = courseOf(context.courses, decision.courseId)
      const form = parseFormData(body, ConfirmForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'confirm')
      return respond(await confirmDecision(context.db, { ...base, ...form.value, confirmerId: viewer.id, content }), {
        to,
        intent: 'confirm',
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
  const { decision } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const [search] = useSearchParams()
  const words = useMessages(promotionMessages)
  return (
    <div className="max-w-3xl">
      {search.has('signed') && !reply ? <Notice tone="green">{words.inbox.saved}</Notice> : null}
      <DecisionSheet decision={decision} />
      <ConfirmPart decision={decision} reply={reply} />
      <AcknowledgePart decision={decision} reply={reply} />
      <RefusalPart decision={decision} reply={reply} />
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
