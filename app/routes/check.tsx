import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { Facts, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import type { CertificateCheck } from '#app/features/promotion/certificate.server'
import { checkPrinted } from '#app/features/promotion/check-printed.server'
import { CheckForm } from '#app/features/promotion/decision-forms'
import { parseForm } from '#app/http/form.server'
import { preferredLocale } from '#app/http/locale.server'
import { badForm, refused } from '#app/http/respond.server'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { formatFullDate, formatFullDateOf } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'

/** A printed address may name the certificate; the fingerprint is typed from the paper. */
export function loader({ request }: LoaderFunctionArgs) {
  return { number: (new URL(request.url).searchParams.get('number') ?? '').slice(0, LONGEST.certificateNumber) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, CheckForm, preferredLocale(request))
  if (!form.ok) return badForm(form.submission)
  const outcome = await checkPrinted(context.db, { ...form.value, address: context.address, signal: request.signal })
  if (!outcome.ok) return refused(outcome)
  return data({ check: outcome.value, submission: { initialValue: form.value } })
}

type Answer = Reply & { check?: CertificateCheck }

export const meta = titled<typeof loader>((locale) => certificateCheckMessages[locale].title)

export default function CheckPage() {
  const { number } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as Answer | undefined
  const words = useMessages(certificateCheckMessages)
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-10">
      <PageHeader title={words.title} lead={words.lead} />
      {reply?.check ? <Verdict check={reply.check} /> : null}
      <Panel>
        <Form method="post">
          <FormReply reply={reply}>
            <TextField
              name="number"
              label={words.number}
              defaultValue={number}
              maxLength={LONGEST.certificateNumber}
              autoComplete="off"
              required
            />
            <TextField
              name="hash"
              label={words.hash}
              hint={words.hashHint}
              maxLength={LONGEST.fingerprint}
              autoComplete="off"
              required
            />
            <Button look="primary" icon="shield">
              {words.check}
            </Button>
          </FormReply>
        </Form>
      </Panel>
    </main>
  )
}

const TONES = { valid: 'green', superseded: 'amber', unknown: 'red' } as const

/** Nothing that the paper in somebody's hands does not say. */
function Verdict({ check }: { check: CertificateCheck }) {
  const words = useMessages(certificateCheckMessages)
  const locale = useLocale()
  return (
    <div role="status">
      <Notice tone={TONES[check.state]} icon="shield" title={words[check.state]}>
        <p>{words[`${check.state}Text`]}</p>
      </Notice>
      {check.state === 'unknown' ? null : (
        <Panel title={words.answer}>
          <Facts
            facts={[
              [words.facts.name, check.lines.traineeName],
              [words.facts.course, check.lines.courseTitle],
              [words.facts.shop, check.lines.shopName],
              [words.facts.from, formatFullDate(check.lines.promotedOn, locale)],
              [words.facts.decided, formatFullDateOf(check.lines.decidedAt, locale)],
            ]}
          />
        </Panel>
      )}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
