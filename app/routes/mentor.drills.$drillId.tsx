import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { EmptyState, Notice, PageHeader } from '#app/components/ui/layout'
import { CardFeedbackPanel } from '#app/features/drills/card-feedback'
import { DrillVerdict } from '#app/features/drills/drill-verdict'
import { findSatDrill, findSatDrillPlace } from '#app/features/drills/sat-drill.server'
import { CLOSED_BOOK_PAGE, notFound, requirePlace } from '#app/http/auth.server'
import { drillMessages } from '#app/i18n/drills'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { rulingMessages } from '#app/i18n/rulings'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findSatDrillPlace(context.db, params.drillId)
  const { viewer, relation, place, content } = await requirePlace(request, context, 'read:result', found)
  // What is said of codes and wording is a book too, for whoever sits an exam themselves.
  if (await context.closedBook()) throw redirect(CLOSED_BOOK_PAGE)
  if (relation.traineeId === viewer.id) throw notFound()
  const sat = await findSatDrill(context.db, { drillId: place.drillId, content, now: context.clock.now() })
  if (!sat) throw notFound()
  return sat
}

export const meta = titled<typeof loader>((locale, { drill, traineeName }) => [
  pageNames[locale].satDrill,
  drill.title,
  traineeName,
])

/** An exam drill as the trainee reads it, for those who answer for what rests on it. */
export default function SatDrillPage() {
  const { drill, traineeName, isHeld } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const rulings = useMessages(rulingMessages)
  const locale = useLocale()
  const { result, closed, mode, purpose } = drill
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={drill.title} lead={words.satBy(traineeName, words.modes[mode])} />
      {closed ? <Notice tone="amber">{words.closedBy[closed.why](formatTime(closed.at, locale, true))}</Notice> : null}
      {isHeld ? (
        <EmptyState icon="clock" title={rulings.awaitsTag}>
          <p>{words.held}</p>
        </EmptyState>
      ) : null}
      {result ? <DrillVerdict result={result} passPercent={drill.passPercent} purpose={purpose} /> : null}
      {drill.feedback.map((card) => (
        <CardFeedbackPanel key={card.position} card={card} mode={mode} purpose={purpose} isOwn={false} />
      ))}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
