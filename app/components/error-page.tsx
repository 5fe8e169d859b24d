import { useRouteError } from '@remix-run/react'
import { errorMessages } from '#app/i18n/errors'
import { useLocale, useMessages } from '#app/i18n/messages'
import { describeError } from './error-words'
import { LinkButton } from './ui/button'

/** Says what happened and where to go; never a stack. */
export function ErrorPage() {
  const words = useMessages(errorMessages)
  const { title, text } = describeError(useRouteError(), useLocale())
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
