import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextField } from '#app/components/ui/form'
import { ActionBar, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { PersonForm } from '#app/features/accounts/account-forms'
import { createPerson } from '#app/features/accounts/create-person.server'
import { PasswordSlips, type Slip } from '#app/features/accounts/password-slip'
import { ROLES } from '#app/features/accounts/permissions'
import { requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refusedAt } from '#app/http/respond.server'
import { accountMessages } from '#app/i18n/accounts'
import { useMessages } from '#app/i18n/messages'
import { peopleMessages } from '#app/i18n/people'
import { uiMessages } from '#app/i18n/ui'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:person')
  return null
}

interface NewPersonReply extends Reply {
  created?: Slip & { personId: string }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:person')
  const form = await parseForm(request, PersonForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome = await createPerson(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    ...form.value,
  })
  if (!outcome.ok) return refusedAt(outcome, form, { 'username-taken': 'username', 'person-name-taken': 'displayName' })
  // No redirect: the password exists in this one answer only.
  return data<NewPersonReply>({
    done: 'created',
    created: { name: form.value.displayName, username: form.value.username, ...outcome.value },
  })
}

export const meta = titled<typeof loader>((locale) => peopleMessages[locale].newTitle)

export default function NewPersonPage() {
  const reply = useReply<typeof action>() as NewPersonReply | undefined
  const words = useMessages(peopleMessages)
  const accounts = useMessages(accountMessages)
  const ui = useMessages(uiMessages)
  if (reply?.created) return <Created created={reply.created} />
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.newTitle} lead={words.newLead} back={<Link to="/admin/people">{words.toPeople}</Link>} />
      <Panel>
        <Form noValidate method="post">
          <FormReply reply={reply}>
            <TextField name="displayName" label={words.name} maxLength={60} autoComplete="off" required />
            <TextField
              name="username"
              label={words.username}
              hint={words.usernameHint}
              maxLength={60}
              autoComplete="off"
              autoCapitalize="none"
              required
            />
            <Choices
              name="roles"
              type="checkbox"
              label={words.rolesLabel}
              hint={words.rolesHint}
              choices={ROLES.map((value) => ({ value, label: accounts.roles[value], hint: words.roleHints[value] }))}
            />
            <ActionBar>
              <LinkButton to="/admin/people">{ui.cancel}</LinkButton>
              <Button look="primary">{words.create}</Button>
            </ActionBar>
          </FormReply>
        </Form>
      </Panel>
    </div>
  )
}

function Created({ created }: { created: NonNullable<NewPersonReply['created']> }) {
  const words = useMessages(peopleMessages)
  return (
    <div className="max-w-2xl">
      <PageHeader title={words.createdTitle(created.name)} />
      <PasswordSlips slips={[created]} />
      <ActionBar>
        <LinkButton to="/admin/people/new" reloadDocument>
          {words.addAnother}
        </LinkButton>
        <LinkButton look="primary" to={`/admin/people/${created.personId}`}>
          {words.toPerson}
        </LinkButton>
      </ActionBar>
    </div>
  )
}
