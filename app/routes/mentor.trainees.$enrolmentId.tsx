import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice, PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { canOnEnrolment } from '#app/features/accounts/permissions'
import { HeldNotice } from '#app/features/activities/held-notice'
import { getConduct } from '#app/features/conduct/conduct.server'
import { ConductForm, ReverseConductForm, RulingForm } from '#app/features/conduct/conduct-forms'
import { ConductPanel } from '#app/features/conduct/conduct-panel'
import { conductRules } from '#app/features/conduct/conduct-rules'
import { recordConduct } from '#app/features/conduct/record-conduct.server'
import { reverseConduct } from '#app/features/conduct/reverse-conduct.server'
import { ruleOnDispute } from '#app/features/conduct/rule-on-dispute.server'
import { PlanDays } from '#app/features/mentor-desk/plan-days'
import { getTraineePlan } from '#app/features/mentor-desk/trainees.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { formatLocalDate } from '#app/i18n/format'
import { heldMessages } from '#app/i18n/held'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { signoffMessages } from '#app/i18n/signoffs'
import { visitMessages } from '#app/i18n/visits'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'observe:activity', params.enrolmentId)
  const { db } = context
  const now = context.clock.now()
  const plan = await getTraineePlan(db, { viewer, relation, content, now })
  if (!plan) throw notFound()
  // The ledger is between the trainee, the mentor and the manager: people named for one activity do not see it.
  const keepsLedger = canOnEnrolment(viewer, 'adjust:enrolment', relation)
  return {
    plan,
    conduct: keepsLedger ? await getConduct(db, { content, now, enrolmentId: relation.enrolmentId }) : null,
    rules: keepsLedger ? conductRules(content.rules) : [],
    mayRule: canOnEnrolment(viewer, 'decide:enrolment', relation),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'adjust:enrolment', params.enrolmentId)
  const { db } = context
  const form = await readForm(request)
  const intent = String(form.get('intent') ?? '').slice(0, 100)
  const to = `/mentor/trainees/${relation.enrolmentId}#conduct`
  const acting = {
    actor: actorOf(context, viewer),
    viewer,
    now: context.clock.now(),
    enrolmentId: relation.enrolmentId,
  }
  if (intent.startsWith('reverse')) {
    const parsed = parseFormData(form, ReverseConductForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    return respond(await reverseConduct(db, { ...acting, ...parsed.value }), { to, intent })
  }
  if (intent.startsWith('rule')) {
    const parsed = parseFormData(form, RulingForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, intent)
    const outcome = await ruleOnDispute(db, { ...acting, ...parsed.value })
    return outcome.ok ? respond(outcome, { to }) : refusedAt(outcome, parsed, { 'already-done': 'note' }, intent)
  }
  const parsed = parseFormData(form, ConductForm, viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, 'conduct')
  const outcome = await recordConduct(db, { ...acting, content, ...parsed.value })
  const beside = { 'praise-costs': 'points', 'offence-earns': 'points', 'took-place-when': 'occurredOn' }
  return outcome.ok ? respond(outcome, { to }) : refusedAt(outcome, parsed, beside, 'conduct')
}

export const meta = titled<typeof loader>((locale, { plan }) => [pageNames[locale].traineePlan, plan.name])

export default function TraineePage() {
  const { plan, conduct, rules, mayRule } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(signoffMessages)
  const held = useMessages(heldMessages)
  const leaving = useMessages(leavingMessages)
  const visits = useMessages(visitMessages)
  const locale = useLocale()
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.planOf(plan.name)}
        lead={[
          plan.currentDay > 0 ? words.planLead(plan.currentDay, plan.cohortName) : words.beforeStart(plan.cohortName),
          plan.mentorName ? words.mentorOf(plan.mentorName) : words.noMentor,
        ].join(' · ')}
        back={<Link to="/mentor/trainees">{words.trainees}</Link>}
      >
        {plan.all ? <LinkButton to={`/manager/trainees/${plan.enrolmentId}/adjust`}>{words.adjust}</LinkButton> : null}
        {conduct ? <LinkButton to={`/mentor/trainees/${plan.enrolmentId}/visits`}>{visits.visits}</LinkButton> : null}
      </PageHeader>
      {plan.mentorName && !plan.accepted ? <Notice tone="amber">{words.mentorNotAccepted}</Notice> : null}
      {plan.all && plan.offeredTo ? <Notice>{words.handOver.asked(plan.offeredTo)}</Notice> : null}
      {plan.all ? null : <Notice>{words.onlyNamed}</Notice>}
      {plan.leavingOn ? (
        <Notice tone="amber" icon="calendar">
          {leaving.decided(formatLocalDate(plan.leavingOn, locale))}
        </Notice>
      ) : null}
      {plan.held ? (
        <HeldNotice title={held.several(plan.held.count)} unmet={plan.held.unmet} enrolmentId={plan.enrolmentId} />
      ) : null}
      <PlanDays plan={plan} />
      {conduct ? <ConductPanel conduct={conduct} reply={reply} edit={{ rules, today: plan.today, mayRule }} /> : null}
      {plan.currentDay > 0 && plan.days.some((d) => d.day === plan.currentDay) ? (
        <ActionBar>
          <LinkButton
            to={`/mentor/trainees/${plan.enrolmentId}/days/${plan.currentDay}`}
            look="primary"
            icon="clipboard"
          >
            {words.daySheet}
          </LinkButton>
        </ActionBar>
      ) : null}
    </div>
  )
}
