import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { PageHeader } from '#app/components/ui/layout'
import { getOwnConduct } from '#app/features/conduct/conduct.server'
import { ConductPanel } from '#app/features/conduct/conduct-panel'
import { notFound, requireViewer } from '#app/http/auth.server'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const conduct = await getOwnConduct(context.db, await context.content(), viewer.id)
  if (!conduct) throw notFound()
  return conduct
}

export const meta = titled<typeof loader>((locale) => signoffMessages[locale].myConduct)

export default function OwnConductPage() {
  const conduct = useLoaderData<typeof loader>()
  const words = useMessages(signoffMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.myConduct} />
      <ConductPanel conduct={conduct} />
    </div>
  )
}
