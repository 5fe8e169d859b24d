import type { ActionFunctionArgs } from '@remix-run/node'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { ProgressForm } from '#app/features/lessons/lesson-forms'
import { recordProgress } from '#app/features/lessons/record-progress.server'
import { requireEnrolment, requirePageOwner, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'

export async function action({ request, context, params }: ActionFunctionArgs) {
  await requirePageOwner(request, context)
  const signedIn = await requireViewer(request, context)
  const enrolmentId = await findOwnEnrolmentId(context.db, signedIn.id)
  const { viewer, relation, content } = await requireEnrolment(request, context, 'record:activity', enrolmentId)
  const form = await parseForm(request, ProgressForm, viewer.locale)
  // A route without a page loses the status of `data()`, so these are plain responses.
  if (!form.ok) return Response.json({ error: form.submission.error }, { status: 400 })
  const outcome = await recordProgress(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content,
    personId: viewer.id,
    enrolmentId: relation.enrolmentId,
    lessonId: params.lessonId ?? '',
    percent: form.value.percent,
  })
  return outcome.ok
    ? new Response(null, { status: 204 })
    : Response.json({ reason: outcome.reason }, { status: REFUSAL_STATUS[outcome.reason] })
}
