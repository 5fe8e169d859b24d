import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Facts, Notice, PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { canOnEnrolment } from '#app/features/accounts/permissions'
import { getCertificate } from '#app/features/promotion/certificate.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { dossierMessages } from '#app/i18n/dossier'
import { formatFullDate, formatFullDateOf } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'read:result', params.enrolmentId)
  const now = context.clock.now()
  await takeEffectOnTheDay(context.db, { now, courses: context.courses, enrolmentId: relation.enrolmentId })
  const isForMe = relation.traineeId === viewer.id || canOnEnrolment(viewer, 'decide:enrolment', relation)
  const certificate = isForMe
    ? await getCertificate(context.db, { enrolmentId: relation.enrolmentId, content, now })
    : null
  if (!certificate) throw notFound()
  return { certificate, checkAt: `${context.env.baseUrl ?? ''}/check` }
}

export const meta = titled<typeof loader>((locale, { certificate }) => [
  dossierMessages[locale].certificate.title,
  certificate.traineeName,
])

export default function CertificatePage() {
  const { certificate: c, checkAt } = useLoaderData<typeof loader>()
  const check = useMessages(certificateCheckMessages)
  const words = useMessages(dossierMessages).certificate
  const locale = useLocale()
  return (
    <div className="mx-auto max-w-3xl">
      <div className="print:hidden">
        <PageHeader title={words.title}>
          <PrintButton />
        </PageHeader>
      </div>
      {c.superseded ? (
        <Notice tone="amber" title={check.notValid}>
          <p>{check.notValidSince(formatFullDateOf(c.superseded.on, locale))}</p>
        </Notice>
      ) : null}
      <article className="rounded-(--radius-card) border-4 border-double border-line-strong bg-raised px-6 py-10 font-serif sm:px-12 sm:py-14 print:border-4">
        <p className="text-center text-grey">{c.shopName}</p>
        <h2 className="mt-2 mb-10 text-center text-3xl font-bold tracking-widest">{words.heading}</h2>
        <p className="mb-4 text-xl leading-loose">{words.body(c.traineeName, c.courseTitle)}</p>
        <p className="mb-4 text-xl leading-loose">{words.from(c.shopName, formatFullDate(c.promotedOn, locale))}</p>
        <p className="mb-12 text-lg text-grey">{words.thanks}</p>
        <div className="mb-10 grid gap-8 sm:grid-cols-2">
          <Signature label={words.mentor} name={c.mentorName ?? ''} />
          <Signature label={words.manager} name={c.deciderName} />
        </div>
        <Facts
          facts={[
            [words.cohort, c.cohortName],
            [words.joined, formatFullDate(c.joinedOn, locale)],
            [words.decided, formatFullDateOf(c.decidedAt, locale)],
            [words.id, c.id],
          ]}
        />
        <p className="num mt-6 font-sans text-xs break-all text-grey">
          {words.hash} {c.hash}
        </p>
        <p className="font-sans text-xs text-grey">
          {check.howTo(checkAt)} <Link to={`/check?number=${c.id}`}>{check.title}</Link>
        </p>
      </article>
    </div>
  )
}

function Signature({ label, name }: { label: string; name: string }) {
  return (
    <p>
      <span className="block border-b border-line-strong pb-1 text-lg">{name || '\u00a0'}</span>
      <span className="text-sm text-grey">{label}</span>
    </p>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
