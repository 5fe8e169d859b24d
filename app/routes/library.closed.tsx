import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice, PageHeader } from '#app/components/ui/layout'
import { requireHousePermission } from '#app/http/auth.server'
import { drillMessages } from '#app/i18n/drills'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'read:library')
  const drill = await context.closedBook()
  if (!drill) throw redirect('/library')
  return drill
}

/** Where every address leads that could be looked something up at while an exam drill does not allow it. */
export default function ClosedPage() {
  const drill = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const locale = useLocale()
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.closedTitle} />
      <Notice tone="amber">
        <p>{words.closedWhy(drill.title)}</p>
        <p className="num mt-2">
          {drill.moves ? words.closedUntilEnd : null}{' '}
          {drill.deadlineAt === null
            ? null
            : (drill.moves ? words.closedWhenLeft : words.closedUntil)(formatTime(drill.deadlineAt, locale, true))}
        </p>
      </Notice>
      <ActionBar>
        <LinkButton look="primary" icon="next" to={`/practice/drills/${drill.id}`}>
          {words.closedGo}
        </LinkButton>
      </ActionBar>
    </div>
  )
}
