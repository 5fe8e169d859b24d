import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { getOwnConduct } from '#app/features/conduct/conduct.server'
import { LineReplyForm } from '#app/features/conduct/conduct-forms'
import { ConductPanel } from '#app/features/conduct/conduct-panel'
import { replyToLine } from '#app/features/conduct/reply-to-line.server'
import { notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const asked = { traineeId: viewer.id, content: await context.content(), now: context.clock.now() }
  const conduct = await getOwnConduct(context.db, asked)
  if (!conduct) throw notFound()
  return conduct
}

/** Whatever is refused is said beside the words that were sent, so that they are still there. */
const AT_THE_WORDS = { 'dispute-late': 'note', 'already-done': 'note', 'wrong-state': 'note', 'comment-needed': 'note' }

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const now = context.clock.now()
  const own = await getOwnConduct(context.db, { traineeId: viewer.id, content: await context.content(), now })
  if (!own) throw notFound()
  const form = await readForm(request)
  const intent = String(form.get('intent') ?? '').slice(0, 100)
  const parsed = parseFormData(form, LineReplyForm, viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, intent)
  const outcome = await replyToLine(context.db, {
    ...parsed.value,
    actor: actorOf(context, viewer),
    personId: viewer.id,
    now,
    enrolmentId: own.enrolmentId,
    kind: intent.startsWith('dispute') ? 'dispute' : 'answer',
  })
  return outcome.ok ? respond(outcome, { to: '/conduct' }) : refusedAt(outcome, parsed, AT_THE_WORDS, intent)
}

export const meta = titled<typeof loader>((locale) => signoffMessages[locale].myConduct)

export default function OwnConductPage() {
  const conduct = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(signoffMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.myConduct} />
      <ConductPanel conduct={conduct} reply={reply} />
    </div>
  )
}
