import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { FormReply, TextField } from '#app/components/ui/form'
import { Icon, type IconName } from '#app/components/ui/icon'
import { Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { SignInForm } from '#app/features/accounts/account-forms'
import { endSession } from '#app/features/accounts/sessions.server'
import { signIn } from '#app/features/accounts/sign-in.server'
import { getDemoCards } from '#app/features/demo/demo-cards.server'
import { knownCookie, readKnownTokens, sessionCookie } from '#app/http/cookies.server'
import { parseForm } from '#app/http/form.server'
import { preferredLocale } from '#app/http/locale.server'
import { badForm, localPath, refused } from '#app/http/respond.server'
import { accountMessages } from '#app/i18n/accounts'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const next = localPath(searchParams.get('next'))
  // On a shared computer somebody takes the browser over from whoever is signed in.
  const switching = searchParams.has('switch')
  if (!switching && (await context.viewer())) throw redirect(next)
  const demo = context.env.mode === 'demo' ? await getDemoCards(context.db) : null
  return { next, again: searchParams.has('again'), demo, to: switching ? '/login?switch' : '/login' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, SignInForm, preferredLocale(request))
  if (!form.ok) return badForm(form.submission)
  const { username, password, next } = form.value
  const knownTokens = readKnownTokens(context.env, request.headers.get('cookie'))
  const outcome = await signIn(context.db, {
    username,
    password,
    address: context.address,
    knownTokens,
    secret: context.env.sessionSecret,
    now: context.clock.now(),
    wallNow: context.clock.wall(),
    requestId: context.requestId,
    signal: request.signal,
  })
  if (!outcome.ok) {
    context.log.warn({ requestId: context.requestId, signIn: outcome.reason, address: context.address })
    const answer = refused(outcome)
    // The name stays in its field, and where it leads; the password never comes back.
    return data(
      { ...answer.data, submission: { initialValue: { username, next: localPath(next) } } },
      answer.init ?? undefined,
    )
  }
  const earlier = await context.viewer()
  if (earlier) await endSession(context.db, earlier.sessionHash, context.clock.wall())
  const { token, knownToken } = outcome.value
  const headers = new Headers()
  headers.append('Set-Cookie', sessionCookie(context.env, token))
  headers.append('Set-Cookie', knownCookie(context.env, [knownToken, ...knownTokens]))
  return redirect(localPath(next), { headers })
}

export const meta = titled<typeof loader>((locale) => accountMessages[locale].signIn)

export default function LoginPage() {
  const { next: asked, again, demo, to } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(accountMessages)
  const sent = reply?.submission?.initialValue?.next
  const next = typeof sent === 'string' ? sent : asked
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-5xl content-center gap-8 px-4 py-10">
      <header className="text-center">
        <p className="font-serif text-4xl font-bold text-primary" lang="zh-CN">
          师傅
        </p>
        <h1 className="mt-1 text-xl font-bold">Shifu</h1>
        <p className="text-grey">{words.signInLead}</p>
      </header>
      <div className="mx-auto w-full max-w-sm">
        {again ? <Notice tone="amber">{words.signInAgain}</Notice> : null}
        <Panel>
          <Form method="post" action={to} reloadDocument>
            <FormReply reply={reply}>
              <input type="hidden" name="next" value={next} />
              <TextField
                name="username"
                label={words.username}
                maxLength={LONGEST.username}
                autoComplete="username"
                autoCapitalize="none"
              />
              <TextField name="password" label={words.password} type="password" autoComplete="current-password" />
              <Button look="primary" className="w-full">
                {words.signIn}
              </Button>
            </FormReply>
          </Form>
        </Panel>
      </div>
      {demo ? <DemoCards next={next} demo={demo} /> : null}
    </main>
  )
}

type Demo = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['demo']>

function DemoCards({ demo, next }: { demo: Demo; next: string }) {
  const words = useMessages(accountMessages)
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="text-center text-lg font-bold">
        {words.demoTitle}
      </h2>
      <p className="mb-4 text-center text-sm text-grey">{words.demoLead}</p>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {demo.main.map((card) => (
          <DemoCard
            key={card.username}
            username={card.username}
            next={next}
            title={`${words.roles[card.role]} · ${card.displayName}`}
            line={words.roleLines[card.role]}
            icon={ROLE_ICONS[card.role]}
          />
        ))}
      </div>
      <h3 className="mt-6 mb-3 text-center font-medium">{words.demoMore}</h3>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {demo.others.map((card) => (
          <DemoCard
            key={card.username}
            username={card.username}
            next={next}
            title={card.displayName}
            line={card.note}
          />
        ))}
      </div>
      <h3 className="mt-6 mb-3 text-center font-medium">{words.demoColleagues}</h3>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {demo.colleagues.map((card) => (
          <DemoCard
            key={card.username}
            username={card.username}
            next={next}
            title={card.displayName}
            line={`${card.username} · ${card.roles.map((role) => words.roles[role]).join(' · ')}`}
          />
        ))}
      </div>
    </section>
  )
}

const ROLE_ICONS = { trainee: 'book', mentor: 'user-check', manager: 'scale', admin: 'settings' } as const

interface DemoCardProps {
  username: string
  next: string
  title: string
  line: string
  /** Marks the four main roles. */
  icon?: IconName
}

function DemoCard({ username, next, title, line, icon }: DemoCardProps) {
  return (
    <Form method="post" action="/login" reloadDocument className="min-w-0">
      <input type="hidden" name="username" value={username} />
      <input type="hidden" name="password" value="shifu-demo" />
      <input type="hidden" name="next" value={next} />
      <button
        type="submit"
        className={`flex h-full w-full flex-col rounded-(--radius-card) border bg-raised p-4 text-left hover:border-primary hover:bg-primary-soft ${icon ? 'border-line-strong' : 'border-line'}`}
      >
        {icon ? <Icon name={icon} size={24} className="mb-2 text-primary" /> : null}
        <span className={`max-w-full font-bold break-words ${icon ? 'text-lg' : ''}`}>{title}</span>
        <span className="max-w-full text-sm break-words text-pretty text-grey">{line}</span>
      </button>
    </Form>
  )
}
