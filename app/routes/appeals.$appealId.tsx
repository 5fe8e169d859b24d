import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { Facts, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Instant, LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { AnswerAppeal, NameReviewer } from '#app/features/grading/answer-appeal-form'
import { findAppealPlace, getAppealPage, reachOfAppeal } from '#app/features/grading/appeal-page.server'
import { AppealAnswerForm, NameReviewerForm } from '#app/features/grading/grading-forms'
import { nameReviewer } from '#app/features/grading/name-reviewer.server'
import { ResultItem } from '#app/features/grading/result-item'
import { answerExamAppeal } from '#app/features/promotion/release-exam.server'
import { forbidden, notFound, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { refuse } from '#app/rules/outcome'

/** @throws 404 alike for an unknown appeal and for one that is nobody's business here. */
async function requireAppeal({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const place = await findAppealPlace(context.db, params.appealId)
  const relation = place && (await findEnrolmentRelation(context.db, place.enrolment.id, viewer.id))
  const reach = place && relation && reachOfAppeal(place, viewer, relation)
  if (!place || !reach) throw notFound()
  return { viewer, place, reach }
}

export async function loader(args: LoaderFunctionArgs) {
  const { place, reach } = await requireAppeal(args)
  const { db, clock } = args.context
  const { course_id: courseId, plan_version_id: planVersionId } = place.enrolment
  const content = await args.context.courseFor({ courseId, planVersionId })
  return { appeal: await getAppealPage(db, { place, reach, content, now: clock.now() }) }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, place, reach } = await requireAppeal(args)
  const { db, clock } = args.context
  const appealId = place.appeal.id
  const base = { actor: { ...actorOf(args.context, viewer), id: viewer.id }, now: clock.now(), appealId }
  const fields = await readForm(args.request)
  switch (fields.get('intent')) {
    case 'answer-appeal': {
      const form = parseFormData(fields, AppealAnswerForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'answer-appeal')
      const { verdict, answer, gain } = form.value
      const adjustment = verdict === 'upheld' && gain ? gain : null
      const { courses } = args.context
      const said = { inOffice: reach.inOffice, verdict, answer, adjustment }
      const outcome = await answerExamAppeal(db, { ...base, courses, ...said })
      return respond(outcome, { to: `/appeals/${appealId}`, intent: 'answer-appeal' })
    }
    case 'name-reviewer': {
      const form = parseFormData(fields, NameReviewerForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'name-reviewer')
      if (!reach.manages) throw forbidden()
      const { reviewerId, reason } = form.value
      const outcome = await nameReviewer(db, { ...base, reviewerId, reason })
      return respond(outcome, { to: `/appeals/${appealId}`, intent: 'name-reviewer' })
    }
    default:
      return refused(refuse('invalid-reference'))
  }
}

export const meta = titled<typeof loader>((locale, { appeal }) => [
  pageNames[locale].appeal,
  appeal.title,
  appeal.traineeName,
])

export default function AppealPage() {
  const { appeal } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(gradingMessages)
  const { reviewer } = appeal
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.appealOf(appeal.traineeName)} lead={appeal.title}>
        <Tag tone={appeal.state === 'open' ? 'amber' : 'green'}>{words.appealStates[appeal.state]}</Tag>
      </PageHeader>
      {/* A reply without a form of its own: something on the page was not meant for it. */}
      <FormReply reply={reply?.intent ? undefined : reply}>{null}</FormReply>
      <Panel title={words.appealWhat}>
        <p className="mb-3 break-words whitespace-pre-wrap">{appeal.reason}</p>
        <Facts facts={factsOf(words, appeal)} />
        {appeal.answer ? (
          <p className="mt-3 break-words whitespace-pre-wrap">
            <span className="font-medium">{words.appealAnswer}</span> {appeal.answer}
          </p>
        ) : null}
      </Panel>
      {reviewer && appeal.state === 'open' ? (
        <Notice>{words.reviewerIs(reviewer.name, reviewer.namedBy, reviewer.reason)}</Notice>
      ) : null}
      {appeal.state === 'open' && !appeal.mayAnswer ? <Notice tone="amber">{words.elsewhere}</Notice> : null}
      {appeal.nameable ? <NameReviewer people={appeal.nameable} reply={reply} /> : null}
      {appeal.items.length > 0 ? (
        <Panel title={appeal.position === null ? words.appealQuestions : words.appealQuestion}>
          <ol>
            {appeal.items.map((item) => (
              <ResultItem key={item.position} item={item} rubric={appeal.rubric} isOwn={false} />
            ))}
          </ol>
        </Panel>
      ) : null}
      {appeal.mayAnswer ? <AnswerAppeal gains={appeal.gains} reply={reply} /> : null}
    </div>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['appeal']

function factsOf(words: (typeof gradingMessages)['zh-CN'], appeal: Shown) {
  const facts: (readonly [string, ReactNode])[] = [
    [words.appealPosition, appeal.position === null ? words.appealWhole : words.appealAbout(appeal.position)],
    [words.appealFiled, <Instant key="filed" at={appeal.filedAt} />],
  ]
  if (appeal.answered)
    facts.push([
      words.appealAnsweredBy,
      <span key="answered" className="inline-flex flex-wrap gap-2">
        {appeal.answered.byName} <Instant at={appeal.answered.at} />
      </span>,
    ])
  if (appeal.state === 'open' && appeal.dueOn)
    facts.push([
      words.appealDueLabel,
      <span key="due" className="inline-flex flex-wrap gap-2">
        <LocalDate on={appeal.dueOn} />
        {appeal.isOverdue ? <Tag tone="red">{words.appealDueOver}</Tag> : null}
      </span>,
    ])
  return facts
}

export function ErrorBoundary() {
  return <ErrorPage />
}
