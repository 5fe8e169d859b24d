import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { useReply } from '#app/components/ui/use-reply'
import { PaperForm } from '#app/features/attempts/answer-forms'
import { findAttemptPlace, getPaper, readPlainAnswer } from '#app/features/attempts/attempts.server'
import { ExamPaper } from '#app/features/attempts/exam-paper'
import { seeWord } from '#app/features/attempts/hear-page.server'
import { saveAnswer } from '#app/features/attempts/save-answer.server'
import { closeIfOverdue } from '#app/features/grading/close-attempt.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { requirePlace } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, REFUSAL_STATUS, refused, respond } from '#app/http/respond.server'
import { pageNames } from '#app/i18n/page-names'
import { refuse } from '#app/rules/outcome'

async function requirePaper({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, place } = await requirePlace(request, context, 'sit:attempt', found)
  const now = context.clock.now()
  await closeIfOverdue(context.db, place, now)
  return { attemptId: place.attemptId, viewer, now }
}

/** The whole paper is in the page: going from question to question needs no network. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname === nextUrl.pathname && !formMethod ? false : defaultShouldRevalidate
}

export async function loader(args: LoaderFunctionArgs) {
  const { attemptId, viewer, now } = await requirePaper(args)
  const paper = await getPaper(args.context.db, { attemptId, now })
  if (!paper) throw redirect(`/exams/attempts/${attemptId}/result`)
  return { paper, personId: viewer.id }
}

export async function action(args: ActionFunctionArgs) {
  const { attemptId, viewer, now } = await requirePaper(args)
  const { db } = args.context
  const fields = await readForm(args.request)
  const form = parseFormData(fields, PaperForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { intent, position, item, seen, writer, flagged, go, word } = form.value
  const result = `/exams/attempts/${attemptId}/result`
  if (intent === 'submit')
    return respond(
      await submitAttempt(db, {
        actor: actorOf(args.context, viewer),
        now,
        attemptId,
        writer: 'plain-form',
        answers: [],
      }),
      { to: result },
    )

  if (intent === 'seen') {
    await seeWord(db, { attemptId, now, wordId: word ?? '' })
    return redirect(`/exams/attempts/${attemptId}`)
  }

  const sent =
    position && item
      ? await readPlainAnswer(db, { attemptId, position, item, seen, flagged: flagged === '1', fields })
      : null
  if (!sent || !writer) return refused(refuse('invalid-reference'))
  const outcome = await saveAnswer(db, { attemptId, now, writer, sent })
  if (outcome.ok) return redirect(`/exams/attempts/${attemptId}?${go === 'review' ? 'review=1' : `q=${go}`}`)
  if (outcome.reason === 'deadline-passed' || outcome.reason === 'wrong-state') return redirect(result)
  if (!outcome.theirs) return refused(outcome)
  const conflict = { position: sent.position, mine: sent.answer, flagged: sent.flagged, theirs: outcome.theirs }
  return data({ refusal: { reason: outcome.reason }, conflict }, { status: REFUSAL_STATUS[outcome.reason] })
}

export const meta = titled<typeof loader>((locale, { paper }) => [pageNames[locale].paper, paper.title])

export default function AttemptPage() {
  const { paper, personId } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  // A refused plain save keeps on screen what was written, beside the copy it would have overwritten.
  const conflict = reply && 'conflict' in reply ? reply.conflict : null
  return (
    <FormReply reply={conflict ? undefined : reply}>
      <ExamPaper paper={paper} personId={personId} conflict={conflict} />
    </FormReply>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
