import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, Select, TextField } from '#app/components/ui/form'
import { ActionBar, PageHeader, Panel, SavedNotice } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { ProfileForm } from '#app/features/accounts/account-forms'
import { saveProfile } from '#app/features/accounts/save-profile.server'
import { requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { accountMessages } from '#app/i18n/accounts'
import { certificateCheckMessages } from '#app/i18n/certificate-check'
import { leavingMessages } from '#app/i18n/leaving'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const { username, displayName, locale, theme, roles } = viewer
  return { username, displayName, locale, theme, trains: roles.includes('trainee') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const form = await parseForm(request, ProfileForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome = await saveProfile(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    personId: viewer.id,
    ...form.value,
  })
  if (!outcome.ok) return refusedAt(outcome, form, { 'person-name-taken': 'displayName' })
  return respond(outcome, { to: '/profile?saved' })
}

export const meta = titled<typeof loader>((locale, { displayName }) => [accountMessages[locale].profile, displayName])

export default function ProfilePage() {
  const me = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(accountMessages)
  const ui = useMessages(uiMessages)
  const leaving = useMessages(leavingMessages)
  const { own: file } = useMessages(certificateCheckMessages)
  return (
    <div className="max-w-xl">
      <PageHeader title={words.profile} lead={me.username} />
      <SavedNotice />
      <Panel>
        <Form noValidate method="post">
          <FormReply reply={reply}>
            <TextField
              name="displayName"
              label={words.displayName}
              defaultValue={me.displayName}
              autoComplete="name"
              maxLength={LONGEST.shownName}
            />
            <Select
              name="locale"
              label={words.language}
              defaultValue={me.locale}
              choices={[
                { value: 'zh-CN', label: '简体中文' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Select
              name="theme"
              label={words.theme}
              defaultValue={me.theme}
              choices={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: words.themes[value] }))}
            />
            <ActionBar>
              <LinkButton to="/profile/password">{words.changePassword}</LinkButton>
              <Button look="primary">{ui.save}</Button>
            </ActionBar>
          </FormReply>
        </Form>
      </Panel>
      {me.trains ? (
        <p className="flex flex-wrap gap-3">
          <LinkButton to="/file" look="quiet">
            {file.title}
          </LinkButton>
          <LinkButton to="/leaving" look="quiet">
            {leaving.go}
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}
