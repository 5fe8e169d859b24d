import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { canOnEnrolment } from '#app/features/accounts/permissions'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { VoidedPapers } from '#app/features/promotion/voiding-lines'
import { WeightedParts } from '#app/features/promotion/weighted-parts'
import { getDossier } from '#app/features/reports/dossier.server'
import { DossierGaps } from '#app/features/reports/dossier-gaps'
import { DossierIdentity } from '#app/features/reports/dossier-identity'
import {
  DossierConduct,
  DossierDecisions,
  DossierHashes,
  DossierSignatures,
  DossierSignOffs,
  DossierWaivers,
} from '#app/features/reports/dossier-record'
import { DossierDrills, DossierExams, DossierSheets, DossierTyping } from '#app/features/reports/dossier-results'
import { SignedRules } from '#app/features/reports/signed-rules'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { dossierMessages } from '#app/i18n/dossier'
import { formatFullDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { promotionMessages } from '#app/i18n/promotion'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'read:dossier', params.enrolmentId)
  await takeEffectOnTheDay(context.db, {
    now: context.clock.now(),
    courses: context.courses,
    enrolmentId: relation.enrolmentId,
  })
  const dossier = await getDossier(context.db, {
    enrolmentId: relation.enrolmentId,
    viewerId: viewer.id,
    decides: canOnEnrolment(viewer, 'decide:enrolment', relation),
    content,
    now: context.clock.now(),
    language: viewer.locale,
  })
  if (!dossier) throw notFound()
  return { dossier }
}

export const meta = titled<typeof loader>((locale, { dossier }) => [
  pageNames[locale].dossier,
  dossier.identity.traineeName,
])

export default function DossierPage() {
  const { dossier } = useLoaderData<typeof loader>()
  const words = useMessages(dossierMessages)
  const { kinds } = useMessages(promotionMessages)
  const locale = useLocale()
  const { next } = dossier.line
  const isOpen = dossier.identity.endedOn === null
  const here = `/manager/trainees/${dossier.enrolmentId}`
  return (
    <article className="max-w-4xl">
      <PageHeader
        title={words.title(dossier.identity.traineeName)}
        lead={words.printedAt(formatFullDateTime(dossier.now, locale))}
        {...(dossier.decides ? { back: <Link to="/manager/board">{words.toBoard}</Link> } : {})}
      >
        {dossier.decides && dossier.identity.state === 'promoted' ? (
          <LinkButton to={`/certificate/${dossier.enrolmentId}`} icon="award">
            {words.toCertificate}
          </LinkButton>
        ) : null}
        <LinkButton to={`${here}/audit`} icon="shield">
          {words.toAudit}
        </LinkButton>
        <PrintButton />
        {dossier.decides && next?.waiting ? (
          <LinkButton look="primary" to={`${here}/decide/${next.kind}`} icon="scale">
            {words.decideNow(kinds[next.kind])}
          </LinkButton>
        ) : null}
      </PageHeader>
      <DossierIdentity dossier={dossier} />
      <DossierDecisions dossier={dossier} />
      <DossierWaivers dossier={dossier} />
      <WeightedParts parts={dossier.parts} />
      <DossierExams dossier={dossier} />
      <VoidedPapers lines={dossier.voided} leadsOn={dossier.decides} />
      <DossierTyping dossier={dossier} />
      <DossierDrills dossier={dossier} place="/mentor/drills" />
      <DossierSheets dossier={dossier} />
      <DossierGaps dossier={dossier} />
      <DossierConduct dossier={dossier} />
      <DossierSignOffs dossier={dossier} />
      <SignedRules rules={dossier.signedRules} />
      <DossierSignatures dossier={dossier} />
      <DossierHashes dossier={dossier} />
      {dossier.decides ? (
        <nav className="no-print flex flex-wrap gap-4">
          <Link to={`/mentor/trainees/${dossier.enrolmentId}`}>{words.toPlan}</Link>
          {isOpen ? <Link to={`${here}/adjust`}>{words.toAdjust}</Link> : null}
          {isOpen ? <Link to={`${here}/decide/withdrawal`}>{words.withdraw}</Link> : null}
        </nav>
      ) : null}
    </article>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
