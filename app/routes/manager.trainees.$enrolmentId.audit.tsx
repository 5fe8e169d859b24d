import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { canOnEnrolment } from '#app/features/accounts/permissions'
import { getAuditPage } from '#app/features/audit/audit-page.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { auditVerbs } from '#app/i18n/audit-verbs'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { promotionMessages } from '#app/i18n/promotion'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { relation, viewer } = await requireEnrolment(request, context, 'read:audit', params.enrolmentId)
  const search = new URL(request.url).searchParams
  const before = Number(search.get('before'))
  const page = await getAuditPage(context.db, {
    enrolmentId: relation.enrolmentId,
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
    checkAll: search.has('verify'),
  })
  if (!page) throw notFound()
  return { page, toDossier: canOnEnrolment(viewer, 'read:dossier', relation) }
}

export const meta = titled<typeof loader>((locale, { page }) => [pageNames[locale].audit, page.traineeName])

export default function AuditRoute() {
  const { page, toDossier } = useLoaderData<typeof loader>()
  const words = useMessages(dossierMessages).auditPage
  const promotion = useMessages(promotionMessages)
  const here = `/manager/trainees/${page.enrolmentId}/audit`
  return (
    <>
      <PageHeader
        title={words.title(page.traineeName)}
        lead={words.lead}
        {...(toDossier ? { back: <Link to={`/manager/trainees/${page.enrolmentId}`}>{promotion.dossier}</Link> } : {})}
      >
        <LinkButton to={`${here}?verify=1`} icon="shield">
          {words.check}
        </LinkButton>
      </PageHeader>
      <Soundness />
      {page.rows.length === 0 ? <EmptyState title={words.none} icon="file" /> : <Rows />}
      <nav className="no-print mt-4 flex flex-wrap gap-3">
        {page.isFirst ? null : <LinkButton to={here}>{words.newest}</LinkButton>}
        {page.next === null ? null : <LinkButton to={`${here}?before=${page.next}`}>{words.older}</LinkButton>}
      </nav>
    </>
  )
}

function Soundness() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(dossierMessages).auditPage
  const broken = page.rows.filter((row) => !row.sound).length
  return (
    <p className="mb-4 flex flex-wrap gap-2">
      {page.rows.length > 0 ? (
        <Tag tone={broken === 0 ? 'green' : 'red'} icon="shield">
          {broken === 0 ? words.rowsSound : words.rowsBroken(broken)}
        </Tag>
      ) : null}
      {page.chain ? (
        <Tag tone={page.chain.fault ? 'red' : 'green'} icon="shield">
          {page.chain.fault ? words.chainBroken(page.chain.fault.seq) : words.chainSound(page.chain.rows)}
        </Tag>
      ) : null}
    </p>
  )
}

function Rows() {
  const { page } = useLoaderData<typeof loader>()
  const verbs = useMessages(auditVerbs)
  const words = useMessages(dossierMessages).auditPage
  return (
    <Table
      long
      caption={words.title(page.traineeName)}
      rows={page.rows}
      rowKey={(row) => String(row.seq)}
      columns={[
        { key: 'seq', head: words.columns.seq, align: 'right', cell: (row) => row.seq },
        {
          key: 'at',
          head: words.columns.at,
          cell: (row) => (
            <span className="whitespace-nowrap">
              <Instant at={row.at} />
            </span>
          ),
        },
        { key: 'who', head: words.columns.who, breaks: true, cell: (row) => row.actorName ?? words.system },
        {
          key: 'what',
          head: words.columns.what,
          cell: (row) => (
            <>
              <span className="block min-w-32">{verbs[row.action] ?? row.action}</span>
              <Change before={row.before} after={row.after} />
            </>
          ),
        },
        {
          key: 'reason',
          head: words.columns.reason,
          cell: (row) => <span className="block min-w-40 break-words">{row.reason ?? ''}</span>,
        },
        {
          key: 'hash',
          head: words.columns.hash,
          cell: (row) => (
            <span className="num text-xs text-grey" title={row.hash}>
              {row.hash.slice(0, 12)}
              {row.sound ? null : <Tag tone="red">{words.broken}</Tag>}
            </span>
          ),
        },
      ]}
    />
  )
}

function Change({ before, after }: { before: string | null; after: string | null }) {
  const words = useMessages(dossierMessages).auditPage
  if (!before && !after) return null
  return (
    <details>
      <summary className="min-h-8 content-center text-sm text-primary underline">{words.change}</summary>
      {before ? (
        <pre className="max-w-md text-xs break-all whitespace-pre-wrap">{`${words.before}: ${before}`}</pre>
      ) : null}
      {after ? (
        <pre className="max-w-md text-xs break-all whitespace-pre-wrap">{`${words.after}: ${after}`}</pre>
      ) : null}
    </details>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
