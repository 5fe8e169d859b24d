import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Checkbox, Choices, FormReply, TextField } from '#app/components/ui/form'
import { ActionBar, EmptyState, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { findChangedResults } from '#app/features/activities/changed-results.server'
import { PlanMoveForm } from '#app/features/cohorts/cohort-forms'
import { movePlan } from '#app/features/cohorts/move-plan.server'
import { type FindChangedResults, findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import { TermsChanges } from '#app/features/cohorts/terms-changes'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { formatFullDateOf } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { termsMessages } from '#app/i18n/terms'
import { LONGEST } from '#app/rules/field-limits'

/** What people were told already is known to the activities; cohorts only ask. */
function changedResultsIn({ courses, clock }: AppLoadContext): FindChangedResults {
  return (db, enrolments, planVersionId) =>
    findChangedResults(db, enrolments, { planVersionId, courses, now: clock.now() })
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const moves = await findPlanMoves(context.db, params.cohortId ?? '', {
    courses: context.courses,
    now: context.clock.now(),
    findChangedResults: changedResultsIn(context),
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
    findChangedResults: changedResultsIn(context),
  })
  if (!outcome.ok && outcome.reason === 'not-found') throw notFound()
  return respond(outcome, { to: `/admin/cohorts/${cohortId}?saved` })
}

export const meta = titled<typeof loader>((locale, { name }) => [cohortMessages[locale].plan, name])

type Version = ReturnType<typeof useLoaderData<typeof loader>>['versions'][number]

export default function PlanVersionPage() {
  const moves = useLoaderData<typeof loader>()
  const words = useMessages(cohortMessages)
  const terms = useMessages(termsMessages)
  const locale = useLocale()
  const nameOf = (v: { version: number; storedAt: number }) =>
    terms.version(v.version, formatFullDateOf(v.storedAt, locale))
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.plan}
        lead={`${moves.name} · ${words.planLead}`}
        back={<Link to={`/admin/cohorts/${moves.id}`}>{words.toCohort}</Link>}
      />
      {moves.versions.length === 0 ? (
        <EmptyState title={words.planCurrent(nameOf(moves.newest))} icon="done" />
      ) : (
        <>
          {moves.versions.map((version) => (
            <Panel key={version.id} title={words.planVersionLine(nameOf(version), nameOf(moves.newest))}>
              <Difference version={version} />
              <TermsChanges changes={version.terms} />
            </Panel>
          ))}
          <MovePanel />
        </>
      )}
      <p className="mt-4">
        <Link to="/admin/versions">{terms.toVersions}</Link>
      </p>
    </div>
  )
}

/** One act for the whole cohort; who would lose a result they were given is named and stays. */
function MovePanel() {
  const moves = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(cohortMessages)
  const terms = useMessages(termsMessages)
  const members = moves.versions.flatMap((version) => version.members)
  const free = members.filter((m) => m.changed.length === 0)
  const blocked = members.filter((m) => m.changed.length > 0)
  return (
    <Panel>
      {blocked.length > 0 ? (
        <Notice tone="amber" title={terms.blocked}>
          <ul>
            {blocked.map((m) => (
              <li key={m.id}>{terms.blockedLine(m.name, m.changed.join(' · '))}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Form noValidate method="post">
        <FormReply reply={reply}>
          <input type="hidden" name="planVersion" value={moves.newestId} />
          {free.length > 0 ? (
            <Choices
              name="enrolments"
              type="checkbox"
              label={words.planMembers}
              defaultValue={free.map((m) => m.id)}
              choices={free.map((m) => ({ value: m.id, label: m.name }))}
            />
          ) : null}
          {moves.cohortBehind ? <Checkbox name="cohort" label={words.planCohort} defaultChecked /> : null}
          <TextField
            name="reason"
            label={words.reason}
            hint={terms.reasonHint}
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
  )
}

function Difference({ version: { difference, terms } }: { version: Version }) {
  const words = useMessages(cohortMessages)
  const groups = [
    [words.planAdded, difference.added.map((a) => ({ ...a, note: '' }))],
    [words.planRemoved, difference.removed.map((a) => ({ ...a, note: '' }))],
    [
      words.planChanged,
      difference.changed.map((a) => ({ ...a, note: a.what.map((part) => words.planParts[part]).join(' · ') })),
    ],
  ] as const
  if (terms.length === 0 && groups.every(([, list]) => list.length === 0))
    return <p className="text-grey">{words.planSame}</p>
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
