import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { doAtDesk, sendMessage } from '#app/features/chats/at-desk.server'
import { ChatMessageForm, DeskActForm } from '#app/features/chats/chat-forms'
import { findDeskPulse, findDeskView } from '#app/features/chats/desk-view.server'
import { notFound, requirePageOwner, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'
import type { Refusal } from '#app/rules/outcome'

// A route without a page loses the status of `data()`, so these are plain responses.
function refusal(reason: Refusal): Response {
  return Response.json({ refusal: reason }, { status: REFUSAL_STATUS[reason] })
}

async function requireDesk({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  await requirePageOwner(request, context)
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const whose = { sittingId: params.chatId!, traineeId: viewer.id }
  if ((await findDeskPulse(context.db, whose)) === null) throw notFound()
  return { viewer, whose, isClosed: (await context.closedBook()) !== null }
}

/** The desk as it stands, for a page that has no stream; nothing where it is the one the page knows. */
export async function loader(args: LoaderFunctionArgs) {
  const { whose, isClosed } = await requireDesk(args)
  if (isClosed) return refusal('attempt-open')
  const { context, request } = args
  const asked = { ...whose, content: await context.content(), now: context.clock.now() }
  const view = await findDeskView(context.db, asked)
  if (!view) throw notFound()
  const isKnown = new URL(request.url).searchParams.get('seen') === view.revision
  return isKnown ? new Response(null, { status: 204 }) : Response.json(view)
}

/** What the page's script sends: a message, or something done beside the chat. Answers with the desk as it stands then. */
export async function action(args: ActionFunctionArgs) {
  const { context, request } = args
  const now = context.clock.now()
  const { viewer, whose } = await requireDesk(args)
  const content = await context.content()
  const desk = { actor: actorOf(context, viewer), now, content, sittingId: whose.sittingId }
  const fields = await readForm(request)
  const form = parseFormData(fields, fields.has('act') ? DeskActForm : ChatMessageForm, viewer.locale)
  if (!form.ok) return Response.json({ error: form.submission.error ?? {} }, { status: 400 })
  const outcome =
    'act' in form.value
      ? await doAtDesk(context.db, { ...desk, ...form.value })
      : await sendMessage(context.db, { ...desk, ...form.value })
  if (!outcome.ok) return refusal(outcome.reason)
  return Response.json(await findDeskView(context.db, { ...whose, content, now: context.clock.now() }))
}
