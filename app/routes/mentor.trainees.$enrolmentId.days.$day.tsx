import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { JustSignedNotice, TakenNotice } from '#app/features/mentor-desk/after-signing'
import { findJustSigned, findTaken } from '#app/features/mentor-desk/after-signing.server'
import { DayActivity } from '#app/features/mentor-desk/day-activity'
import { getDaySheet } from '#app/features/mentor-desk/trainees.server'
import { seenCard } from '#app/features/signoffs/seen-card'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { BESIDE_THE_FIELD, signForm } from '#app/features/signoffs/sign-forms'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { signoffMessages } from '#app/i18n/signoffs'
import { localDateOf } from '#app/rules/dates'

function dayOf(text: string | undefined): number {
  if (!text || !/^\d{1,2}$/.test(text)) throw notFound()
  return Number(text)
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'observe:activity', params.enrolmentId)
  const asked = { viewer, courses: context.courses, now: context.clock.now() }
  const sheet = await getDaySheet(context.db, { viewer, relation, content, now: asked.now, day: dayOf(params.day) })
  if (!sheet) throw notFound()
  const search = new URL(request.url).searchParams
  const [activityId = '', card = ''] = (search.get('taken') ?? '').split(' ')
  return {
    ...sheet,
    justSigned: await findJustSigned(context.db, asked, search.get('signed')),
    taken: await findTaken(context.db, asked, { enrolmentId: relation.enrolmentId, activityId, card }),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'sign:activity', params.enrolmentId)
  const { db } = context
  const day = dayOf(params.day)
  const now = context.clock.now()
  const form = await readForm(request)
  const intent = String(form.get('intent') ?? '').slice(0, 200)
  const rules = {
    typeOf: (id: string) => content.activityById.get(id)?.type,
    today: localDateOf(now, content.course.zone),
  }
  const parsed = parseFormData(form, signForm(rules), viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, intent)
  const { enrolmentId } = relation
  await requireEnrolment(request, context, 'sign:activity', enrolmentId, parsed.value.activityId)
  const outcome = await signActivity(db, {
    actor: actorOf(context, viewer),
    signer: viewer,
    now,
    content,
    ...parsed.value,
    enrolmentId,
    expectedRevision: parsed.value.revision,
  })
  const { activityId } = parsed.value
  const page = `/mentor/trainees/${enrolmentId}/days/${day}`
  if (outcome.ok) return redirect(parsed.value.verdict === 'signed' ? `${page}?signed=${now}` : `${page}#${activityId}`)
  if (outcome.reason !== 'stale') return refusedAt(outcome, parsed, BESIDE_THE_FIELD, intent)
  return redirect(`${page}?${new URLSearchParams({ taken: `${activityId} ${seenCard(parsed.value)}` })}`)
}

export const meta = titled<typeof loader>((locale, sheet) => [pageNames[locale].daySheet(sheet.day), sheet.name])

export default function DaySheetPage() {
  const sheet = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(signoffMessages)
  const base = `/mentor/trainees/${sheet.enrolmentId}`
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.daySheetOf(sheet.name, sheet.day)}
        lead={
          <>
            {words.daySheetLead(sheet.title)} · <LocalDate on={sheet.on} /> · {sheet.cohortName}
            {sheet.mentorName ? ` · ${words.mentorOf(sheet.mentorName)}` : ''}
          </>
        }
        back={<Link to={base}>{words.backToTrainee(sheet.name)}</Link>}
      >
        {sheet.previous ? <LinkButton to={`${base}/days/${sheet.previous}`}>{words.previousDay}</LinkButton> : null}
        {sheet.next ? <LinkButton to={`${base}/days/${sheet.next}`}>{words.nextDay}</LinkButton> : null}
      </PageHeader>
      {sheet.justSigned && !reply ? <JustSignedNotice signed={sheet.justSigned} /> : null}
      {sheet.taken && !reply ? <TakenNotice taken={sheet.taken} /> : null}
      {sheet.activities.map((activity) => (
        <DayActivity key={activity.id} sheet={sheet} activity={activity} reply={reply} />
      ))}
    </div>
  )
}
