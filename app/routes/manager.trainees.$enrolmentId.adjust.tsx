import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import type { Reply } from '#app/components/ui/form'
import { Facts, Notice, PageHeader, Panel, SavedNotice } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { canInHouse, canOnEnrolment, type Viewer } from '#app/features/accounts/permissions'
import type { LeavePreview } from '#app/features/cohorts/adjust.server'
import { previewLeaveChange } from '#app/features/cohorts/adjust.server'
import {
  ExtraTimePanel,
  LeavePanel,
  LeavePreviewPage,
  MentorPanel,
  UnlockPanel,
} from '#app/features/cohorts/adjust-panels'
import { findAdjustView } from '#app/features/cohorts/adjust-view.server'
import { changeLeave } from '#app/features/cohorts/change-leave.server'
import { changeMentor } from '#app/features/cohorts/change-mentor.server'
import {
  AdjustIntent,
  CancelLeaveForm,
  ExtraTimeForm,
  LeaveForm,
  MentorChangeForm,
  TakeBackOfferForm,
  UnlockForm,
} from '#app/features/cohorts/cohort-forms'
import { EndTag } from '#app/features/cohorts/dates-table'
import { setExtraTime } from '#app/features/cohorts/set-extra-time.server'
import { takeBackOffer } from '#app/features/cohorts/take-back-offer.server'
import { unlockDay } from '#app/features/cohorts/unlock-day.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'adjust:enrolment', params.enrolmentId)
  const trainee = await findAdjustView(context.db, relation.enrolmentId, {
    now: context.clock.now(),
    limit: content.course.finishWithinCalendarDays,
  })
  if (!trainee) throw notFound()
  const manages = canOnEnrolment(viewer, 'decide:enrolment', relation)
  const backTo = canInHouse(viewer, 'read:board') ? `/manager/trainees/${trainee.id}` : `/mentor/trainees/${trainee.id}`
  return { trainee, manages, backTo }
}

export interface AdjustReply extends Reply {
  preview?: LeavePreview & {
    fields: Record<string, string>
    summary: { fromOn: string; toOn: string; reason: string; cancel: boolean }
  }
}

interface Common {
  actor: { id: string; requestId: string }
  viewer: Viewer
  now: number
  enrolmentId: string
}

/** Granting and cancelling share their two steps. */
async function leaveAction(
  context: AppLoadContext,
  form: FormData,
  intent: 'leave' | 'cancel-leave',
  common: Common,
  { to, limit }: { to: string; limit: number },
) {
  const read =
    intent === 'leave'
      ? parseFormData(form, LeaveForm, common.viewer.locale)
      : parseFormData(form, CancelLeaveForm, common.viewer.locale)
  if (!read.ok) return badForm(read.submission, intent)
  const { step, reason, ...rest } = read.value
  const change =
    'leaveId' in rest ? { kind: 'cancel' as const, leaveId: rest.leaveId } : { kind: 'grant' as const, ...rest }
  if (step === 'save')
    return respond(await changeLeave(context.db, { ...common, change, reason, limit }), { to, intent })
  const preview = await previewLeaveChange(context.db, { enrolmentId: common.enrolmentId, change, limit })
  if (!preview.ok) return refused(preview, intent)
  const trainee = await findAdjustView(context.db, common.enrolmentId, { now: common.now, limit })
  const known = change.kind === 'cancel' ? trainee?.leaves.find((l) => l.id === change.leaveId) : change
  if (!known) throw notFound()
  return data<AdjustReply>({
    preview: {
      ...preview.value,
      fields: { intent, step: 'save', reason, ...rest },
      summary: { fromOn: known.fromOn, toOn: known.toOn, reason, cancel: change.kind === 'cancel' },
    },
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'adjust:enrolment', params.enrolmentId)
  const form = await readForm(request)
  const intent = AdjustIntent.parse(form.get('intent'))
  const enrolmentId = relation.enrolmentId
  const common: Common = {
    actor: { id: viewer.id, requestId: context.requestId },
    viewer,
    now: context.clock.now(),
    enrolmentId,
  }
  const to = `/manager/trainees/${enrolmentId}/adjust?saved`
  switch (intent) {
    case 'leave':
    case 'cancel-leave':
      return leaveAction(context, form, intent, common, { to, limit: content.course.finishWithinCalendarDays })
    case 'unlock': {
      const read = parseFormData(form, UnlockForm, viewer.locale)
      return read.ok
        ? respond(await unlockDay(context.db, { ...common, ...read.value }), { to, intent })
        : badForm(read.submission, intent)
    }
    case 'mentor': {
      const read = parseFormData(form, MentorChangeForm, viewer.locale)
      return read.ok
        ? respond(await changeMentor(context.db, { ...common, ...read.value }), { to, intent })
        : badForm(read.submission, intent)
    }
    case 'mentor-back': {
      const read = parseFormData(form, TakeBackOfferForm, viewer.locale)
      return read.ok
        ? respond(await takeBackOffer(context.db, { ...common, ...read.value }), { to, intent })
        : badForm(read.submission, intent)
    }
    case 'extra-time': {
      const read = parseFormData(form, ExtraTimeForm, viewer.locale)
      return read.ok
        ? respond(await setExtraTime(context.db, { ...common, ...read.value }), { to, intent })
        : badForm(read.submission, intent)
    }
  }
}

export const meta = titled<typeof loader>((locale, { trainee }) => [pageNames[locale].adjust, trainee.name])

export default function AdjustPage() {
  const { trainee, manages, backTo } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as AdjustReply | undefined
  const { staff: states } = useMessages(enrolmentStates)
  const words = useMessages(cohortMessages)
  if (reply?.preview)
    return (
      <LeavePreviewPage name={trainee.name} preview={reply.preview} backTo={`/manager/trainees/${trainee.id}/adjust`} />
    )
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.adjustTitle(trainee.name)}
        lead={words.adjustLead}
        back={<Link to={backTo}>{trainee.name}</Link>}
      />
      <SavedNotice />
      <Panel title={words.now}>
        <Facts
          facts={[
            [words.state, states[trainee.state]],
            [words.day, trainee.currentDay === 0 ? words.notStarted : words.keyDay(trainee.currentDay)],
            [words.mentor, trainee.mentorName ?? words.noMentor],
            [words.joined, <LocalDate key="joined" on={trainee.joinedOn} />],
            [
              words.endsOn,
              <span key="ends" className="inline-flex flex-wrap gap-2">
                <LocalDate on={trainee.endsOn} /> <EndTag end={trainee} />
              </span>,
            ],
          ]}
        />
      </Panel>
      {trainee.running ? (
        <>
          <LeavePanel trainee={trainee} reply={reply} />
          <UnlockPanel trainee={trainee} reply={reply} />
          {manages ? <MentorPanel trainee={trainee} reply={reply} /> : null}
          {manages ? <ExtraTimePanel trainee={trainee} reply={reply} /> : null}
        </>
      ) : (
        <Notice tone="grey">{words.adjustEnded}</Notice>
      )}
    </div>
  )
}
