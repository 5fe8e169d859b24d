import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import type { Reply } from '#app/components/ui/form'
import { EmptyState, PageHeader, Progress } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { ModuleForm } from '#app/features/promotion/decision-forms'
import { finishModule } from '#app/features/promotion/finish-module.server'
import { logModuleMinutes } from '#app/features/promotion/log-module-minutes.server'
import { ModuleQuiz } from '#app/features/promotion/module-quiz'
import { RemedialModule } from '#app/features/promotion/remedial-module'
import { getQuiz, getRemedialPage } from '#app/features/promotion/remedial-page.server'
import { startModule } from '#app/features/promotion/start-module.server'
import { type QuizResult, takeModuleQuiz } from '#app/features/promotion/take-module-quiz.server'
import { notFound, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { Outcome } from '#app/rules/outcome'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const content = await context.content()
  const asked = { traineeId: viewer.id, content, now: context.clock.now() }
  const [page, steps] = await Promise.all([getRemedialPage(context.db, asked), listOwnFailedSteps(context.db, asked)])
  const topic = new URL(request.url).searchParams.get('quiz')
  const module = page?.active
    ? page.modules.find((m) => m.topic === topic && m.startedAt !== null && m.doneAt === null)
    : undefined
  return { page, steps, quiz: module ? { moduleId: module.id, ...getQuiz(content, module.topic) } : null }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const now = context.clock.now()
  const content = await context.content()
  const page = await getRemedialPage(context.db, { traineeId: viewer.id, content, now })
  if (!page) throw notFound()
  const body = await readForm(request)
  const form = parseFormData(body, ModuleForm, viewer.locale)
  const moduleId = String(body.get('moduleId') ?? '').slice(0, 64)
  if (!form.ok) return badForm(form.submission, `${String(body.get('intent')).slice(0, 10)}-${moduleId}`)
  const { value } = form
  const input = {
    actor: actorOf(context, viewer),
    traineeId: viewer.id,
    now,
    content,
    enrolmentId: page.enrolmentId,
    moduleId: value.moduleId,
  }
  const answer = (outcome: Outcome<unknown>) =>
    respond(outcome, { to: `/remedial#${value.moduleId}`, intent: `${value.intent}-${value.moduleId}` })
  switch (value.intent) {
    case 'start':
      return answer(await startModule(context.db, input))
    case 'minutes': {
      const outcome = await logModuleMinutes(context.db, { ...input, minutes: value.minutes })
      return outcome.ok
        ? answer(outcome)
        : refusedAt(outcome, form, { 'minutes-too-many': 'minutes' }, `minutes-${value.moduleId}`)
    }
    case 'finish':
      return answer(await finishModule(context.db, input))
    case 'quiz': {
      const chosen = (itemId: string) => body.getAll(`a-${itemId}`).map(String)
      const outcome = await takeModuleQuiz(context.db, { ...input, seed: value.seed, chosen })
      if (!outcome.ok) return refused(outcome)
      const topic = page.modules.find((m) => m.id === value.moduleId)!.topic
      return data({
        done: 'quiz',
        result: outcome.value,
        quiz: { moduleId: value.moduleId, ...getQuiz(content, topic, value.seed) },
      })
    }
  }
}

type Answer = Reply & { result?: QuizResult; quiz?: { moduleId: string } & ReturnType<typeof getQuiz> }

export const meta = titled<typeof loader>((locale) => promotionMessages[locale].remedial.title)

export default function RemedialRoute() {
  const loaded = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as Answer | undefined
  const words = useMessages(promotionMessages).remedial
  const { page } = loaded
  const quiz = reply?.quiz ?? loaded.quiz
  const module = page?.modules.find((m) => m.id === quiz?.moduleId)
  if (quiz && module) return <ModuleQuiz module={module} quiz={quiz} result={reply?.result} quizLine={page!.quizLine} />
  const shown = page && page.modules.length > 0 ? page : null
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.title} lead={words.lead} />
      {shown ? (
        <Modules reply={reply} />
      ) : (
        <EmptyState title={words.none} icon="book">
          {words.noneLead}
        </EmptyState>
      )}
    </div>
  )
}

function Modules({ reply }: { reply: Reply | undefined }) {
  const { steps, ...loaded } = useLoaderData<typeof loader>()
  const page = loaded.page!
  const words = useMessages(promotionMessages).remedial
  const done = page.modules.filter((m) => m.doneAt !== null).length
  const label = words.progress(done, page.modules.length)
  return (
    <>
      <FailedSteps steps={steps} primary="pressing" here="/remedial" />
      <p className="num mb-1">{label}</p>
      <div className="mb-4">
        <Progress value={done} max={page.modules.length} label={label} />
      </div>
      {page.modules.map((module) => (
        <RemedialModule
          key={module.id}
          module={module}
          quizLine={page.quizLine}
          mayStart={page.active && page.planAcknowledged && page.dayOpen}
          reply={reply}
        />
      ))}
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
