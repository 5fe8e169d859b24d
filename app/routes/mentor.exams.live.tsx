import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { closeOverdueAttempts } from '#app/features/grading/close-attempt.server'
import { ExamRooms } from '#app/features/supervision/exam-room'
import { getLiveBoard } from '#app/features/supervision/live-board.server'
import { sayToPapers } from '#app/features/supervision/say-to-papers.server'
import { SentNotice } from '#app/features/supervision/sent-notice'
import { sentTo } from '#app/features/supervision/sent-to'
import { SayForm } from '#app/features/supervision/supervision-forms'
import { useLiveBoard } from '#app/features/supervision/use-live-board'
import { requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { supervisionMessages } from '#app/i18n/supervision'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const now = context.clock.now()
  await closeOverdueAttempts(context.db, now)
  return { board: await getLiveBoard(context.db, viewer, now) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const fields = await readForm(request)
  const form = parseFormData(fields, SayForm, viewer.locale)
  const intent = `say-${String(fields.get('to')).slice(0, 80)}`
  if (!form.ok) return badForm(form.submission, intent)
  const { to, minutes = 0, text } = form.value
  const now = context.clock.now()
  const outcome = await sayToPapers(context.db, { actor: actorOf(context, viewer), viewer, now, to, minutes, text })
  return respond(outcome, { to: `/mentor/exams/live${outcome.ok ? sentTo(outcome.value) : ''}`, intent })
}

export const meta = titled<typeof loader>((locale) => supervisionMessages[locale].title)

export default function LiveExamsPage() {
  const data = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(supervisionMessages)
  const { board, link } = useLiveBoard(data.board)
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.title} lead={words.lead}>
        {link === null ? null : <Tag tone={link === 'trying' ? 'amber' : 'grey'}>{words.live[link]}</Tag>}
      </PageHeader>
      <SentNotice />
      {/* A reply to a paper that is no longer on the board has no form of its own. */}
      <FormReply reply={reply && isOnBoard(board, reply.intent) ? undefined : reply}>{null}</FormReply>
      {board.exams.length === 0 ? (
        <EmptyState icon="clock" title={words.nobody}>
          <p>{words.nobodyText}</p>
        </EmptyState>
      ) : (
        <ExamRooms board={board} reply={reply} />
      )}
    </div>
  )
}

function isOnBoard({ exams }: ReturnType<typeof useLiveBoard>['board'], intent: string | undefined): boolean {
  return exams.some(
    ({ examId, open }) =>
      (open.length > 1 && intent === `say-exam:${examId}`) ||
      open.some(({ attemptId }) => intent === `say-paper:${attemptId}`),
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
