import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Checkbox, Choices, FormReply, TextField } from '#app/components/ui/form'
import { ActionBar, EmptyState, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { PlanMoveForm } from '#app/features/cohorts/cohort-forms'
import { movePlan } from '#app/features/cohorts/move-plan.server'
import type { PlanDifference } from '#app/features/cohorts/plan-difference'
import { findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const moves = await findPlanMoves(context.db, params.cohortId ?? '', {
    courses: context.courses,
    now: context.clock.now(),
  })
  if (!moves) throw notFound()
  return moves
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const form = await parseForm(request, PlanMoveForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const cohortId = params.cohortId ?? ''
  const { enrolments, cohort, planVersion, reason } = form.value
  const outcome = await movePlan(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    cohortId,
    planVersionId: planVersion,
    enrolments,
    cohortToo: cohort === 'on',
    reason,
  })
  if (!outcome.ok && outcome.reason === 'not-found') throw notFound()
  return respond(outcome, { to: `/admin/cohorts/${cohortId}?saved` })
}

export const meta = titled<typeof loader>((locale, { name }) => [cohortMessages[locale].plan, name])

export default function PlanVersionPage() {
  const moves = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(cohortMessages)
  const members = moves.versions.flatMap((version) => version.members)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.plan}
        lead={`${moves.name} · ${words.planLead}`}
        back={<Link to={`/admin/cohorts/${moves.id}`}>{words.toCohort}</Link>}
      />
      {moves.versions.length === 0 ? (
        <EmptyState title={words.planCurrent(moves.newestVersion)} icon="done" />
      ) : (
        <>
          {moves.versions.map((version) => (
            <Panel key={version.id} title={words.planVersionLine(version.version, moves.newestVersion)}>
              <Difference difference={version.difference} />
            </Panel>
          ))}
          <Panel>
            <Form noValidate method="post">
              <FormReply reply={reply}>
                <input type="hidden" name="planVersion" value={moves.newestId} />
                {members.length > 0 ? (
                  <Choices
                    name="enrolments"
                    type="checkbox"
                    label={words.planMembers}
                    choices={members.map((m) => ({ value: m.id, label: m.name }))}
                  />
                ) : null}
                {moves.cohortBehind ? <Checkbox name="cohort" label={words.planCohort} defaultChecked /> : null}
                <TextField
                  name="reason"
                  label={words.reason}
                  hint={words.reasonHint}
                  maxLength={LONGEST.reason}
                  autoComplete="off"
                />
                <ActionBar>
                  <LinkButton to={`/admin/cohorts/${moves.id}`}>{words.goBack}</LinkButton>
                  <Button look="primary">{words.planMove}</Button>
                </ActionBar>
              </FormReply>
            </Form>
          </Panel>
        </>
      )}
    </div>
  )
}

function Difference({ difference }: { difference: PlanDifference }) {
  const words = useMessages(cohortMessages)
  const groups = [
    [words.planAdded, difference.added.map((a) => ({ ...a, note: '' }))],
    [words.planRemoved, difference.removed.map((a) => ({ ...a, note: '' }))],
    [
      words.planChanged,
      difference.changed.map((a) => ({ ...a, note: a.what.map((part) => words.planParts[part]).join(' · ') })),
    ],
  ] as const
  if (groups.every(([, list]) => list.length === 0)) return <p className="text-grey">{words.planSame}</p>
  return groups.map(([title, list]) =>
    list.length === 0 ? null : (
      <section key={title} className="mb-3">
        <h3 className="font-medium">{title}</h3>
        <ul className="list-disc pl-5">
          {list.map((a) => (
            <li key={a.id}>
              {words.planDay(a.day, a.title)} {a.note ? <span className="text-grey">{a.note}</span> : null}
            </li>
          ))}
        </ul>
      </section>
    ),
  )
}
