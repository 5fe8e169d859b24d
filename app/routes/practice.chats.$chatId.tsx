import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { useReply } from '#app/components/ui/use-reply'
import { doAtDesk, sendMessage } from '#app/features/chats/at-desk.server'
import { ChatMessageForm, DeskActForm } from '#app/features/chats/chat-forms'
import { finishChat } from '#app/features/chats/close-chat.server'
import { Desk } from '#app/features/chats/desk'
import { findDeskPulse, findDeskView, listDeskPhrases } from '#app/features/chats/desk-view.server'
import { CLOSED_BOOK_PAGE, notFound, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { chatMessages } from '#app/i18n/chats'

/** The desk hears by itself what is new: going from customer to customer, or to another tab, needs no network. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname === nextUrl.pathname && !formMethod ? false : defaultShouldRevalidate
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const content = await context.content()
  const view = await findDeskView(context.db, {
    sittingId: params.chatId!,
    traineeId: viewer.id,
    content,
    now: context.clock.now(),
  })
  if (!view) throw notFound()
  // Phrases and hints are a book too.
  if (await context.closedBook()) throw redirect(CLOSED_BOOK_PAGE)
  if (view.state === 'abandoned') throw redirect('/practice')
  // What was sat as an exam leads on from there while it is not to be read.
  if (view.state === 'finished') throw redirect(`/practice/chats/${view.id}/replay`)
  return { view, phrases: listDeskPhrases(content), personId: viewer.id, seed: crypto.randomUUID() }
}

/** For pages without a script; with one, messages go to the state of the desk. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const now = context.clock.now()
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const sittingId = params.chatId!
  if ((await findDeskPulse(context.db, { sittingId, traineeId: viewer.id })) === null) throw notFound()
  const { pathname, searchParams } = new URL(request.url)
  const page = pathname.replace(/\.data$/, '')
  const desk = { actor: actorOf(context, viewer), now, content: await context.content(), sittingId }
  const fields = await readForm(request)
  if (fields.get('intent') === 'finish') {
    if (fields.get('sure') !== 'yes') return redirect(`${page}?end`)
    const ended = await finishChat(context.db, desk)
    // Over already, by the clock or in another tab: the same as wanted.
    return ended.ok || ended.reason === 'already-done' ? redirect(page) : refused(ended)
  }
  const form = parseFormData(fields, fields.has('act') ? DeskActForm : ChatMessageForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome =
    'act' in form.value
      ? await doAtDesk(context.db, { ...desk, ...form.value })
      : await sendMessage(context.db, { ...desk, ...form.value })
  return respond(outcome, { to: `${page}?${searchParams}` })
}

export const meta = titled<typeof loader>((locale) => chatMessages[locale].desk)

export default function DeskPage() {
  const data = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  return (
    <FormReply reply={reply}>
      <Desk {...data} />
    </FormReply>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
