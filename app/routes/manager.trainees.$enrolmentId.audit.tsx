import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader } from '#app/components/ui/layout'
import { canInHouse, canOnEnrolment } from '#app/features/accounts/permissions'
import { actionsOfKind } from '#app/features/audit/audit-filter'
import { readAuditQuery } from '#app/features/audit/audit-forms'
import { AuditFilter, AuditList } from '#app/features/audit/audit-list'
import { getAuditPage } from '#app/features/audit/audit-page.server'
import { listPapersCodedTo, listPapersToMark } from '#app/features/grading/papers.server'
import { listBlindSheets } from '#app/features/rubrics/blind-sheets.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { auditPageMessages } from '#app/i18n/audit-page'
import { auditVerbs } from '#app/i18n/audit-verbs'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { promotionMessages } from '#app/i18n/promotion'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { relation, viewer } = await requireEnrolment(request, context, 'read:audit', params.enrolmentId)
  const search = new URL(request.url).searchParams
  // Whom it is about is settled by the address.
  const query = { ...readAuditQuery(search), about: '' }
  const page = await getAuditPage(context.db, {
    enrolmentId: relation.enrolmentId,
    query,
    actions: actionsOfKind(query.kind, Object.keys(auditVerbs.en)),
    courses: context.courses,
    checkAll: search.has('verify'),
    listBlindSheets: (ids) => listBlindSheets(context.db, context.courses, ids),
    listPapersToMark: () => listPapersToMark(context.db, viewer, context.clock.now()),
    listPapersCoded: (ids) => listPapersCodedTo(context.db, viewer, ids),
  })
  if (!page) throw notFound()
  return {
    page,
    toDossier: canOnEnrolment(viewer, 'read:dossier', relation),
    toHouse: canInHouse(viewer, 'read:record'),
  }
}

export const meta = titled<typeof loader>((locale, { page }) => [pageNames[locale].audit, page.traineeName])

export default function AuditRoute() {
  const { page, toDossier, toHouse } = useLoaderData<typeof loader>()
  const words = useMessages(dossierMessages).auditPage
  const own = useMessages(auditPageMessages)
  const promotion = useMessages(promotionMessages)
  const here = `/manager/trainees/${page.enrolmentId}/audit`
  return (
    <>
      <PageHeader
        title={words.title(page.traineeName)}
        lead={words.lead}
        {...(toDossier ? { back: <Link to={`/manager/trainees/${page.enrolmentId}`}>{promotion.dossier}</Link> } : {})}
      >
        {toHouse ? (
          <LinkButton to="/admin/audit" icon="file">
            {own.toHouse}
          </LinkButton>
        ) : null}
        <LinkButton to={`${here}?verify=1`} icon="shield">
          {words.check}
        </LinkButton>
      </PageHeader>
      <AuditFilter query={page.query} />
      <AuditList page={page} caption={words.title(page.traineeName)} />
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
