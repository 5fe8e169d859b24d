import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Icon, type IconName } from '#app/components/ui/icon'
import { PageHeader } from '#app/components/ui/layout'
import { loadReader } from '#app/features/lessons/lessons.server'
import { listLibrary } from '#app/features/lessons/library.server'
import { SearchBox } from '#app/features/lessons/search-box'
import { requireOpenBook } from '#app/http/auth.server'
import { libraryMessages } from '#app/i18n/library'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const content = await context.content()
  const reader = await loadReader(context.db, { viewer, content, now: context.clock.now(), place: context.place })
  return { sections: listLibrary(content, reader, viewer.locale) }
}

const ICONS = { rules: 'shield', checklists: 'list', transcripts: 'chats' } satisfies Record<string, IconName>

export const meta = titled<typeof loader>((locale) => libraryMessages[locale].library)

export default function LibraryPage() {
  const { sections } = useLoaderData<typeof loader>()
  const words = useMessages(libraryMessages)
  const shelves = [
    { to: '/lessons', icon: 'book', title: words.lessons, intro: words.lessonsIntro },
    { to: '/practice/phrases', icon: 'zap', title: words.phrases, intro: words.phrasesIntro },
    { to: '/library/products', icon: 'boxes', title: words.products, intro: words.productsIntro },
  ] as const
  return (
    <>
      <PageHeader title={words.library} lead={words.lead} />
      <SearchBox />
      <ul className="mt-6 grid gap-3 sm:grid-cols-3">
        {shelves.map((shelf) => (
          <li key={shelf.to}>
            <Link
              to={shelf.to}
              className="flex h-full gap-3 rounded-(--radius-card) border border-line bg-raised p-4 text-ink no-underline hover:bg-sunken"
            >
              <Icon name={shelf.icon} size={22} className="mt-0.5 text-primary" />
              <span>
                <span className="block font-bold">{shelf.title}</span>
                <span className="block text-sm text-grey">{shelf.intro}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {sections.map(({ section, entries }) => (
        <section key={section} className="mt-8" aria-labelledby={`section-${section}`}>
          <h2 id={`section-${section}`} className="mb-2 flex items-center gap-2 text-lg font-bold">
            <Icon name={ICONS[section]} />
            {words.sections[section]}
          </h2>
          <ul className="overflow-hidden rounded-(--radius-card) border border-line bg-raised">
            {entries.map((entry) => (
              <li key={entry.to} lang={entry.language} className="border-t border-line first:border-t-0">
                <Link to={entry.to} className="block min-h-11 px-4 py-2.5 text-ink no-underline hover:bg-sunken">
                  <span className="block font-medium">{entry.title}</span>
                  {entry.intro ? <span className="block text-sm text-grey">{entry.intro}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
