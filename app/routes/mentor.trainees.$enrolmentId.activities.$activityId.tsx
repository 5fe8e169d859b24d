import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Notice, PageHeader, Panel, WorkColumns } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { shownState } from '#app/features/activities/activity-state'
import { StateTag } from '#app/features/activities/activity-words'
import { ExamPartsPanel } from '#app/features/activities/exam-parts-panel'
import { HeldNotice } from '#app/features/activities/held-notice'
import { openSecondTest } from '#app/features/activities/open-second-test.server'
import { OpenSecondTestForm } from '#app/features/activities/second-test-forms'
import { FastReplies } from '#app/features/drills/fast-replies'
import { assignReview } from '#app/features/live-work/assign-review.server'
import { BESIDE_THE_DATE, GapFilter, OpenGapForm, SettleEntryForm } from '#app/features/live-work/entry-forms'
import { EntryList } from '#app/features/live-work/entry-list'
import { GapPanel } from '#app/features/live-work/gap-panel'
import { openGap } from '#app/features/live-work/open-gap.server'
import { ReviewForm, SampleReviewForm } from '#app/features/live-work/review'
import { ReviewPanel } from '#app/features/live-work/review-panel'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { JustSignedNotice, NextCardLink, TakenNotice } from '#app/features/mentor-desk/after-signing'
import { findJustSigned, findNextCard, findTaken } from '#app/features/mentor-desk/after-signing.server'
import { DeskAbout, DeskRecord } from '#app/features/mentor-desk/desk-record'
import { PieceRubric } from '#app/features/mentor-desk/piece-rubric'
import { PracticalPanel } from '#app/features/mentor-desk/practical-panel'
import { SecondTestPanel } from '#app/features/mentor-desk/second-test-panel'
import { debriefMystery } from '#app/features/rubrics/debrief-mystery.server'
import { DebriefPanel } from '#app/features/rubrics/debrief-panel'
import { DrawPanel } from '#app/features/rubrics/draw-panel'
import { drawQuestions } from '#app/features/rubrics/draw-questions.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { rubricOf } from '#app/features/rubrics/sheet'
import { DebriefForm, sheetForm } from '#app/features/rubrics/sheet-forms'
import { SheetPanel } from '#app/features/rubrics/sheet-panel'
import { seenCard } from '#app/features/signoffs/seen-card'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { BESIDE_THE_FIELD, signForm } from '#app/features/signoffs/sign-forms'
import { signStation } from '#app/features/signoffs/sign-station.server'
import { SignHistory, SlotList } from '#app/features/signoffs/slot-list'
import { StationForm } from '#app/features/signoffs/station'
import { StationPanel } from '#app/features/signoffs/station-panel'
import { HeldRuns } from '#app/features/typing/held-runs'
import { ruleTyping } from '#app/features/typing/rule-typing.server'
import { TypingCurvePanel } from '#app/features/typing/typing-curve-figure'
import { RuleTypingForm } from '#app/features/typing/typing-forms'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { heldMessages } from '#app/i18n/held'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { localDateOf } from '#app/rules/dates'

const SHEET_FIELDS = { ...BESIDE_THE_FIELD, 'comment-needed': 'why' } as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(
    request,
    context,
    'observe:activity',
    params.enrolmentId,
    params.activityId,
  )
  const search = new URL(request.url).searchParams
  const gapQuery = GapFilter.parse(Object.fromEntries(search))
  const place = { enrolmentId: relation.enrolmentId, activityId: params.activityId ?? '' }
  const asked = { viewer, courses: context.courses, now: context.clock.now() }
  const desk = await getActivityDesk(context.db, {
    viewer,
    content,
    now: asked.now,
    ...place,
    gapQuery,
    language: viewer.locale,
  })
  if (!desk.ok) throw notFound()
  const justSigned = await findJustSigned(context.db, asked, search.get('signed'))
  return {
    ...desk.value,
    justSigned,
    next: justSigned ? await findNextCard(context.db, asked) : null,
    taken: await findTaken(context.db, asked, { ...place, card: search.get('card') }),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { activityId = '' } = params
  const { viewer, relation, content } = await requireEnrolment(
    request,
    context,
    'observe:activity',
    params.enrolmentId,
    activityId,
  )
  const { db } = context
  const { enrolmentId } = relation
  const now = context.clock.now()
  const form = await readForm(request)
  const intent = String(form.get('intent') ?? '').slice(0, 200)
  const acting = { actor: actorOf(context, viewer), now, content, enrolmentId, activityId }
  const page = `/mentor/trainees/${enrolmentId}/activities/${activityId}`
  switch (intent.split(' ')[0]) {
    case 'sign': {
      const rules = {
        typeOf: (id: string) => content.activityById.get(id)?.type,
        today: localDateOf(now, content.course.zone),
      }
      const parsed = parseFormData(form, signForm(rules), viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      await requireEnrolment(request, context, 'sign:activity', enrolmentId, activityId)
      const outcome = await signActivity(db, {
        ...parsed.value,
        ...acting,
        signer: viewer,
        expectedRevision: parsed.value.revision,
      })
      if (outcome.ok) return redirect(parsed.value.verdict === 'signed' ? `${page}?signed=${now}` : `${page}#sign`)
      if (outcome.reason === 'stale') return redirect(`${page}?card=${seenCard(parsed.value)}`)
      return refusedAt(outcome, parsed, BESIDE_THE_FIELD, intent)
    }
    case 'entry': {
      const parsed = parseFormData(form, SettleEntryForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      // A debrief lists gaps of other activities: the entry's own activity is asked for, and its reach checked with it.
      await requireEnrolment(request, context, 'observe:activity', enrolmentId, parsed.value.activityId)
      const outcome = await settleEntry(db, { ...acting, ...parsed.value, viewer })
      return outcome.ok ? respond(outcome, { to: page }) : refusedAt(outcome, parsed, BESIDE_THE_DATE, intent)
    }
    case 'station': {
      const parsed = parseFormData(form, StationForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      const outcome = await signStation(db, { ...acting, ...parsed.value, viewer })
      return respond(outcome, { to: `${page}#stations`, intent })
    }
    case 'assign-sample':
    case 'assign-review': {
      const parsed = parseFormData(form, intent === 'assign-sample' ? SampleReviewForm : ReviewForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      const outcome = await assignReview(db, { ...acting, viewer, review: parsed.value })
      return respond(outcome, { to: `${page}#entries`, intent })
    }
    case 'open-gap': {
      const parsed = parseFormData(form, OpenGapForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      const outcome = await openGap(db, { ...acting, viewer, gap: parsed.value })
      if (!outcome.ok) return refusedAt(outcome, parsed, BESIDE_THE_DATE, intent)
      return respond(outcome, { to: `${page}?saved=gap#gaps` })
    }
    case 'sheet': {
      const activity = content.activityById.get(activityId)
      const rubric = content.rubricById.get((activity && rubricOf(activity)) ?? '')
      if (!rubric) return refused({ reason: 'invalid-reference' }, intent)
      const parsed = parseFormData(form, sheetForm(rubric), viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      const outcome = await recordSheet(db, {
        ...acting,
        ...parsed.value,
        examiner: viewer,
        expectedRevision: parsed.value.revision,
      })
      return outcome.ok ? redirect(`${page}#sheet`) : refusedAt(outcome, parsed, SHEET_FIELDS, intent)
    }
    case 'rule-typing': {
      const parsed = parseFormData(form, RuleTypingForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      const { revision, ...ruling } = parsed.value
      const outcome = await ruleTyping(db, { ...acting, ...ruling, viewer, expectedRevision: revision })
      return respond(outcome, { to: page, intent })
    }
    case 'open-second-test': {
      const parsed = parseFormData(form, OpenSecondTestForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      return respond(
        await openSecondTest(db, {
          ...acting,
          ...parsed.value,
          actor: { ...actorOf(context, viewer), id: viewer.id },
          viewer,
        }),
        { to: page, intent },
      )
    }
    case 'draw':
      return respond(await drawQuestions(db, { ...acting, examiner: viewer }), { to: page, intent })
    case 'debrief': {
      const parsed = parseFormData(form, DebriefForm, viewer.locale)
      if (!parsed.ok) return badForm(parsed.submission, intent)
      return respond(await debriefMystery(db, { ...acting, ...parsed.value, viewer }), { to: page, intent })
    }
    default:
      return refused({ reason: 'invalid-reference' })
  }
}

export const meta = titled<typeof loader>((locale, desk) => [
  desk.title,
  signoffMessages[locale].dayOfPlan(desk.day),
  desk.traineeName,
])

export default function ActivityDeskPage() {
  const desk = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(signoffMessages)
  const locale = useLocale()
  const activities = useMessages(activityMessages)
  const held = useMessages(heldMessages)
  const { sheet } = desk
  return (
    <>
      <PageHeader
        title={desk.title}
        lead={
          <span className="num flex flex-wrap items-center gap-2">
            <span>
              {desk.traineeName} · {words.dayOfPlan(desk.day)} ·{' '}
              {desk.on ? <LocalDate on={desk.on} /> : activities.dateLater} {desk.start} ·{activities.types[desk.type]}
            </span>
            <StateTag state={shownState(desk)} />
          </span>
        }
        back={<Link to={`/mentor/trainees/${desk.enrolmentId}`}>{words.backToTrainee(desk.traineeName)}</Link>}
      />
      {desk.ended ? <Notice>{words.closedFile}</Notice> : null}
      {desk.justSigned && !reply ? (
        <>
          <JustSignedNotice signed={desk.justSigned} />
          <NextCardLink next={desk.next} />
        </>
      ) : null}
      {desk.taken && !reply ? <TakenNotice taken={desk.taken} /> : null}
      {desk.unmet.length > 0 ? <HeldNotice title={held.one} unmet={desk.unmet} enrolmentId={desk.enrolmentId} /> : null}
      <WorkColumns
        about={
          <>
            <DeskAbout desk={desk} />
            <ExamPartsPanel exams={desk.parts} />
          </>
        }
        after={
          <Panel id="sign" title={words.slots}>
            <SlotList
              enrolmentId={desk.enrolmentId}
              activityId={desk.activityId}
              slots={desk.slots}
              today={desk.today}
              reply={reply}
              lockedUntil={desk.state === 'locked' ? desk.on : null}
              primary
            />
            <SignHistory history={desk.history} />
          </Panel>
        }
      >
        {desk.isLatePaper && desk.on ? (
          <Notice icon="calendar">{activities.latePaper(formatLocalDate(desk.on, locale))}</Notice>
        ) : null}
        {desk.secondTest ? <SecondTestPanel secondTest={desk.secondTest} reply={reply} /> : null}
        <FastReplies replies={desk.fastReplies} />
        <HeldRuns runs={desk.heldRuns} mayRule={desk.mayRuleTyping} reply={reply} />
        <TypingCurvePanel curve={desk.typed} />
        {desk.stations ? <StationPanel stations={desk.stations} reply={reply} /> : null}
        {desk.record ? <DeskRecord record={desk.record} /> : null}
        {desk.assign ? <ReviewPanel assign={desk.assign} reply={reply} /> : null}
        {desk.pieceRubric ? <PieceRubric rubric={desk.pieceRubric} /> : null}
        {desk.entries.length > 0 ? (
          <Panel id="entries" title={words.entries}>
            <EntryList entries={desk.entries} reply={reply} today={desk.today} />
          </Panel>
        ) : null}
        {sheet?.draw && (sheet.draw.drawn || sheet.result?.state !== 'decided') ? (
          <DrawPanel draw={sheet.draw} isOral={sheet.isOral} reply={reply} />
        ) : null}
        {desk.practical ? <PracticalPanel practical={desk.practical} /> : null}
        {sheet ? <SheetPanel desk={sheet} reply={reply} /> : null}
        {sheet?.isMystery ? (
          <DebriefPanel debrief={sheet.debrief} quotable={sheet.quotable} reply={reply} today={desk.today} />
        ) : null}
        {desk.gaps.canOpen || desk.gaps.isDebrief || desk.gaps.items.length > 0 ? (
          <GapPanel gaps={desk.gaps} reply={reply} today={desk.today} />
        ) : null}
      </WorkColumns>
    </>
  )
}
