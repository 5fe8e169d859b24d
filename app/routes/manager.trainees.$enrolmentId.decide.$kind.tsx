import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import type { Reply } from '#app/components/ui/form'
import { Notice, PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { showPasswordAgain } from '#app/features/accounts/show-password-again.server'
import { testsBelow } from '#app/features/promotion/case.server'
import { DecisionCase, useBlockWords } from '#app/features/promotion/decision-case'
import { DecisionForm } from '#app/features/promotion/decision-form'
import { besideTheField, type DecisionFormValue, decisionForm } from '#app/features/promotion/decision-forms'
import { type DecisionKind, isDecisionKind, wantsPassword } from '#app/features/promotion/decision-kinds'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { DecisionReview, NoForm, type Review } from '#app/features/promotion/decision-review'
import { satAgain } from '#app/features/promotion/gate-tests'
import { checkDecision, extensionWarnings, makeDecision, weakOf } from '#app/features/promotion/make-decision.server'
import { decisionSentence } from '#app/features/promotion/sentence'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm, type SoundForm } from '#app/http/form.server'
import { badForm, type refused, refusedAt, respond } from '#app/http/respond.server'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { promotionMessages } from '#app/i18n/promotion'
import type { Refusal } from '#app/rules/outcome'

async function requireDecider({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'decide:enrolment', params.enrolmentId)
  if (!isDecisionKind(params.kind)) throw notFound()
  return { viewer, content, enrolmentId: relation.enrolmentId, kind: params.kind }
}

export async function loader(args: LoaderFunctionArgs) {
  const { content, enrolmentId, kind } = await requireDecider(args)
  const page = await getDecisionPage(args.context.db, {
    enrolmentId,
    kind,
    content,
    now: args.context.clock.now(),
    replaces: new URL(args.request.url).searchParams.has('anew'),
    readsAll: true,
  })
  if (!page) throw notFound()
  return { page }
}

function askedOf(value: DecisionFormValue) {
  const { improve, whyBelow, typingSpeed, phraseSeconds, planText, contractMonths, openEnded, monthsUsed, askedOn } =
    value
  const asked = {
    improve,
    whyBelow,
    typingSpeed,
    phraseSeconds,
    planText,
    contractMonths,
    monthsUsed,
    askedOn,
    openEnded: openEnded === undefined ? undefined : true,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, answer]) => answer !== undefined))
}

/** What the review page sends again with the signature. */
function fieldsOf(value: DecisionFormValue): Record<string, string> {
  const { intent: _, password: __, ...fields } = value
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field === undefined ? [] : [[name, String(field)]])),
  )
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, content, enrolmentId, kind } = await requireDecider(args)
  const { context } = args
  const body = await readForm(args.request)
  const form = parseFormData(body, decisionForm(kind), viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { value } = form
  if (value.intent === 'edit') return data({ submission: { initialValue: fieldsOf(value) } } satisfies Reply)
  const command = {
    actor: actorOf(context, viewer),
    decider: viewer,
    now: context.clock.now(),
    content,
    enrolmentId,
    kind,
    verdict: value.verdict,
    expectedRevision: value.revision,
    reason: value.reason,
    dueOn: value.dueOn ?? null,
    effectiveOn: value.effectiveOn ?? null,
    fromOn: value.fromOn ?? null,
    ownerId: value.ownerId ?? null,
    asked: askedOf(value),
    why: value.anew ? (value.why ?? '') : null,
    sentence: '',
  }
  const checked = await checkDecision(context.db, command)
  if (!checked.ok) return replyToRefusal(checked, form)
  const { given, old, proposes, nobodyConfirms } = checked.value
  const isWeighty = wantsPassword(value.verdict, old?.verdict ?? null)
  const sentence = decisionSentence(promotionMessages[viewer.locale], viewer.locale, {
    ...command,
    proposes,
    name: given.enrolment.trainee_name,
    probationUntilOn: given.dates.probationUntilOn,
    topics: weakOf(given).length,
    again: satAgain(given.tests),
    below: testsBelow(given).map((test) => test.title),
  })
  const review: Review = {
    sentence,
    reason: value.reason,
    why: command.why,
    whyBelow: testsBelow(given).length > 0 ? (value.whyBelow ?? null) : null,
    proposes,
    nobodyConfirms,
    verdict: value.verdict,
    wantsPassword: isWeighty,
    warnings: value.verdict === 'extend' ? extensionWarnings(given, command) : [],
    fields: fieldsOf(value),
  }
  if (value.intent === 'review') return data({ review })
  if (isWeighty) {
    const shown = await showPasswordAgain(context.db, {
      personId: viewer.id,
      sessionHash: viewer.sessionHash,
      password: value.password ?? '',
      signal: args.request.signal,
    })
    // The sentence stays on the screen with everything that was written; only the password is asked for again.
    if (!shown.ok) return replyWithReview(refusedAt(shown, form, { 'wrong-password': 'password' }), review)
  }
  const outcome = await makeDecision(context.db, { ...command, sentence })
  if (!outcome.ok) return replyToRefusal(outcome, form)
  return respond(outcome, {
    to: proposes ? '/manager/decisions?proposed=1' : `/decisions/${outcome.value.decisionId}?signed=1`,
  })
}

function replyWithReview(reply: ReturnType<typeof refused>, review: Review) {
  return data({ ...reply.data, review }, reply.init ?? {})
}

/** A refusal keeps what was written, and stands beside the field when it is about one. */
function replyToRefusal(
  refusal: { reason: Refusal; detail?: string },
  form: SoundForm & { value: DecisionFormValue },
): ReturnType<typeof refused> {
  const reply = refusedAt(refusal, form, besideTheField(form.value.verdict))
  const { submission = {} } = reply.data
  return data<Reply>(
    { ...reply.data, submission: { ...submission, initialValue: fieldsOf(form.value) } },
    reply.init ?? {},
  )
}

type Answer = Reply & { review?: Review }

export const meta = titled<typeof loader>((locale, { page }) => [
  pageNames[locale].decide(decisionKindMessages[locale][page.kind as DecisionKind]),
  page.traineeName,
])

export default function DecidePage() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as Answer | undefined
  const words = useMessages(promotionMessages)
  const hasForm = page.rightState && !page.made
  return (
    <>
      <PageHeader
        title={words.decideTitle(words.kinds[page.kind as DecisionKind], page.traineeName)}
        lead={words.decideLead}
        back={<Link to="/manager/decisions">{words.inbox.title}</Link>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <DecisionCase page={page} />
        {/* The address of the form: an answer of the server lands here, on a phone too, where the case comes first. */}
        <div id="decision" className="scroll-mt-4">
          <div className="lg:sticky lg:top-4">
            {hasForm ? <BlockedNotice /> : <NoForm page={page} />}
            {reply?.review ? (
              <DecisionReview review={reply.review} reply={reply} />
            ) : hasForm ? (
              <DecisionForm key={JSON.stringify(reply?.submission ?? null)} page={page} reply={reply} />
            ) : null}
          </div>
        </div>
      </div>
    </>
  )
}

function BlockedNotice() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(promotionMessages)
  const say = useBlockWords()
  const blocks = page.preconditions.flatMap((p) =>
    p.block && page.verdicts.every((verdict) => p.only === undefined || p.only === verdict) ? [p.block] : [],
  )
  if (blocks.length === 0) return null
  return (
    <Notice tone="amber" title={words.blockedTitle}>
      <ul className="list-disc pl-5">
        {blocks.map((block) => (
          <li key={say(block)}>{say(block)}</li>
        ))}
      </ul>
      <p className="text-grey">{words.blockedText}</p>
    </Notice>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
