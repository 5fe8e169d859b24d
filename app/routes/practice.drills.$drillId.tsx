import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel, Progress } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { answerCard, finishDrill, showNextCard } from '#app/features/drills/answer-card.server'
import { CardFeedbackPanel } from '#app/features/drills/card-feedback'
import { Composer } from '#app/features/drills/composer'
import { findDailyEnd } from '#app/features/drills/daily.server'
import { DailyEnd } from '#app/features/drills/daily-end'
import { disputeCard } from '#app/features/drills/dispute-card.server'
import { AnswerCardForm, DisputeCardForm } from '#app/features/drills/drill-forms'
import { DrillVerdict } from '#app/features/drills/drill-verdict'
import { findDrillView, isOwnDrill } from '#app/features/drills/drills.server'
import { disputeIntent } from '#app/features/drills/explained-card'
import { WaitingRing } from '#app/features/drills/waiting-ring'
import { CasePanel } from '#app/features/quick-replies/case-panel'
import { findCodeAtHand, listCodesAtHand } from '#app/features/quick-replies/phrase-library.server'
import { CLOSED_BOOK_PAGE, notFound, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { dailyMessages } from '#app/i18n/daily'
import { drillMessages } from '#app/i18n/drills'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const now = context.clock.now()
  const content = await context.content()
  const drill = await findDrillView(context.db, {
    drillId: params.drillId!,
    traineeId: viewer.id,
    content,
    now,
  })
  if (!drill) throw notFound()
  const closed = await context.closedBook()
  // What earlier drills say of codes and wording is a book too.
  if (closed && closed.id !== drill.id) throw redirect(CLOSED_BOOK_PAGE)
  const running = drill.state === 'in_progress'
  const code = new URL(request.url).searchParams.get('code')
  const asked = { traineeId: viewer.id, content, now }
  return {
    drill,
    steps:
      drill.activityId && drill.purpose === 'exam' && !running
        ? await listOwnFailedSteps(context.db, asked, drill.activityId)
        : [],
    daily: drill.isDaily && drill.state === 'finished' ? await findDailyEnd(context.db, { ...asked, drill }) : null,
    codes: running && drill.openBook === 'phrases' ? listCodesAtHand(content) : [],
    brought: running && code && drill.openBook !== 'none' ? findCodeAtHand(content, code) : null,
    serverNow: now,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const to = `/practice/drills/${params.drillId}`
  const step = { actor: actorOf(context, viewer), now: context.clock.now(), drillId: params.drillId! }
  const body = await readForm(request)
  const intent = body.get('intent')
  if (intent === 'next') return respond(await showNextCard(context.db, step), { to })
  if (intent === 'finish')
    return body.get('sure') === 'yes' ? respond(await finishDrill(context.db, step), { to }) : redirect(`${to}?end`)
  if (intent === 'dispute') {
    const asked = parseFormData(body, DisputeCardForm, viewer.locale)
    if (!asked.ok) return badForm(asked.submission, disputeIntent(body.get('position'), body.get('subject')))
    const { reason = null, ...subject } = asked.value
    const disputing = { ...step, actor: { ...step.actor, id: viewer.id }, reason, ...subject }
    return respond(await disputeCard(context.db, disputing), { to })
  }
  const form = parseFormData(body, AnswerCardForm, viewer.locale)
  if (!form.ok) {
    if (!(await isOwnDrill(context.db, { drillId: step.drillId, traineeId: viewer.id }))) throw notFound()
    return badForm(form.submission)
  }
  const outcome = await answerCard(context.db, { ...step, content: await context.content(), ...form.value })
  const bring = outcome.ok ? outcome.value.bring : null
  return respond(outcome, { to: bring ? `${to}?card=${form.value.position}&code=${bring}` : to })
}

export const meta = titled<typeof loader>((locale, { drill }) => [
  drill.isDaily ? dailyMessages[locale].title : drill.title,
  drillMessages[locale].modes[drill.mode],
])

export default function DrillPage() {
  const { drill } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(drillMessages)
  const daily = useMessages(dailyMessages)
  const title = drill.isDaily ? daily.title : drill.title
  return (
    <div className={`mx-auto ${drill.open.some(({ shown }) => shown !== null) ? 'max-w-5xl' : 'max-w-3xl'}`}>
      {drill.state === 'in_progress' ? (
        <h1 className="mb-1 text-lg font-bold break-words sm:text-2xl">{title}</h1>
      ) : (
        <PageHeader title={title} lead={words.modes[drill.mode]} />
      )}
      <FormReply reply={reply?.intent ? undefined : reply}>{null}</FormReply>
      {drill.state === 'in_progress' ? <Running /> : <Finished />}
    </div>
  )
}

function Running() {
  const { drill, codes, brought, serverNow } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const words = useMessages(drillMessages)
  const locale = useLocale()
  const chosen = drill.open.find((card) => String(card.position) === params.get('card')) ?? drill.open[0]
  const last = drill.feedback.at(-1)
  if (params.has('end')) return <EndStep />
  return (
    <>
      <div className="num mb-4">
        <p className="mb-1 flex justify-between text-sm text-grey">
          <span>{words.progress(drill.answered, drill.total)}</span>
          {drill.deadlineAt === null ? null : <span>{words.deadline(formatTime(drill.deadlineAt, locale, true))}</span>}
        </p>
        <Progress value={drill.answered} max={drill.total} label={words.progress(drill.answered, drill.total)} />
      </div>
      {drill.mode === 'desk' && drill.open.length > 1 ? <Desk chosen={chosen?.position} /> : null}
      {chosen ? (
        <div className={chosen.shown ? 'grid items-start gap-4 lg:grid-cols-[3fr_2fr]' : ''}>
          <Panel>
            <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-56">
                <p className="text-sm text-grey">{words.customer}</p>
                <p className="text-2xl leading-snug font-medium break-words" lang="zh-CN">
                  {chosen.utterance}
                </p>
              </div>
              <WaitingRing shownAt={chosen.shownAt} serverNow={serverNow} limitSeconds={chosen.limitSeconds} />
            </div>
            <Composer position={chosen.position} mode={drill.mode} codes={codes} brought={brought} />
            <CodesAtHand />
          </Panel>
          {chosen.shown ? <CasePanel key={chosen.position} shown={chosen.shown} /> : null}
        </div>
      ) : null}
      {!chosen && last ? (
        <>
          <CardFeedbackPanel card={last} mode={drill.mode} purpose={drill.purpose} isOwn />
          <Form method="post" className="contents">
            <input type="hidden" name="intent" value="next" />
            <ActionBar>
              <Button look="primary" autoFocus>
                {words.next}
              </Button>
            </ActionBar>
          </Form>
        </>
      ) : null}
      <p className="mt-6 text-right">
        <LinkButton look="quiet" to="?end">
          {drill.purpose === 'exam' ? words.endExam : words.endPractice}
        </LinkButton>
      </p>
    </>
  )
}

/** The question before the end: what was not answered counts as nothing, and an exam is sat once. */
function EndStep() {
  const { drill } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const daily = useMessages(dailyMessages)
  const isExam = drill.purpose === 'exam'
  const left = drill.total - drill.answered
  return (
    <Panel title={isExam ? words.endExamTitle : words.endPracticeTitle} tone="amber">
      <p>{drill.isDaily ? daily.endLeft(left) : words.endLeft(drill.answered, left)}</p>
      {isExam ? <p className="mt-2 font-medium">{words.endOnce}</p> : null}
      <Form method="post" className="mt-4 flex flex-wrap justify-end gap-3">
        <input type="hidden" name="intent" value="finish" />
        <input type="hidden" name="sure" value="yes" />
        <Button look="danger">{isExam ? words.endExamSure : words.endPracticeSure}</Button>
        <LinkButton look="primary" to="?">
          {words.endNot}
        </LinkButton>
      </Form>
    </Panel>
  )
}

function Desk({ chosen }: { chosen: number | undefined }) {
  const { drill, serverNow } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  return (
    <nav aria-label={words.chooseCustomer} className="mb-4">
      <p className="mb-2 font-medium">{words.waiting(drill.open.length)}</p>
      <ul className="grid gap-2 sm:grid-cols-3">
        {drill.open.map((card) => (
          <li key={card.position}>
            <Link
              to={`?card=${card.position}`}
              aria-current={card.position === chosen ? 'true' : undefined}
              className={`block h-full rounded-lg border p-3 text-ink no-underline ${card.position === chosen ? 'border-primary bg-primary-soft' : 'border-line bg-raised'}`}
            >
              <span className="mb-2 line-clamp-2 sm:min-h-12" lang="zh-CN">
                {card.utterance}
              </span>
              <WaitingRing shownAt={card.shownAt} serverNow={serverNow} limitSeconds={card.limitSeconds} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function CodesAtHand() {
  const { codes } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  if (codes.length === 0) return null
  return (
    <details className="mt-4">
      <summary className="text-primary underline">{words.codesAtHand}</summary>
      <ul className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-3">
        {codes.map((entry) => (
          <li key={entry.code}>
            <code className="font-bold">/{entry.code}</code> <span lang="zh-CN">{entry.name}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Finished() {
  const { drill, steps, daily } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const locale = useLocale()
  const { result, closed } = drill
  return (
    <>
      {closed ? <Notice tone="amber">{words.closedBy[closed.why](formatTime(closed.at, locale, true))}</Notice> : null}
      {daily ? <DailyEnd lines={daily} left={drill.total - drill.answered} /> : null}
      {result ? <DrillVerdict result={result} passPercent={drill.passPercent} purpose={drill.purpose} /> : null}
      <FailedSteps steps={steps} primary="always" />
      {drill.purpose === 'exam' ? <Notice tone="primary">{words.finished}</Notice> : null}
      {drill.feedback.map((card) => (
        <CardFeedbackPanel key={card.position} card={card} mode={drill.mode} purpose={drill.purpose} isOwn />
      ))}
      <ActionBar>
        <LinkButton
          look={steps.length > 0 ? 'plain' : 'primary'}
          to={drill.activityId ? `/activities/${drill.activityId}` : '/practice'}
        >
          {drill.activityId ? words.backToActivity : words.backToPractice}
        </LinkButton>
      </ActionBar>
    </>
  )
}
