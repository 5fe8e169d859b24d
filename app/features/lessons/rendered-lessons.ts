// The HTML of lesson bodies, which is the same for every reader. The server fills it; in the browser it stays empty.
import type { Locale } from '#app/i18n/messages'

const rendered = new Map<string, string>()

/** A module's URL carries the hash of its bytes, so an entry never grows old. */
export function keepRenderedLesson(moduleUrl: string, locale: Locale, html: string): void {
  rendered.set(`${locale}|${moduleUrl}`, html)
}

export function findRenderedLesson(moduleUrl: string, locale: Locale): string | undefined {
  return rendered.get(`${locale}|${moduleUrl}`)
}
