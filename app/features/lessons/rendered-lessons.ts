// The HTML of lesson bodies, which is the same for every reader. The server renders it; the browser takes it from the page.
import type { Locale } from '#app/i18n/messages'

const rendered = new Map<string, string>()

/** A module's name carries the hash of its bytes, so an entry never grows old. */
export function keepRenderedLesson(moduleFile: string, locale: Locale, html: string): void {
  rendered.set(`${locale}|${moduleFile}`, html)
}

export function findRenderedLesson(moduleFile: string, locale: Locale): string | undefined {
  return rendered.get(`${locale}|${moduleFile}`)
}

/** Keeps the body that stands in a page, so that React takes it over as it is. */
export function keepLessonOf(page: Document): void {
  const body = page.querySelector<HTMLElement>('[data-lesson]')
  if (body) keepRenderedLesson(body.dataset.lesson as string, page.documentElement.lang as Locale, body.innerHTML)
}

/** For going on without a new document: the next lesson's body is read out of its page. */
export async function fetchLesson(path: string): Promise<void> {
  const answer = await fetch(path)
  keepLessonOf(new DOMParser().parseFromString(await answer.text(), 'text/html'))
}
