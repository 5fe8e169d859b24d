import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import { titled } from '#app/components/page-title'
import { Icon } from '#app/components/ui/icon'
import { PageHeader, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import type { Content } from '#app/content/content.server'
import { lessonIn } from '#app/content/translation'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { answerSelfCheck } from '#app/features/lessons/answer-self-check.server'
import { LessonBody } from '#app/features/lessons/lesson-body'
import { AnswerForm, LessonIntentForm } from '#app/features/lessons/lesson-forms'
import {
  FoldedContents,
  GoalBox,
  LessonEnd,
  LockedNotice,
  MentorBox,
  Neighbours,
  SideContents,
} from '#app/features/lessons/lesson-frame'
import type { OpenLesson } from '#app/features/lessons/lesson-view'
import { getLessonView } from '#app/features/lessons/lessons.server'
import { markLessonRead } from '#app/features/lessons/mark-lesson-read.server'
import { prepareLesson } from '#app/features/lessons/render-lesson.server'
import { fetchLesson, findRenderedLesson } from '#app/features/lessons/rendered-lessons'
import { SelfCheckList } from '#app/features/lessons/self-check-list'
import { useLessonKeys } from '#app/features/lessons/use-lesson-keys'
import { useReadingProgress } from '#app/features/lessons/use-reading-progress'
import { notFound, requireEnrolment, requireHousePermission, requireOpenBook } from '#app/http/auth.server'
import { actorOf, contentWith } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { lessonMessages } from '#app/i18n/lessons'
import { type Locale, useMessages } from '#app/i18n/messages'
import lessonStyles from '#app/styles/lesson.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lessonStyles }]

function requireLesson(content: Content, lessonId: string | undefined) {
  const lesson = content.lessonById.get(lessonId ?? '')
  if (!lesson) throw notFound()
  return lesson
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const content = await contentWith(context, ({ lessonById }) => lessonById.has(params.lessonId ?? ''))
  const lesson = requireLesson(content, params.lessonId)
  const again = new URL(request.url).searchParams.get('again')
  const view = await getLessonView(context.db, {
    viewer,
    content,
    now: context.clock.now(),
    place: context.place,
    lesson,
    again,
  })
  if (view.kind === 'open') await prepareLesson(content, lessonIn(content, lesson, viewer.locale), viewer.locale)
  return { ...view, readerId: viewer.id }
}

export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const view = await serverLoader<typeof loader>()
  const locale = document.documentElement.lang as Locale
  if (view.kind === 'open' && findRenderedLesson(view.moduleFile, locale) === undefined)
    await fetchLesson(new URL(request.url).pathname)
  return view
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const signedIn = await requireHousePermission(request, context, 'read:library')
  const lesson = requireLesson(await context.content(), params.lessonId)
  const enrolmentId = await findOwnEnrolmentId(context.db, signedIn.id)
  const { viewer, relation, content } = await requireEnrolment(request, context, 'record:activity', enrolmentId)
  const command = {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content,
    personId: viewer.id,
    enrolmentId: relation.enrolmentId,
    lessonId: lesson.id,
  }
  const form = await readForm(request)
  const intent = parseFormData(form, LessonIntentForm, viewer.locale)
  if (!intent.ok) return badForm(intent.submission, 'read')
  if (intent.value.intent === 'read') {
    const outcome = await markLessonRead(context.db, command)
    return respond(outcome, { to: `/lessons/${lesson.id}#lesson-end`, intent: 'read' })
  }
  const answer = parseFormData(form, AnswerForm, viewer.locale)
  if (!answer.ok) return badForm(answer.submission, String(form.get('question') ?? ''))
  const { question, choice } = answer.value
  const outcome = await answerSelfCheck(context.db, { ...command, questionId: question, choice })
  return respond(outcome, { to: `/lessons/${lesson.id}#check-${question}`, intent: question })
}

export const meta = titled<typeof loader>((locale, { lesson }) => [
  lesson.title,
  lessonMessages[locale].day(lesson.day),
])

export default function LessonPage() {
  const view = useLoaderData<typeof loader>()
  const words = useMessages(lessonMessages)
  const { lesson } = view
  const head = (
    <PageHeader
      back={
        <Link to={`/lessons#day-${lesson.day}`} className="inline-flex min-h-6 items-center gap-1">
          <Icon name="back" size={16} />
          {words.toLessons}
        </Link>
      }
      title={<span lang={lesson.language}>{lesson.title}</span>}
      lead={
        <span className="num flex flex-wrap gap-x-3">
          <span>{words.day(lesson.day)}</span>
          <span lang="zh-CN">{lesson.topic}</span>
          <span>{words.minutes(lesson.minutes)}</span>
        </span>
      }
    >
      {view.kind === 'open' ? <PrintButton /> : null}
    </PageHeader>
  )
  if (view.kind === 'locked')
    return (
      <>
        {head}
        <LockedNotice lesson={view.lesson} opensOn={view.opensOn} />
      </>
    )
  return (
    <article key={lesson.id} className="lesson">
      {head}
      <OpenLessonPage view={view} />
    </article>
  )
}

function OpenLessonPage({ view }: { view: OpenLesson & { readerId: string } }) {
  const reply = useReply<typeof action>()
  const words = useMessages(lessonMessages)
  const [params] = useSearchParams()
  const text = useRef<HTMLDivElement>(null)
  const { lesson, progress } = view
  const percent = useReadingProgress(text, {
    url: progress ? `/lessons/${lesson.id}/progress` : null,
    readerId: view.readerId,
    known: progress?.percent ?? 0,
  })
  useLessonKeys(view.previous?.id ?? null, view.next?.id ?? null)
  return (
    <div className="lesson-columns">
      <div className="min-w-0">
        <GoalBox {...lesson} />
        <p className="no-print mt-3 flex flex-wrap items-center gap-2 text-sm text-grey">
          <span>
            {words.label(words.rule)}
            {words.ruleText(view.checks.length)}
          </span>
          {progress?.read ? <Tag tone="green">{words.isRead}</Tag> : null}
          <a href="#self-check" className="sr-only-focusable">
            {words.skipToChecks}
          </a>
        </p>
        <FoldedContents toc={view.toc} checks={view.checks.length} />
        <div ref={text} className="mt-6">
          <LessonBody moduleFile={view.moduleFile} language={lesson.language} />
        </div>
        <SelfCheckList
          checks={view.checks}
          language={lesson.language}
          answering={progress !== null}
          reply={reply}
          again={params.get('again')}
        />
        <MentorBox {...lesson} />
        <details className="mt-4 text-sm text-grey">
          <summary className="min-h-11 py-3">{words.sources}</summary>
          <p>
            <span lang="zh-CN">{lesson.sources.join('、')}</span>
            {lesson.reviewOn ? (
              <>
                {' · '}
                {words.reviewOn} <LocalDate on={lesson.reviewOn} />
              </>
            ) : null}
          </p>
        </details>
        <div id="lesson-end">
          <LessonEnd view={view} reply={reply} />
        </div>
        <Neighbours previous={view.previous} next={view.next} />
      </div>
      <SideContents view={view} percent={percent} />
    </div>
  )
}
