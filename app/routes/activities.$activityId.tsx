import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { titled } from '#app/components/page-title'
import { Notice, PageHeader, SavedNotice, WorkColumns } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import type { Viewer } from '#app/features/accounts/permissions'
import {
  ActivityIntentForm,
  EntryHeadForm,
  RecordHeadForm,
  WithdrawForm,
} from '#app/features/activities/activity-forms'
import { ActivityLessons, ActivityState, RedoNotice, SignOffs, WayBack } from '#app/features/activities/activity-head'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { AskPanel } from '#app/features/activities/ask-panel'
import { ASKED, QUESTION } from '#app/features/activities/asking'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { isSameName } from '#app/features/activities/receipt'
import { recordActivity } from '#app/features/activities/record-activity.server'
import { definitionOf } from '#app/features/activities/registry'
import { submitActivity } from '#app/features/activities/submit-activity.server'
import type { TraineeActivityInput } from '#app/features/activities/trainee-activity.server'
import { TypePart } from '#app/features/activities/type-part'
import { BESIDE_THE_LOG } from '#app/features/activities/types/live/log-times'
import { withdrawEntry } from '#app/features/activities/withdraw-entry.server'
import { notFound, requireEnrolment, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'

async function readPage(context: AppLoadContext, viewer: Viewer, activityId: string) {
  return getActivityPage(context.db, {
    traineeId: viewer.id,
    displayName: viewer.displayName,
    language: viewer.locale,
    activityId,
    content: await context.content(),
    now: context.clock.now(),
    place: context.place,
  })
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const page = await readPage(context, viewer, params.activityId ?? '')
  if (!page) throw notFound()
  await requireEnrolment(request, context, 'read:enrolment', page.enrolmentId, page.id)
  const { enrolmentId: _, ...shown } = page
  return { page: shown }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const page = await readPage(context, viewer, params.activityId ?? '')
  if (!page) throw notFound()
  await requireEnrolment(request, context, 'record:activity', page.enrolmentId, page.id)
  const form = await readForm(request)
  const chosen = parseFormData(form, ActivityIntentForm, viewer.locale)
  if (!chosen.ok) return badForm(chosen.submission)
  const input: TraineeActivityInput = {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content: await context.content(),
    enrolmentId: page.enrolmentId,
    activityId: page.id,
  }
  switch (chosen.value.intent) {
    case 'record':
    case 'submit':
    case 'redo':
      return writeRecord(context, viewer, form, input, {
        intent: chosen.value.intent,
        own: definitionOf(page.view).writes,
      })
    case 'entry':
      return writeEntry(context, viewer, form, input, definitionOf(page.view).writes)
    case 'withdraw': {
      const wanted = parseFormData(form, WithdrawForm, viewer.locale)
      if (!wanted.ok) return badForm(wanted.submission, 'withdraw')
      const outcome = await withdrawEntry(context.db, { ...input, entryId: wanted.value.entryId })
      return respond(outcome, { to: `/activities/${page.id}`, intent: 'withdraw' })
    }
  }
}

type Own = ReturnType<typeof definitionOf>['writes']

async function writeRecord(
  context: AppLoadContext,
  viewer: Viewer,
  form: FormData,
  input: TraineeActivityInput,
  { intent, own }: { intent: 'record' | 'submit' | 'redo'; own: Own },
) {
  const replyTo = intent === 'redo' ? 'redo' : 'record'
  const head = parseFormData(form, RecordHeadForm, viewer.locale)
  if (!head.ok) return badForm(head.submission, replyTo)
  // Asking to be looked at again sends no fields: what is recorded stays as it is.
  const schema = intent === 'redo' ? undefined : own?.form
  const fields = schema ? parseFormData(form, schema, viewer.locale) : ({ ok: true, value: {} } as const)
  if (!fields.ok) return badForm(fields.submission, replyTo)
  const command = { ...input, revision: head.value.revision, data: fields.value as Record<string, unknown> }
  const outcome = await (intent === 'record' ? recordActivity : submitActivity)(context.db, command)
  if (!outcome.ok && 'blame' in fields) return refusedAt(outcome, fields, BESIDE_THE_LOG, replyTo)
  return respond(outcome, { to: `/activities/${input.activityId}?saved`, intent: replyTo })
}

async function writeEntry(
  context: AppLoadContext,
  viewer: Viewer,
  form: FormData,
  input: TraineeActivityInput,
  own: Own,
) {
  const head = parseFormData(form, EntryHeadForm, viewer.locale)
  if (!head.ok) return badForm(head.submission)
  const { kind } = head.value
  const asked = kind === QUESTION ? ASKED : undefined
  const schema = (own?.entries && Object.hasOwn(own.entries, kind) ? own.entries[kind] : asked)?.form
  if (!schema) return refused({ reason: 'invalid-reference' })
  const ruleId = form.get('ruleId')
  const intent =
    kind === 'receipt' && typeof ruleId === 'string' ? `entry:receipt:${ruleId.slice(0, 60)}` : `entry:${kind}`
  const fields = parseFormData(form, kind === 'receipt' ? signedBy(schema, viewer.displayName) : schema, viewer.locale)
  if (!fields.ok) return badForm(fields.submission, intent)
  const outcome = await addEntry(context.db, {
    ...input,
    kind,
    data: fields.value as Record<string, unknown>,
    language: viewer.locale,
  })
  if (!outcome.ok) return refusedAt(outcome, fields, BESIDE_THE_FIELD, intent)
  return respond(outcome, { to: `/activities/${input.activityId}?saved`, intent })
}

const BESIDE_THE_FIELD = {
  'note-parts': 'text',
  'review-which': 'review',
  'review-clean': 'clean',
  'review-next': 'dueOn',
  'price-over-own': 'approval',
  'price-over-leader': 'approval',
  'date-passed': 'dueOn',
  'date-too-far': 'dueOn',
} as const

/** Says it beside the field; the use case holds it again. */
function signedBy(schema: z.ZodType, name: string): z.ZodType {
  return schema.refine((value) => isSameName((value as { typedName: string }).typedName, name), {
    path: ['typedName'],
    message: 'form.typed-name',
  })
}

export const meta = titled<typeof loader>((locale, { page }) => [page.title, activityMessages[locale].dayN(page.day)])

export default function ActivityRoute() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(activityMessages)
  return (
    <>
      <PageHeader
        title={page.title}
        lead={page.brief}
        back={<Link to={`/plan/${page.day}`}>{`${words.dayN(page.day)} · ${words.types[page.view.type]}`}</Link>}
      />
      <SavedNotice>{words.saved}</SavedNotice>
      <RedoNotice page={page} reply={reply} />
      <WorkColumns
        about={
          <>
            <ActivityState page={page} />
            <ActivityLessons lessons={page.lessons} />
          </>
        }
        after={<SignOffs page={page} />}
      >
        {page.closed ? (
          <Notice tone="grey" icon="lock">
            {page.closed === 'file' ? words.closedFile : words.signedFile}
          </Notice>
        ) : null}
        <FailedSteps
          steps={page.failedStep ? [page.failedStep] : []}
          here={`/activities/${page.id}`}
          primary="always"
        />
        <TypePart page={page} reply={reply} />
        <AskPanel asked={page.asked} reply={reply} />
      </WorkColumns>
      <WayBack page={page} />
    </>
  )
}
