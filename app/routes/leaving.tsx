import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { affirmLeaving } from '#app/features/promotion/affirm-leaving.server'
import { denyLeaving } from '#app/features/promotion/deny-leaving.server'
import { AnswerLeavingForm, AskToLeaveForm, TakeBackLeavingForm } from '#app/features/promotion/leaving-forms'
import { getLeavingPage } from '#app/features/promotion/leaving-page.server'
import { sayLeaving } from '#app/features/promotion/say-leaving.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { formatFullDate, formatFullDateTime } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'

async function requireOwn({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const now = context.clock.now()
  const place = await context.place()
  // Whose day has come does not wait for the next round of the clock.
  if (place && place.enrolment.ended_at === null)
    await takeEffectOnTheDay(context.db, { now, courses: context.courses, enrolmentId: place.enrolment.id })
  const asked = { traineeId: viewer.id, content: await context.content(), now }
  const page = await getLeavingPage(context.db, asked)
  if (!page) throw notFound()
  return { viewer, page, ...asked }
}

export async function loader(args: LoaderFunctionArgs) {
  return { page: (await requireOwn(args)).page }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page, content, now } = await requireOwn(args)
  const body = await readForm(args.request)
  const base = {
    actor: actorOf(args.context, viewer),
    personId: viewer.id,
    now,
    content,
    enrolmentId: page.enrolmentId,
  }
  if (body.get('intent') === 'take-back') {
    const form = parseFormData(body, TakeBackLeavingForm, viewer.locale)
    if (!form.ok) return badForm(form.submission)
    const outcome = await sayLeaving(args.context.db, { ...base, expectedRevision: form.value.revision, wish: null })
    return respond(outcome, { to: '/leaving' })
  }
  if (body.get('intent') === 'deny' || body.get('intent') === 'affirm') {
    const form = parseFormData(body, AnswerLeavingForm, viewer.locale)
    if (!form.ok) return badForm(form.submission)
    const answer = form.value.intent === 'affirm' ? affirmLeaving : denyLeaving
    return respond(await answer(args.context.db, base), { to: '/leaving' })
  }
  const form = parseFormData(body, AskToLeaveForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { revision, leaveOn, reason } = form.value
  const wish = { leaveOn, reason }
  const outcome = await sayLeaving(args.context.db, { ...base, expectedRevision: revision, wish })
  if (!outcome.ok) return refusedAt(outcome, form, { 'date-passed': 'leaveOn', 'date-too-far': 'leaveOn' })
  return respond(outcome, { to: '/leaving' })
}

export const meta = titled<typeof loader>((locale) => leavingMessages[locale].title)

export default function LeavingPage() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(leavingMessages)
  const { own: file } = useMessages(certificateCheckMessages)
  return (
    <div className="max-w-xl">
      <PageHeader
        title={words.title}
        lead={page.decided || page.ended ? undefined : words.lead}
        back={<Link to="/file">{file.title}</Link>}
      />
      {page.ended ? <Notice tone="grey">{words.ended}</Notice> : page.decided ? <Decided /> : <Running />}
    </div>
  )
}

/** Signed by two people: from which day on, what goes on until then, and how it could still be otherwise. */
function Decided() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(leavingMessages)
  const locale = useLocale()
  const { decided } = page
  if (!decided) return null
  return (
    <Panel tone="amber" title={words.decided(formatFullDate(decided.on, locale))}>
      <p>{words.untilThen}</p>
      <p className="mt-2">{words.changedMind}</p>
      {decided.isContested ? <p className="mt-2 font-medium">{words.contested}</p> : null}
      <p className="mt-3">
        <LinkButton to={`/decisions/${decided.decisionId}`} icon="scale">
          {words.toDecision}
        </LinkButton>
      </p>
    </Panel>
  )
}

function Running() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(leavingMessages)
  const locale = useLocale()
  return (
    <>
      {page.wish ? <Said /> : null}
      {page.isRecorded ? (
        <Notice tone="amber" title={words.recorded}>
          {page.recordedOn ? <p>{words.recordedOn(formatFullDate(page.recordedOn, locale))}</p> : null}
          {page.isAffirmed ? <p className="font-medium">{words.affirmed}</p> : null}
          {page.askers.length > 0 ? <p>{words.askers(page.askers.join(words.or))}</p> : null}
          <p>{page.mayAnswer ? words.answerText : words.recordedText}</p>
          {page.mayAnswer ? <AnswerForm /> : <TakeBackForm />}
        </Notice>
      ) : null}
      {page.voidAt !== null && !page.isRecorded ? (
        <Notice tone="green" title={words.voidTitle}>
          {words.void(formatFullDateTime(page.voidAt, locale))}
        </Notice>
      ) : null}
      {page.isTakenBack && page.voidAt === null && !page.isRecorded ? (
        <Notice tone="green">{words.takenBack}</Notice>
      ) : null}
      <Panel title={words.next}>
        <ol className="list-decimal pl-5">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="mt-3 font-medium">{words.until}</p>
      </Panel>
      {page.wish || page.isRecorded ? null : <AskForm />}
    </>
  )
}

/** What was said, and the way to take it back. */
function Said() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(leavingMessages)
  const locale = useLocale()
  const { wish } = page
  if (!wish) return null
  return (
    <Panel tone="amber" title={words.asked(formatFullDateTime(wish.saidAt, locale))}>
      <p>{words.wish(formatFullDate(wish.leaveOn, locale))}</p>
      {wish.reason ? <p className="break-words whitespace-pre-wrap">{words.why(wish.reason)}</p> : null}
      <p className="mt-2">{words.waiting}</p>
      <TakeBackForm />
    </Panel>
  )
}

function TakeBackForm() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(leavingMessages)
  return (
    <Form method="post" className="mt-3">
      <FormReply reply={reply}>
        <input type="hidden" name="intent" value="take-back" />
        <input type="hidden" name="revision" value={page.revision} />
        <Button look="primary">{words.takeBack}</Button>
      </FormReply>
    </Form>
  )
}

/** Recorded by somebody else, though nothing was said here. */
function AnswerForm() {
  const reply = useReply<typeof action>()
  const words = useMessages(leavingMessages)
  return (
    <Form method="post" className="mt-3">
      <FormReply reply={reply}>
        <p className="flex flex-wrap gap-3">
          <Button name="intent" value="affirm">
            {words.affirm}
          </Button>
          <Button look="primary" name="intent" value="deny">
            {words.deny}
          </Button>
        </p>
      </FormReply>
    </Form>
  )
}

function AskForm() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(leavingMessages)
  return (
    <Panel>
      <Form noValidate method="post">
        <FormReply reply={reply}>
          <input type="hidden" name="intent" value="ask" />
          <input type="hidden" name="revision" value={page.revision} />
          <TextField name="leaveOn" type="date" label={words.leaveOn} hint={words.leaveOnHint} min={page.today} />
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            rows={4}
            maxLength={LONGEST.note}
            optional
          />
          <ActionBar>
            <Button look="danger">{words.ask}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
