import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { isPracticalReleased } from '#app/features/chats/practical-release.server'
import { Replay } from '#app/features/chats/replay'
import { findReplay, findSittingPlace } from '#app/features/chats/replay.server'
import { revealedSeats } from '#app/features/visits/visits.server'
import { CLOSED_BOOK_PAGE, notFound, requireEnrolment, requireViewer } from '#app/http/auth.server'
import { chatMessages } from '#app/i18n/chats'
import { formatDateTime, formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findSittingPlace(context.db, params.chatId!)
  const { id } = await requireViewer(request, context)
  const relation = found && (await findEnrolmentRelation(context.db, found.enrolmentId, id))
  const isOwn = relation?.traineeId === id
  // Practice is the trainee's own; an exam is read by whoever is around the trainee at that exam.
  const asked = isOwn ? 'read:result' : 'observe:activity'
  const place = found?.activityId ?? undefined
  const { content } = await requireEnrolment(request, context, asked, found?.enrolmentId, place)
  if (!found || (!isOwn && found.activityId === null)) throw notFound()
  // What is said of wording is a book too, for whoever sits an exam themselves.
  if (await context.closedBook()) throw redirect(CLOSED_BOOK_PAGE)
  const given = { content, now: context.clock.now() }
  if (isOwn && found.activityId !== null && !(await isPracticalReleased(context.db, found, given)))
    throw redirect(`/activities/${found.activityId}`)
  const replay = await findReplay(context.db, params.chatId!, content)
  if (replay) {
    return { replay, isOwn, revealed: await revealedSeats(context.db, replay.id, given) }
  }
  throw isOwn ? redirect(`/practice/chats/${params.chatId}`) : notFound()
}

export const meta = titled<typeof loader>((locale, { replay, isOwn }) => [
  chatMessages[locale].replay,
  replay.seats.map(({ customer }) => customer).join(' / '),
  isOwn ? '' : replay.traineeName,
])

export default function ReplayPage() {
  const { replay, isOwn, revealed } = useLoaderData<typeof loader>()
  const words = useMessages(chatMessages)
  const exam = useMessages(practicalMessages)
  const locale = useLocale()
  const took = words.took(formatDateTime(replay.startedAt, locale), formatTime(replay.finishedAt, locale))
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={words.replay} lead={isOwn ? took : `${words.replayOf(replay.traineeName)} · ${took}`}>
        <PrintButton />
      </PageHeader>
      <Replay replay={replay} revealed={revealed} />
      {isOwn ? (
        <ActionBar>
          {replay.activityId === null ? (
            <LinkButton look="primary" to="/practice">
              {words.toPractice}
            </LinkButton>
          ) : (
            <LinkButton look="primary" to="/results">
              {exam.toResults}
            </LinkButton>
          )}
        </ActionBar>
      ) : null}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
