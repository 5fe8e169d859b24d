import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, EmptyState, Facts, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { partGapOf } from '#app/features/activities/exam-parts'
import { listExamParts } from '#app/features/activities/exam-parts.server'
import { ExamPartsPanel } from '#app/features/activities/exam-parts-panel'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { findAttemptPlace } from '#app/features/attempts/attempts.server'
import { PaperEndPanel } from '#app/features/attempts/paper-end-panel'
import { useLeftDrafts } from '#app/features/attempts/use-autosave'
import { AppealPanel } from '#app/features/grading/appeal-panel'
import { closeIfOverdue } from '#app/features/grading/close-attempt.server'
import { fileAppeal } from '#app/features/grading/file-appeal.server'
import { AppealForm, WaiveAppealForm } from '#app/features/grading/grading-forms'
import { ResultItem } from '#app/features/grading/result-item'
import { getResultView } from '#app/features/grading/results.server'
import { TopicChart } from '#app/features/grading/topic-chart'
import { waiveAppeal } from '#app/features/grading/waive-appeal.server'
import { findVoidings } from '#app/features/promotion/voidings.server'
import { notFound, requirePlace } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { voidingMessages } from '#app/i18n/voidings'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, relation, place, content } = await requirePlace(request, context, 'read:result', found)
  const now = context.clock.now()
  await closeIfOverdue(context.db, place, now)
  const result = await getResultView(context.db, { attemptId: place.attemptId, content, now, viewerId: viewer.id })
  if (!result) throw notFound()
  const own = relation.traineeId === viewer.id
  const steps = own
    ? await listOwnFailedSteps(context.db, { traineeId: viewer.id, content, now }, place.activityId)
    : []
  const parts = await listExamParts(context.db, {
    enrolmentId: place.enrolmentId,
    activityId: place.activityId,
    content,
    now,
  })
  const voided = result.state === 'voided' ? await findVoidings(context.db, place.attemptId) : null
  return { result, own, viewerId: viewer.id, steps, parts, voided: voided?.lines[0] ?? null }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, place } = await requirePlace(request, context, 'appeal:attempt', found)
  const { attemptId } = place
  const to = `/exams/attempts/${attemptId}/result#appeal`
  const base = { actor: { ...actorOf(context, viewer), id: viewer.id }, now: context.clock.now(), attemptId }
  const body = await readForm(request)
  if (body.get('intent') === 'waive-appeal') {
    const said = parseFormData(body, WaiveAppealForm, viewer.locale)
    if (!said.ok) return badForm(said.submission, 'waive-appeal')
    return respond(await waiveAppeal(context.db, base), { to, intent: 'waive-appeal' })
  }
  const form = parseFormData(body, AppealForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, 'appeal')
  const outcome = await fileAppeal(context.db, {
    ...base,
    position: form.value.position ?? null,
    reason: form.value.reason,
  })
  return respond(outcome, { to, intent: 'appeal' })
}

export const meta = titled<typeof loader>((locale, { result }) => [
  pageNames[locale].result,
  result.title,
  result.traineeName,
])

export default function ResultPage() {
  const { result, own, viewerId, steps, parts } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  useLeftDrafts(result.attemptId, own && result.state !== 'in_progress' ? viewerId : null)
  const lead = own ? undefined : words.candidate(result.traineeName)
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.resultTitle(result.title)}
        lead={lead}
        back={own ? <Link to="/results">{words.backToResults}</Link> : undefined}
      />
      <FailedSteps steps={steps} primary="always" />
      <ExamPartsPanel exams={parts} />
      {result.end && !result.released ? <PaperEndPanel end={result.end} /> : null}
      {result.released ? <Released /> : <NotReleased />}
      {own && !result.released && result.state !== 'in_progress' && result.state !== 'voided' ? (
        <ActionBar>
          <LinkButton to="/today" look="primary" icon="next">
            {words.toToday}
          </LinkButton>
        </ActionBar>
      ) : null}
    </div>
  )
}

function NotReleased() {
  const { result, own, voided } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const voidings = useMessages(voidingMessages)
  if (result.state === 'voided')
    return (
      <EmptyState icon="stop" title={words.voidedTitle}>
        <p>{words.voidedText}</p>
        {voided ? (
          <>
            <p className="mt-2 break-words">{voidings.reason(voided.reason)}</p>
            <p>{voidings.whoVoided(voided.byName, voided.second?.name ?? null)}</p>
          </>
        ) : null}
        {own ? (
          <>
            <p className="mt-2 mb-3">{voidings.next}</p>
            <LinkButton to={`/exams/${result.examId}`} look="primary">
              {voidings.toExam}
            </LinkButton>
          </>
        ) : null}
      </EmptyState>
    )
  if (result.state === 'in_progress')
    return (
      <EmptyState icon="pen" title={words.openText}>
        {own ? <LinkButton to={`/exams/${result.examId}`}>{result.title}</LinkButton> : null}
      </EmptyState>
    )
  return (
    <EmptyState icon="clock" title={result.state === 'graded' ? words.gradedTitle : words.waitingTitle}>
      <p>{result.state === 'graded' ? words.gradedText : words.waitingText}</p>
    </EmptyState>
  )
}

function Released() {
  const { result, own, steps, parts } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  const released = result.released!
  const percent = formatPercent(released.percent, locale)
  const verdict = (released.passed ? words.verdictPassed : words.verdictFailed)(percent, result.passPercent)
  const partGap = released.passed ? partGapOf(parts) : null
  const next = released.passed ? words.verdictPassedNext : words.verdictFailedNext
  return (
    <>
      <Panel tone={released.passed && !partGap ? 'green' : 'amber'}>
        <p className="num text-xl font-bold">{parts.length > 0 ? words.verdictWritten(verdict) : verdict}</p>
        {own ? <p className="mt-1">{partGap ? words.verdictOtherPart[partGap] : next}</p> : null}
        <p className="num mt-2 text-grey">
          {words.pointsOf(formatNumber(released.points, locale, 2), formatNumber(released.max, locale, 2))}
        </p>
        <Facts facts={[[words.releasedAt, <Instant key="released" at={released.releasedAt} />]]} />
      </Panel>
      {result.end ? <PaperEndPanel end={result.end} /> : null}
      {released.lateAnswers > 0 ? <Notice tone="amber">{words.lateNote(released.lateAnswers)}</Notice> : null}
      <Panel title={words.topicsTitle}>
        <TopicChart topics={released.topics} passPercent={result.passPercent} />
      </Panel>
      {released.practise.length > 0 ? (
        <Practise leadsOn={own && steps.every(({ to }) => to !== '/practice')} lessons={released.practise} />
      ) : null}
      <Items />
      <AppealPanel
        appeals={released.appeals}
        until={released.appealUntilOn}
        mayAppeal={released.mayAppeal}
        waiver={released.waiver}
        own={own}
        questions={released.items.length}
        reply={reply}
      />
    </>
  )
}

function Items() {
  const { result, own } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const [search] = useSearchParams()
  const onlyLost = search.get('show') === 'lost'
  const { items, rubric } = result.released!
  const shown = onlyLost ? items.filter((item) => (item.points ?? 0) < item.max) : items
  return (
    <Panel title={words.itemsTitle}>
      <p className="no-print mb-2 flex flex-wrap gap-2">
        <LinkButton
          to="?"
          look={onlyLost ? 'quiet' : 'plain'}
          preventScrollReset
          aria-current={onlyLost ? undefined : 'true'}
        >
          {words.filter.all}
        </LinkButton>
        <LinkButton
          to="?show=lost"
          look={onlyLost ? 'plain' : 'quiet'}
          preventScrollReset
          aria-current={onlyLost ? 'true' : undefined}
        >
          {words.filter.wrong}
        </LinkButton>
      </p>
      <ol>
        {shown.map((item) => (
          <ResultItem key={item.position} item={item} rubric={rubric} isOwn={own} />
        ))}
      </ol>
    </Panel>
  )
}

function Practise({
  leadsOn,
  lessons,
}: {
  /** Not where the card above leads there already. */
  leadsOn: boolean
  lessons: readonly { lessonId: string; title: string; lost: number }[]
}) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  return (
    <Panel title={words.practiseTitle} tone="violet">
      <ul className="grid gap-1">
        {lessons.map((lesson) => (
          <li key={lesson.lessonId} className="flex flex-wrap justify-between gap-2">
            <Link to={`/lessons/${lesson.lessonId}`}>{lesson.title}</Link>
            <span className="num text-grey">{words.practiseLost(formatNumber(lesson.lost, locale, 2))}</span>
          </li>
        ))}
      </ul>
      {leadsOn ? (
        <p className="mt-3">
          <LinkButton to="/practice" icon="zap">
            {words.toPractice}
          </LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
