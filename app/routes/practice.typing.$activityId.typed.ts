import type { ActionFunctionArgs } from '@remix-run/node'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { TypedSoFarForm } from '#app/features/typing/typing-forms'
import { saveTypedSoFar } from '#app/features/typing/typing-runs.server'
import { requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'

/** What has been typed so far, sent now and then while the clock runs. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const enrolmentId = await findOwnEnrolmentId(context.db, viewer.id)
  const form = await parseForm(request, TypedSoFarForm, viewer.locale)
  // A route without a page loses the status of `data()`, so these are plain responses.
  if (!form.ok) return Response.json({ error: form.submission.error }, { status: 400 })
  const { runId, unchanged, typed, ...irregular } = form.value
  const outcome = await saveTypedSoFar(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content: await context.content(),
    enrolmentId: enrolmentId ?? '',
    activityId: params.activityId ?? '',
    runId,
    typed: unchanged ? null : typed,
    irregular,
  })
  return outcome.ok
    ? new Response(null, { status: 204 })
    : Response.json({ reason: outcome.reason }, { status: REFUSAL_STATUS[outcome.reason] })
}
