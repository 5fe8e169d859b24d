import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { LineChart } from '#app/components/charts/line-chart'
import { TableFold } from '#app/components/charts/table-fold'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply } from '#app/components/ui/form'
import { ActionBar, EmptyState, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { useReply } from '#app/components/ui/use-reply'
import { StartChatForm } from '#app/features/chats/chat-forms'
import { getChatPractice } from '#app/features/chats/desk-view.server'
import { ChatPracticePanel } from '#app/features/chats/practice-panel'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { findDailyOffer, findPhraseLines } from '#app/features/drills/daily.server'
import { DailyOfferPanel } from '#app/features/drills/daily-offer'
import { StartPracticeForm } from '#app/features/drills/drill-forms'
import { findActivityDrill, getPracticeView } from '#app/features/drills/drills.server'
import { PhraseLinesPanel } from '#app/features/drills/phrase-lines'
import { startDaily } from '#app/features/drills/start-daily.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { TimeRule } from '#app/features/drills/time-rule'
import { openDesk } from '#app/features/visits/open-desk.server'
import { requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { drillMessages } from '#app/i18n/drills'
import { formatDateTime, formatMonthDay, formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const asked = { traineeId: viewer.id, content: await context.content(), now: context.clock.now() }
  const view = await getPracticeView(context.db, asked)
  const activityId = new URL(request.url).searchParams.get('activity')
  const activity = activityId ? await findActivityDrill(context.db, { ...asked, activityId, sets: view.sets }) : null
  const practising = activity || !view.enrolmentId || view.isOver ? null : { ...asked, enrolmentId: view.enrolmentId }
  const [offer, lines] = practising
    ? await Promise.all([findDailyOffer(context.db, practising), findPhraseLines(context.db, practising)])
    : [null, null]
  // Phrases stand open at the desk, so it is not offered while an exam allows none.
  const isClosed = (await context.closedBook()) !== null
  const chats = activity || isClosed ? null : await getChatPractice(context.db, asked)
  return { ...view, activity, offer, lines, chats }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const fields = await readForm(request)
  const enrolmentId = await findOwnEnrolmentId(context.db, viewer.id)
  const given = {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content: await context.content(),
    enrolmentId: enrolmentId ?? '',
  }
  if (fields.get('intent') === 'chat') {
    const wish = parseFormData(fields, StartChatForm, viewer.locale)
    if (!wish.ok) return badForm(wish.submission)
    const chat = await openDesk(context.db, { ...given, ...wish.value })
    return respond(chat, { to: chat.ok ? `/practice/chats/${chat.value}` : '/practice' })
  }
  const form = parseFormData(fields, StartPracticeForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  if (!enrolmentId) return refused({ reason: 'not-found' })
  const outcome =
    'intent' in form.value
      ? await startDaily(context.db, given)
      : await startDrill(context.db, { ...given, ...form.value })
  return respond(outcome, { to: outcome.ok ? `/practice/drills/${outcome.value}` : '/practice' })
}

export const meta = titled<typeof loader>((locale, { activity, isOver }) => [
  drillMessages[locale][isOver ? 'practised' : 'practice'],
  activity?.title ?? '',
])

export default function PracticePage() {
  const view = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(drillMessages)
  const isExam = view.activity?.purpose === 'exam'
  return (
    <>
      <PageHeader
        title={view.activity?.title ?? (view.isOver ? words.practised : words.practice)}
        lead={isExam ? words.examLead : view.activity ? words.activityPracticeLead : words.practiceLead}
      >
        {isExam || view.isOver ? null : (
          <>
            <LinkButton to="/practice/phrases" icon="list">
              {words.library}
            </LinkButton>
            <LinkButton to="/practice/typing/practice" icon="keyboard">
              {words.typing}
            </LinkButton>
          </>
        )}
      </PageHeader>
      <FormReply reply={reply}>
        {view.hasEnrolment ? null : <Notice tone="amber">{words.noEnrolment}</Notice>}
        {view.isOver ? <Notice>{words.over}</Notice> : null}
      </FormReply>
      {view.openDrillId ? (
        <Panel tone="violet" title={view.openPurpose === 'exam' ? words.resumeExam : words.resume}>
          <LinkButton look="primary" icon="next" to={`/practice/drills/${view.openDrillId}`}>
            {view.openPurpose === 'exam' ? words.resumeExamGo : words.resumeGo}
          </LinkButton>
        </Panel>
      ) : null}
      {view.offer ? <DailyOfferPanel offer={view.offer} /> : null}
      {view.activity ? <ActivitySet activity={view.activity} /> : view.isOver ? null : <SetList />}
      {view.chats ? <ChatPracticePanel practice={view.chats} /> : null}
      {isExam ? null : (
        <>
          {view.lines ? <PhraseLinesPanel lines={view.lines} /> : null}
          <Curve />
          <Weak />
        </>
      )}
    </>
  )
}

type PracticeData = ReturnType<typeof useLoaderData<typeof loader>>

/** The start page of a plan row: what is asked, what may be looked up, and afterwards what is on record. */
function ActivitySet({ activity }: { activity: NonNullable<PracticeData['activity']> }) {
  const { hasEnrolment, isOver } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const locale = useLocale()
  const rulings = useMessages(rulingMessages)
  const { set, over, purpose } = activity
  const number = (value: number) => formatNumber(value, locale, 1)
  const percent =
    over && over.percentHigh > over.percent
      ? rulings.range(number(over.percent), number(over.percentHigh))
      : number(over?.percent ?? 0)
  if (over)
    return (
      <Panel title={words.overTitle} tone={over.passed ? 'green' : 'amber'}>
        <p className="num">{words.overLine(formatDateTime(over.at, locale), percent, set.passPercent)}</p>
        {over.passed === null ? <p className="mt-1">{rulings.awaitsTag}</p> : null}
        <p className="mt-3 flex flex-wrap gap-3">
          <LinkButton to={`/practice/drills/${over.drillId}`}>{words.overSee}</LinkButton>
          <LinkButton to={`/activities/${activity.id}`}>{words.backToActivity}</LinkButton>
        </p>
      </Panel>
    )
  if (isOver) return null
  return (
    <Panel title={set.title}>
      <p className="text-sm text-grey">
        {words.modes[set.mode]} · {words.cards(set.cards)}
      </p>
      {purpose === 'exam' ? <p className="mt-2">{words.examRules(set.cards, set.passPercent)}</p> : null}
      {set.mode === 'code' ? null : <TimeRule time={activity.time} />}
      <p className="mt-2 max-w-[42em]">{words.openBook[set.openBook]}</p>
      <Form method="post" className="contents">
        <input type="hidden" name="setId" value={set.id} />
        <input type="hidden" name="activityId" value={activity.id} />
        <ActionBar>
          <Button look="primary" disabled={!hasEnrolment}>
            {purpose === 'exam' ? words.startExam : words.start}
            <span className="sr-only">{set.title}</span>
          </Button>
        </ActionBar>
      </Form>
    </Panel>
  )
}

function SetList() {
  const { sets, hasEnrolment } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  return (
    <Panel title={words.sets}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {sets.map((set) => (
          <li key={set.id} className="flex flex-col justify-between gap-3 rounded-lg border border-line p-4">
            <div>
              <h3 className="font-bold">{set.title}</h3>
              <p className="text-sm text-grey">
                {words.modes[set.mode]} · {words.cards(set.cards)}
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="setId" value={set.id} />
              <Button disabled={!hasEnrolment}>
                {words.start}
                <span className="sr-only">{set.title}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Curve() {
  const { curve, sets } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const locale = useLocale()
  return (
    <Panel title={words.curve}>
      {curve.length === 0 ? (
        <EmptyState title={words.curveEmpty} icon="zap" />
      ) : (
        <LineChart
          title={words.curveChart}
          points={curve.map((p) => ({ label: formatMonthDay(p.at), value: p.percent }))}
          passLine={80}
        >
          <TableFold>
            <Table
              caption={words.curve}
              rows={curve}
              rowKey={(row) => String(row.at)}
              columns={[
                { key: 'at', head: words.date, cell: (row) => formatDateTime(row.at, locale) },
                {
                  key: 'set',
                  head: words.set,
                  cell: (row) => sets.find((set) => set.id === row.setId)?.title ?? row.setId,
                },
                {
                  key: 'percent',
                  head: words.score,
                  align: 'right',
                  cell: (row) => formatNumber(row.percent, locale, 1),
                },
                {
                  key: 'mean',
                  head: words.meanTime,
                  align: 'right',
                  cell: (row) => (row.meanMs === null ? '–' : words.seconds(Math.round(row.meanMs / 1000))),
                },
              ]}
            />
          </TableFold>
        </LineChart>
      )}
    </Panel>
  )
}

function Weak() {
  const { weak } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  if (weak.length === 0) return null
  return (
    <Panel title={words.weak}>
      <ul className="grid gap-2">
        {weak.map((phrase) => (
          <li key={phrase.code} className="flex flex-wrap items-baseline gap-x-3">
            <Link to={`/practice/phrases?q=${phrase.code}`} className="font-medium">
              {phrase.name} <code>/{phrase.code}</code>
            </Link>
            <span className="num text-sm text-grey">{words.weakLine(phrase.mean, phrase.times)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
