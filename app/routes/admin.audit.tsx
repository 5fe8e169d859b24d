import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader } from '#app/components/ui/layout'
import { actionsOfKind } from '#app/features/audit/audit-filter'
import { readAuditQuery } from '#app/features/audit/audit-forms'
import { AuditFilter, AuditList } from '#app/features/audit/audit-list'
import { getHouseAudit } from '#app/features/audit/audit-page.server'
import { listPapersCodedTo, listPapersToMark } from '#app/features/grading/papers.server'
import { listBlindSheets } from '#app/features/rubrics/blind-sheets.server'
import { requireHousePermission } from '#app/http/auth.server'
import { auditPageMessages } from '#app/i18n/audit-page'
import { auditVerbs } from '#app/i18n/audit-verbs'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:record')
  const search = new URL(request.url).searchParams
  const query = readAuditQuery(search)
  return getHouseAudit(context.db, {
    query,
    actions: actionsOfKind(query.kind, Object.keys(auditVerbs.en)),
    courses: context.courses,
    checkAll: search.has('verify'),
    listBlindSheets: (ids) => listBlindSheets(context.db, context.courses, ids),
    listPapersToMark: () => listPapersToMark(context.db, viewer, context.clock.now()),
    listPapersCoded: (ids) => listPapersCodedTo(context.db, viewer, ids),
  })
}

export const meta = titled<typeof loader>((locale) => auditPageMessages[locale].title)

export default function HouseAuditRoute() {
  const page = useLoaderData<typeof loader>()
  const own = useMessages(auditPageMessages)
  const words = useMessages(dossierMessages).auditPage
  return (
    <>
      <PageHeader title={own.title} lead={words.lead}>
        <LinkButton to="/admin/audit?verify=1" icon="shield">
          {words.check}
        </LinkButton>
      </PageHeader>
      <AuditFilter query={page.query} ofHouse />
      <AuditList page={page} caption={own.title} />
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
