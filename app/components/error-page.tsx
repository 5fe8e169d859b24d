import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { errorMessages } from '#app/i18n/errors'
import { useMessages } from '#app/i18n/messages'
import { LinkButton } from './ui/button'

/** Says what happened and where to go; never a stack. */
export function ErrorPage() {
  const error = useRouteError()
  const words = useMessages(errorMessages)
  const status = isRouteErrorResponse(error) ? error.status : 500
  const [title, text] =
    status === 404
      ? [words.notFoundTitle, words.notFoundText]
      : status === 403
        ? [words.forbiddenTitle, words.forbiddenText]
        : status >= 500
          ? [words.brokenTitle, words.brokenText]
          : [words.otherTitle, words.otherText]
  return (
    <main id="main" className="mx-auto max-w-xl px-4 py-16">
      <h1 className="mb-2 text-2xl font-bold">{title}</h1>
      <p className="mb-6 text-grey">{text}</p>
      <LinkButton look="primary" to="/today" reloadDocument>
        {words.toToday}
      </LinkButton>
    </main>
  )
}
