import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { ErrorPage } from './components/error-page'
import { titled } from './components/page-title'
import { FormsContext } from './components/ui/post-form'
import { isNotSent } from './components/ui/send-forms'
import { preferredLocale } from './http/locale.server'
import { yearOf } from './i18n/format'
import { LocaleContext } from './i18n/messages'
import { useNonce } from './nonce'
import styles from './styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta = titled<typeof loader>(() => [])

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await context.viewer()
  return {
    locale: viewer?.locale ?? preferredLocale(request),
    theme: viewer?.theme ?? ('system' as const),
    year: yearOf(context.clock.now()),
    demo: context.env.mode === 'demo',
    forms: { seed: crypto.randomUUID(), personId: viewer?.id ?? null },
  }
}

/**
 * Nothing here hangs on the query, and an exam must go from question to question without the network. After a form that
 * did not reach the server nothing is asked over the same broken line: when the root is not loaded again, no page is.
 */
export function shouldRevalidate({
  actionResult,
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (isNotSent(actionResult)) return false
  const onlyQuery = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  return onlyQuery && !formMethod ? false : defaultShouldRevalidate
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const data = useRouteLoaderData<typeof loader>('root')
  const locale = data?.locale ?? 'zh-CN'
  return (
    <html lang={locale} data-theme={data?.theme ?? 'system'} data-year={data?.year} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body className="bg-paper text-ink">
        <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  // A click before React has taken over the page is lost to a script; tests wait for this mark.
  useEffect(() => {
    document.documentElement.dataset.hydrated = ''
  }, [])
  const { forms } = useLoaderData<typeof loader>()
  return (
    <FormsContext.Provider value={forms}>
      <Outlet />
    </FormsContext.Provider>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
