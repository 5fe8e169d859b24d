import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { placesFor } from '#app/components/places'
import { Shell } from '#app/components/shell'
import { getShellFacts } from '#app/features/today/shell.server'
import { requireViewer } from '#app/http/auth.server'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const { marks, rules, practice, ...facts } = await getShellFacts(context.db, {
    viewer,
    now: context.clock.now(),
    place: context.place,
  })
  return {
    name: viewer.displayName,
    places: placesFor(viewer.roles, { marks, rules, practice }),
    demo: context.env.mode === 'demo',
    ...facts,
  }
}

export default function ShellRoute() {
  const data = useLoaderData<typeof loader>()
  return (
    <Shell {...data}>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
