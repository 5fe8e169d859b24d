import type { MetaDescriptor, MetaFunction } from '@remix-run/node'
import type { Locale } from '#app/i18n/messages'
import { describeError } from './error-words'

type Loaded<Loader> = NonNullable<Parameters<MetaFunction<Loader>>[0]['data']>

/** The title of a tab: the page first, because tabs are cut at the end; then the person or thing; then the house. */
export function formatTitle(parts: readonly string[]): string {
  return [...parts.filter((part) => part !== ''), 'Shifu'].join(' · ')
}

/** The one way to a page's title. `name` gets what the loader sent and answers with the page and what it is about. */
export function titled<Loader>(
  name: (locale: Locale, data: Loaded<Loader>) => string | readonly string[],
): MetaFunction<Loader> {
  return ({ data, error, matches }): MetaDescriptor[] => {
    const locale = localeOf(matches)
    if (error !== undefined && error !== null) return [{ title: formatTitle([describeError(error, locale).title]) }]
    const parts = name(locale, data as Loaded<Loader>)
    return [{ title: formatTitle(typeof parts === 'string' ? [parts] : parts) }]
  }
}

/** The interface's language is the root's to know; without its answer an error page speaks the house's own. */
function localeOf(matches: readonly { id: string; data: unknown }[]): Locale {
  const root = matches.find(({ id }) => id === 'root')?.data as { locale?: Locale } | undefined
  return root?.locale ?? 'zh-CN'
}
