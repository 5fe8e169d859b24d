import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { Facts, PageHeader, Panel } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Table } from '#app/components/ui/table'
import { findOwnEnrolment } from '#app/features/attempts/attempts.server'
import { VoidedPapers } from '#app/features/promotion/voiding-lines'
import { DossierGaps } from '#app/features/reports/dossier-gaps'
import { DossierConduct, DossierSignOffs, DossierWaivers } from '#app/features/reports/dossier-record'
import { DossierDrills, DossierExams, DossierSheets, DossierTyping } from '#app/features/reports/dossier-results'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { SignedRules } from '#app/features/reports/signed-rules'
import { notFound, requireViewer } from '#app/http/auth.server'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { dossierMessages } from '#app/i18n/dossier'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { formatFullDate, formatFullDateOf } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const enrolmentId = await findOwnEnrolment(context.db, viewer.id)
  const content = await context.content()
  const now = context.clock.now()
  const file = enrolmentId
    ? await getOwnFile(context.db, { enrolmentId, traineeId: viewer.id, content, now, language: viewer.locale })
    : null
  if (!file) throw notFound()
  return { file }
}

export const meta = titled<typeof loader>((locale) => certificateCheckMessages[locale].own.title)

export default function OwnFilePage() {
  const { file } = useLoaderData<typeof loader>()
  const { own } = useMessages(certificateCheckMessages)
  const { facts, toCertificate } = useMessages(dossierMessages)
  const { own: states } = useMessages(enrolmentStates)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const { identity: i } = file
  return (
    <article className="max-w-4xl">
      <PageHeader title={own.title} lead={own.lead}>
        {i.state === 'promoted' ? (
          <LinkButton to={`/certificate/${file.enrolmentId}`} icon="award">
            {toCertificate}
          </LinkButton>
        ) : null}
        <PrintButton />
      </PageHeader>
      <Panel title={i.traineeName}>
        <Facts
          facts={[
            [facts.state, states[i.state]],
            [facts.mentor, i.mentorName ?? '–'],
            [facts.cohort, i.cohortName],
            [facts.joined, formatFullDate(i.joinedOn, locale)],
            ...(file.leavingOn
              ? [[leaving.fact, leaving.decided(formatFullDate(file.leavingOn, locale))] as const]
              : []),
            ...(i.promotedOn ? [[facts.promoted, formatFullDate(i.promotedOn, locale)] as const] : []),
          ]}
        />
      </Panel>
      <Decisions />
      <DossierExams dossier={file} />
      {file.drills.length > 0 ? <DossierDrills dossier={file} place="/practice/drills" /> : null}
      {file.typing.length > 0 ? <DossierTyping dossier={file} /> : null}
      {file.sheets.length > 0 ? <DossierSheets dossier={file} /> : null}
      <VoidedPapers lines={file.voided} leadsOn={false} />
      <DossierSignOffs dossier={file} />
      <DossierGaps dossier={file} />
      <DossierConduct dossier={file} />
      <SignedRules rules={file.signedRules} />
      {file.waivers.length > 0 ? <DossierWaivers dossier={file} /> : null}
      {file.mayLeave ? (
        <p className="no-print mt-6">
          <LinkButton to="/leaving" look="quiet">
            {file.leavingOn ? leaving.look : leaving.go}
          </LinkButton>
        </p>
      ) : null}
    </article>
  )
}

function Decisions() {
  const { file } = useLoaderData<typeof loader>()
  const { own } = useMessages(certificateCheckMessages)
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const lapsed = ({ at, cause, recordedBy }: NonNullable<(typeof file.decisions)[number]['lapse']>) =>
    own.lapsed(recordedBy, formatFullDateOf(at, locale), own.lapsedFor[cause])
  return (
    <Panel title={own.decisions}>
      {file.decisions.length === 0 ? (
        <p className="text-grey">{own.none}</p>
      ) : (
        <Table
          caption={own.decisions}
          rows={file.decisions}
          rowKey={(d) => d.id}
          columns={[
            { key: 'when', head: own.columns.when, cell: (d) => formatFullDateOf(d.decidedAt, locale) },
            {
              key: 'kind',
              head: own.columns.kind,
              cell: (d) =>
                d.lapse ? words.kinds[d.kind] : <Link to={`/decisions/${d.id}`}>{words.kinds[d.kind]}</Link>,
            },
            {
              key: 'verdict',
              head: own.columns.verdict,
              cell: (d) => (d.verdict === 'eliminate' ? words.page.notKept : verdictWord(words, d)),
            },
            {
              key: 'state',
              head: own.columns.state,
              cell: (d) => (d.lapse ? lapsed(d.lapse) : d.superseded ? own.superseded : own.read[d.read]),
            },
          ]}
        />
      )}
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
