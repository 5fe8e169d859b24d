import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { FormReply, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { changePasswordFormFor } from '#app/features/accounts/account-forms'
import { changePassword } from '#app/features/accounts/change-password.server'
import { requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { accountMessages } from '#app/i18n/accounts'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  return { mustChange: viewer.mustChangePassword }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const { shop } = context.content
  const names = [viewer.username, shop.name, shop.shortName]
  const form = await parseForm(request, changePasswordFormFor(names), viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome = await changePassword(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    wallNow: context.clock.wall(),
    personId: viewer.id,
    sessionHash: viewer.sessionHash,
    current: form.value.current,
    password: form.value.password,
    signal: request.signal,
  })
  return respond(outcome, { to: viewer.mustChangePassword ? '/today' : '/profile' })
}

export const meta = titled<typeof loader>((locale) => accountMessages[locale].changePassword)

export default function PasswordPage() {
  const { mustChange } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(accountMessages)
  return (
    <div className="max-w-xl">
      <PageHeader title={words.changePassword} />
      {mustChange ? <Notice tone="amber">{words.mustChange}</Notice> : null}
      <Panel>
        <Form method="post">
          <FormReply reply={reply}>
            <TextField name="current" type="password" label={words.currentPassword} autoComplete="current-password" />
            <TextField
              name="password"
              type="password"
              label={words.newPassword}
              hint={words.newPasswordHint}
              autoComplete="new-password"
            />
            <TextField name="again" type="password" label={words.againPassword} autoComplete="new-password" />
            <ActionBar>
              <Button look="primary">{words.changePassword}</Button>
            </ActionBar>
          </FormReply>
        </Form>
      </Panel>
    </div>
  )
}
