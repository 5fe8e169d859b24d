import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { canSomewhere } from '#app/features/accounts/permissions'
import { showPasswordAgain } from '#app/features/accounts/show-password-again.server'
import { confirmVoiding } from '#app/features/promotion/confirm-voiding.server'
import { ConfirmForm, NameConfirmerForm } from '#app/features/promotion/decision-forms'
import { nameConfirmer } from '#app/features/promotion/name-confirmer.server'
import { AskSecondForm } from '#app/features/promotion/second-word-form'
import { ConfirmVoidingPart, VoidingSheet } from '#app/features/promotion/voiding-parts'
import { getVoidingView } from '#app/features/promotion/voidings.server'
import { forbidden, notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { voidingMessages } from '#app/i18n/voidings'

async function requireVoiding({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const voiding = await getVoidingView(context.db, { voidingId: params.voidingId, viewer })
  if (!voiding) throw notFound()
  return { viewer, voiding }
}

export async function loader(args: LoaderFunctionArgs) {
  return { voiding: (await requireVoiding(args)).voiding }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, voiding } = await requireVoiding(args)
  const { context } = args
  const body = await readForm(args.request)
  const intent = body.get('intent')
  if (intent === 'name-confirmer') return askSecond(args, { viewer, voiding, body })
  if (intent !== 'confirm') return refused({ reason: 'invalid-reference' })
  const form = parseFormData(body, ConfirmForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, 'confirm')
  const { verdict, note, password } = form.value
  if (verdict === 'confirmed') {
    const shown = await showPasswordAgain(context.db, {
      personId: viewer.id,
      sessionHash: viewer.sessionHash,
      password,
      signal: args.request.signal,
    })
    if (!shown.ok) return refusedAt(shown, form, { 'wrong-password': 'password' }, 'confirm')
  }
  const actor = { ...actorOf(context, viewer), id: viewer.id }
  const command = { actor, now: context.clock.now(), voidingId: voiding.id, verdict, note }
  return respond(await confirmVoiding(context.db, command), { to: `/voidings/${voiding.id}`, intent: 'confirm' })
}

async function askSecond(
  { context }: ActionFunctionArgs,
  { viewer, voiding, body }: Awaited<ReturnType<typeof requireVoiding>> & { body: FormData },
) {
  const form = parseFormData(body, NameConfirmerForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, 'name-confirmer')
  if (!canSomewhere(viewer, 'decide:enrolment')) throw forbidden()
  const asked = { actor: actorOf(context, viewer), namer: viewer, now: context.clock.now() }
  const command = { ...asked, proposal: { voidingId: voiding.id }, ...form.value }
  return respond(await nameConfirmer(context.db, command), {
    to: `/voidings/${voiding.id}`,
    intent: 'name-confirmer',
  })
}

export const meta = titled<typeof loader>((locale, { voiding }) => [
  voidingMessages[locale].pageTitle(voiding.title),
  voiding.candidate,
])

export default function VoidingRoute() {
  const { voiding } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(voidingMessages)
  const { inbox } = useMessages(promotionMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.pageTitle(voiding.title)}
        lead={words.lead(voiding.candidate)}
        back={<Link to="/manager/decisions">{inbox.title}</Link>}
      />
      <VoidingSheet voiding={voiding} />
      <AskSecondForm people={voiding.nameable} reply={reply} />
      <ConfirmVoidingPart voiding={voiding} reply={reply} />
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
