import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Replay } from '#app/features/chats/replay'
import { findReplay, findSittingPlace } from '#app/features/chats/replay.server'
import { CLOSED_BOOK_PAGE, notFound, requireEnrolment } from '#app/http/auth.server'
import { chatMessages } from '#app/i18n/chats'
import { formatDateTime, formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findSittingPlace(context.db, params.chatId!)
  const { viewer, relation, content } = await requireEnrolment(request, context, 'read:result', found?.enrolmentId)
  const isOwn = relation.traineeId === viewer.id
  // Practice is the trainee's own; what was sat as an exam is read by whoever reads their results.
  if (!found || (!isOwn && found.purpose === 'practice')) throw notFound()
  // What is said of wording is a book too, for whoever sits an exam themselves.
  if (await context.closedBook()) throw redirect(CLOSED_BOOK_PAGE)
  const replay = await findReplay(context.db, params.chatId!, content)
  if (replay) return { replay, isOwn }
  throw isOwn ? redirect(`/practice/chats/${params.chatId}`) : notFound()
}

export const meta = titled<typeof loader>((locale, { replay, isOwn }) => [
  chatMessages[locale].replay,
  replay.seats.map(({ title }) => title).join(' / '),
  isOwn ? '' : replay.traineeName,
])

export default function ReplayPage() {
  const { replay, isOwn } = useLoaderData<typeof loader>()
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const took = words.took(formatDateTime(replay.startedAt, locale), formatTime(replay.finishedAt, locale))
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={words.replay} lead={isOwn ? took : `${words.replayOf(replay.traineeName)} · ${took}`}>
        <PrintButton />
      </PageHeader>
      <Replay replay={replay} />
      {isOwn ? (
        <ActionBar>
          <LinkButton look="primary" to="/practice">
            {words.toPractice}
          </LinkButton>
        </ActionBar>
      ) : null}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
