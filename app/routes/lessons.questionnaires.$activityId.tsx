import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, TextArea } from '#app/components/ui/form'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant, LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { questionnaireAnswers, questionnaireForm } from '#app/features/lessons/lesson-forms'
import { findQuestionnaireOf, getQuestionnaireView } from '#app/features/lessons/questionnaire.server'
import { QUESTIONNAIRE_MARKS } from '#app/features/lessons/questionnaire-marks'
import { saveQuestionnaire } from '#app/features/lessons/save-questionnaire.server'
import { notFound, requireEnrolment, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { feedbackMessages } from '#app/i18n/feedback'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { LONGEST } from '#app/rules/field-limits'

async function requireOwn(request: Request, context: AppLoadContext) {
  const viewer = await requireViewer(request, context)
  return requireEnrolment(request, context, 'record:activity', await findOwnEnrolmentId(context.db, viewer.id))
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { relation, content } = await requireOwn(request, context)
  const view = await getQuestionnaireView(context.db, {
    content,
    now: context.clock.now(),
    enrolmentId: relation.enrolmentId,
    activityId: params.activityId ?? '',
  })
  if (!view) throw notFound()
  return view
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireOwn(request, context)
  const target = { content, enrolmentId: relation.enrolmentId, activityId: params.activityId ?? '' }
  const found = await findQuestionnaireOf(context.db, target)
  if (!found) throw notFound()
  const form = await parseForm(request, questionnaireForm(found.questionnaire), viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome = await saveQuestionnaire(context.db, {
    ...target,
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    personId: viewer.id,
    answers: questionnaireAnswers(found.questionnaire, form.value),
  })
  return respond(outcome, { to: `/activities/${target.activityId}` })
}

export const meta = titled<typeof loader>((locale, { questionnaire }) => [
  lessonMessages[locale].questionnaire,
  questionnaire.title,
])

export default function QuestionnairePage() {
  const view = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(lessonMessages)
  const { passedOn: to } = useMessages(feedbackMessages)
  const { comma } = useMessages(promotionMessages)
  const { questionnaire, answers } = view
  const stands = view.ended || view.publishedAt !== null
  return (
    <div className="max-w-2xl">
      <PageHeader
        back={
          <Link to={`/activities/${view.activityId}`} className="inline-flex min-h-6 items-center gap-1" lang="zh-CN">
            <Icon name="back" size={16} />
            {view.activityTitle}
          </Link>
        }
        title={<span lang="zh-CN">{questionnaire.title}</span>}
        lead={words.questionnaireLead}
      />
      <Notice tone="grey" icon="users" title={to.title(view.lecturers.join(comma))}>
        <ul className="list-disc pl-5">
          <li>{to.when(view.voices)}</li>
          <li>{to.what}</li>
          <li>{to.names}</li>
          <li>{to.change}</li>
        </ul>
      </Notice>
      {view.publishedAt !== null ? (
        <Notice tone="green">
          {words.questionnairePassedOn}
          <Instant at={view.publishedAt} />
        </Notice>
      ) : view.answeredAt !== null ? (
        <Notice tone="green">
          {words.questionnaireSaved}
          <Instant at={view.answeredAt} />
        </Notice>
      ) : null}
      {view.ended ? <Notice tone="grey">{words.questionnaireEnded}</Notice> : null}
      {view.open ? (
        <Form noValidate method="post">
          <FormReply reply={reply}>
            <fieldset disabled={stands} className="contents">
              <Panel>
                {questionnaire.scored.map((question) => (
                  <Choices
                    key={question.id}
                    name={`s-${question.id}`}
                    label={question.text}
                    choices={QUESTIONNAIRE_MARKS.map((mark) => ({ value: mark, label: words.marks[mark] }))}
                    defaultValue={
                      answers?.scored[question.id] === undefined ? [] : [String(answers.scored[question.id])]
                    }
                  />
                ))}
                {questionnaire.open.map((question) => (
                  <TextArea
                    key={question.id}
                    name={`o-${question.id}`}
                    label={question.text}
                    optional
                    maxLength={LONGEST.openAnswer}
                    defaultValue={answers?.open[question.id] ?? ''}
                  />
                ))}
              </Panel>
            </fieldset>
            {stands ? null : (
              <ActionBar>
                <Button look="primary">{answers ? words.changeQuestionnaire : words.sendQuestionnaire}</Button>
              </ActionBar>
            )}
          </FormReply>
        </Form>
      ) : (
        <Notice tone="grey" icon="lock">
          {words.questionnaireLocked}
          {view.opensOn ? <LocalDate on={view.opensOn} /> : null}
        </Notice>
      )}
    </div>
  )
}
