import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextField } from '#app/components/ui/form'
import { ActionBar, Facts, Notice, PageHeader, Panel, SavedNotice, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant, LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { PasswordSlips, type Slip } from '#app/features/accounts/password-slip'
import { findPersonView } from '#app/features/accounts/people.server'
import { PersonEditForm, PersonIntent, ReasonForm } from '#app/features/accounts/people-forms'
import { canInHouse, canSomewhere, ROLES } from '#app/features/accounts/permissions'
import { resetPassword } from '#app/features/accounts/reset-password.server'
import { savePerson } from '#app/features/accounts/save-person.server'
import { deactivatePerson, reactivatePerson } from '#app/features/accounts/set-person-status.server'
import { listSoleWork, type SoleWork } from '#app/features/cohorts/sole-work.server'
import { SoleWorkList } from '#app/features/cohorts/sole-work-list'
import { tellDelegateGone } from '#app/features/cohorts/tell-delegate-gone.server'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, refusedAt, respond } from '#app/http/respond.server'
import { accountMessages } from '#app/i18n/accounts'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { peopleMessages } from '#app/i18n/people'
import { refusalMessages } from '#app/i18n/refusals'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:people')
  const person = await findPersonView(context.db, {
    personId: params.personId ?? '',
    viewerId: viewer.id,
    now: context.clock.now(),
  })
  if (!person) throw notFound()
  return {
    person,
    own: person.id === viewer.id,
    mayManage: canInHouse(viewer, 'manage:person'),
    maySeeCohorts: canInHouse(viewer, 'manage:cohort'),
    mayHandOver: canSomewhere(viewer, 'decide:enrolment'),
    soleWork:
      person.status === 'active'
        ? await listSoleWork(context.db, { personId: person.id, courses: context.courses })
        : [],
  }
}

interface PersonReply extends Reply {
  slip?: Slip
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:person')
  const person = await findPersonView(context.db, {
    personId: params.personId ?? '',
    viewerId: viewer.id,
    now: context.clock.now(),
  })
  if (!person) throw notFound()
  const form = await readForm(request)
  const intent = PersonIntent.parse(form.get('intent'))
  const common = {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    wallNow: context.clock.wall(),
    personId: person.id,
  }
  const to = `/admin/people/${person.id}?saved`
  if (intent === 'reset') {
    const outcome = await resetPassword(context.db, common)
    if (!outcome.ok) return refused(outcome, intent)
    return data<PersonReply>({
      done: intent,
      slip: { name: person.displayName, username: person.username, password: outcome.value.password },
    })
  }
  if (intent === 'save') {
    const edit = parseFormData(form, PersonEditForm, viewer.locale)
    if (!edit.ok) return badForm(edit.submission, intent)
    const outcome = await savePerson(context.db, { ...common, ...edit.value })
    if (!outcome.ok) return refusedAt(outcome, edit, BESIDE_THE_FIELD, intent)
    return respond(outcome, { to, intent })
  }
  const why = parseFormData(form, ReasonForm, viewer.locale)
  if (!why.ok) return badForm(why.submission, intent)
  const { reason, leaves = 0 } = why.value
  const given = { ...common, reason }
  const outcome =
    intent === 'deactivate'
      ? await deactivatePerson(context.db, { ...given, leaves, tell: tellDelegateGone })
      : await reactivatePerson(context.db, given)
  if (!outcome.ok) return refusedAt(outcome, why, BESIDE_THE_REASON, intent)
  return respond(outcome, { to, intent })
}

const BESIDE_THE_FIELD = {
  'person-name-taken': 'displayName',
  'own-account': 'roles',
  'last-admin': 'roles',
  'last-manager': 'roles',
  'mentees-left': 'roles',
} as const
const BESIDE_THE_REASON = {
  'own-account': 'reason',
  'last-admin': 'reason',
  'last-manager': 'reason',
  'mentees-left': 'reason',
  'work-left': 'leaves',
} as const

type PersonView = ReturnType<typeof useLoaderData<typeof loader>>['person']

export const meta = titled<typeof loader>((locale, { person }) => [pageNames[locale].person, person.displayName])

export default function PersonPage() {
  const { person, own, mayManage, maySeeCohorts, mayHandOver, soleWork } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as PersonReply | undefined
  const words = useMessages(peopleMessages)
  const back = <Link to="/admin/people">{words.toPeople}</Link>
  if (reply?.slip)
    return (
      <div className="max-w-2xl">
        <PageHeader title={words.resetTitle(person.displayName)} back={back} />
        <PasswordSlips slips={[reply.slip]} />
        <p className="no-print mt-4">
          <Link to={`/admin/people/${person.id}`} reloadDocument>
            {words.toPerson}
          </Link>
        </p>
      </div>
    )
  return (
    <div className="max-w-2xl">
      <PageHeader title={person.displayName} lead={person.username} back={back}>
        <Tag tone={person.status === 'active' ? 'green' : 'grey'}>{words.statuses[person.status]}</Tag>
      </PageHeader>
      <SavedNotice />
      {own && mayManage ? <Notice>{words.ownAccount}</Notice> : null}
      {mayManage ? <EditPanel person={person} reply={reply} /> : <ReadOnlyPanel person={person} />}
      <Trainings person={person} link={maySeeCohorts} handOver={mayHandOver} />
      {mayManage && !own ? (
        <AccessPanel person={person} reply={reply} soleWork={soleWork} link={maySeeCohorts} />
      ) : null}
    </div>
  )
}

function EditPanel({ person, reply }: { person: PersonView; reply: PersonReply | undefined }) {
  const words = useMessages(peopleMessages)
  const accounts = useMessages(accountMessages)
  const ui = useMessages(uiMessages)
  return (
    <Panel title={words.details}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="save">
          <input type="hidden" name="intent" value="save" />
          <TextField
            name="displayName"
            label={words.name}
            defaultValue={person.displayName}
            maxLength={LONGEST.shownName}
            autoComplete="off"
          />
          <Choices
            name="roles"
            type="checkbox"
            label={words.rolesLabel}
            hint={words.rolesHint}
            defaultValue={person.roles}
            choices={ROLES.map((value) => ({ value, label: accounts.roles[value], hint: words.roleHints[value] }))}
          />
          <ActionBar>
            <Button look="primary">{ui.save}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

function ReadOnlyPanel({ person }: { person: PersonView }) {
  const words = useMessages(peopleMessages)
  const accounts = useMessages(accountMessages)
  return (
    <Panel title={words.details}>
      <Facts
        facts={[
          [words.role, person.roles.map((role) => accounts.roles[role]).join(' · ')],
          [words.created, <Instant key="created" at={person.createdAt} show="date" />],
        ]}
      />
      <p className="mt-3 text-grey">{words.readOnly}</p>
    </Panel>
  )
}

function Trainings({ person, link, handOver }: { person: PersonView; link: boolean; handOver: boolean }) {
  const words = useMessages(peopleMessages)
  const { staff: states } = useMessages(enrolmentStates)
  return (
    <>
      {person.enrolments.length > 0 ? (
        <Panel title={words.trainings}>
          <ul className="grid gap-2">
            {person.enrolments.map((e) => (
              <li key={e.id} className="flex flex-wrap items-center gap-2">
                {link ? <Link to={`/admin/cohorts/${e.cohortId}`}>{e.cohortName}</Link> : e.cohortName}
                <LocalDate on={e.joinedOn} />
                <Tag>{states[e.state]}</Tag>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {person.mentees.length > 0 ? (
        <Panel title={words.mentees}>
          <ul className="grid gap-1">
            {person.mentees.map((m) => (
              <li key={m.id} className="flex min-h-11 flex-wrap items-center gap-x-3">
                {handOver ? (
                  <Link to={`/manager/trainees/${m.id}/adjust#mentor`}>{words.handOver(m.name)}</Link>
                ) : (
                  m.name
                )}
                <span className="text-grey">
                  {link ? <Link to={`/admin/cohorts/${m.cohortId}`}>{m.cohortName}</Link> : m.cohortName}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-sm text-grey">{words.menteesNote}</p>
        </Panel>
      ) : null}
    </>
  )
}

interface AccessProps {
  person: PersonView
  reply: PersonReply | undefined
  soleWork: readonly SoleWork[]
  link: boolean
}

function AccessPanel({ person, reply, soleWork, link }: AccessProps) {
  const words = useMessages(peopleMessages)
  const locale = useLocale()
  const active = person.status === 'active'
  const intent = active ? 'deactivate' : 'reactivate'
  return (
    <Panel title={words.access}>
      {person.oneTime ? (
        <Notice tone="amber">
          {person.oneTime.expired ? words.initialPasswordExpired : words.waitingForPassword}{' '}
          <Instant at={person.oneTime.until} />
        </Notice>
      ) : null}
      <Form noValidate method="post" className="mb-6">
        <FormReply reply={reply} intent="reset">
          <p className="mb-2 text-grey">{words.resetText}</p>
          <Button name="intent" value="reset">
            {words.reset}
          </Button>
        </FormReply>
      </Form>
      {active && !person.deactivation.ok ? (
        <div className="border-t border-line pt-4">
          <h3 className="font-bold">{words.cannotDeactivate}</h3>
          <p className="text-grey">{refusalMessages[locale][person.deactivation.reason](person.deactivation.detail)}</p>
        </div>
      ) : (
        <Form noValidate method="post" className="border-t border-line pt-4">
          <FormReply reply={reply} intent={intent}>
            <input type="hidden" name="intent" value={intent} />
            <p className="mb-2 text-grey">{active ? words.deactivateText : words.reactivateText}</p>
            {active ? <SoleWorkList soleWork={soleWork} link={link} /> : null}
            <TextField name="reason" label={words.reason} maxLength={LONGEST.reason} autoComplete="off" />
            <Button look={active ? 'danger' : 'plain'}>{active ? words.deactivate : words.reactivate}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}
