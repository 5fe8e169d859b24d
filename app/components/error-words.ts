import { isRouteErrorResponse } from '@remix-run/react'
import { errorMessages } from '#app/i18n/errors'
import type { Locale } from '#app/i18n/messages'

/** What an error page says, and what its tab is called. */
export function describeError(error: unknown, locale: Locale): { title: string; text: string } {
  const words = errorMessages[locale]
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 404) return { title: words.notFoundTitle, text: words.notFoundText }
  if (status === 403) return { title: words.forbiddenTitle, text: words.forbiddenText }
  if (status < 500) return { title: words.otherTitle, text: words.otherText }
  if (isOffline(error)) return { title: words.offlineTitle, text: words.offlineText }
  return { title: words.brokenTitle, text: words.brokenText }
}

/** A page that could not be fetched; the server never sees this one. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError && typeof navigator !== 'undefined' && navigator.onLine === false
}
