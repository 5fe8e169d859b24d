import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { AnswerMessage } from '#app/features/attempts/answer-forms'
import { findAttemptPlace } from '#app/features/attempts/attempts.server'
import { hearPage } from '#app/features/attempts/hear-page.server'
import { getPaperLive } from '#app/features/attempts/paper-live.server'
import { saveAnswer } from '#app/features/attempts/save-answer.server'
import { closeIfOverdue } from '#app/features/grading/close-attempt.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { requirePageOwner, requirePlace } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'

async function requireOwnAttempt({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  await requirePageOwner(request, context)
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, place } = await requirePlace(request, context, 'sit:attempt', found)
  const now = context.clock.now()
  await closeIfOverdue(context.db, place, now)
  return { attemptId: place.attemptId, viewer, now }
}

export async function loader(args: LoaderFunctionArgs) {
  const { attemptId, now } = await requireOwnAttempt(args)
  return Response.json(await getPaperLive(args.context.db, { attemptId, now }))
}

export async function action(args: ActionFunctionArgs) {
  const { attemptId, viewer, now } = await requireOwnAttempt(args)
  const { db } = args.context
  const message = AnswerMessage.safeParse(await args.request.json().catch(() => null))
  if (!message.success) return Response.json({ refusal: 'invalid-reference' }, { status: 400 })
  if (message.data.kind === 'submit') {
    const { kind: _kind, ...sent } = message.data
    const outcome = await submitAttempt(db, { actor: actorOf(args.context, viewer), now, attemptId, ...sent })
    if (outcome.ok && !outcome.value.closed)
      return Response.json({
        closed: false,
        live: await getPaperLive(db, { attemptId, now: args.context.clock.now() }),
      })
    return outcome.ok
      ? Response.json({ closed: true })
      : Response.json({ refusal: outcome.reason }, { status: REFUSAL_STATUS[outcome.reason] })
  }
  if (message.data.kind === 'here') {
    const { kind: _kind, ...report } = message.data
    await hearPage(db, { attemptId, now, report })
    return Response.json(await getPaperLive(db, { attemptId, now: args.context.clock.now() }))
  }
  const { kind: _kind, writer, takeOver, ...sent } = message.data
  const outcome = await saveAnswer(db, { attemptId, now, writer, takeOver, sent })
  if (outcome.ok) return Response.json({ ...outcome.value, serverNow: args.context.clock.now() })
  const theirs = outcome.theirs ? { theirs: outcome.theirs } : {}
  return Response.json(
    { refusal: outcome.reason, ...theirs, serverNow: now },
    { status: REFUSAL_STATUS[outcome.reason] },
  )
}
