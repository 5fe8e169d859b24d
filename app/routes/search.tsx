import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { type SearchHit, search } from '#app/features/lessons/search.server'
import { SearchBox } from '#app/features/lessons/search-box'
import type { Segment } from '#app/features/lessons/search-match'
import { requireOpenBook } from '#app/http/auth.server'
import { useMessages } from '#app/i18n/messages'
import { searchMessages } from '#app/i18n/search'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, LONGEST.search)
  return search(context.db, { viewer, content: await context.content(), now: context.clock.now(), query })
}

export const meta = titled<typeof loader>((locale, { query }) => [searchMessages[locale].search, query])

export default function SearchPage() {
  const { query, groups } = useLoaderData<typeof loader>()
  const words = useMessages(searchMessages)
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  return (
    <>
      <PageHeader title={words.search} lead={words.hint} />
      <SearchBox query={query} autoFocus={query === ''} />
      <div aria-live="polite">
        {query && count > 0 ? <p className="num mt-4 text-grey">{words.found(count)}</p> : null}
      </div>
      {query && count === 0 ? (
        <div className="mt-6 max-w-2xl">
          <EmptyState icon="search" title={words.nothing(query)}>
            {words.nothingHint}
          </EmptyState>
        </div>
      ) : null}
      {groups.map(({ group, hits }) => (
        <section key={group} className="mt-6 max-w-3xl" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="mb-2 text-lg font-bold">
            {words.groups[group]} <span className="num text-base font-normal text-grey">{hits.length}</span>
          </h2>
          <ul className="overflow-hidden rounded-(--radius-card) border border-line bg-raised">
            {hits.map((hit, n) => (
              <li key={`${hit.to}-${n}`} className="border-t border-line first:border-t-0">
                <Hit hit={hit} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const words = useMessages(searchMessages)
  const inner = (
    <>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium break-words">
          <Marked segments={hit.title} />
        </span>
        {hit.day === null ? null : <span className="num text-sm text-grey">{words.day(hit.day)}</span>}
        {hit.locked ? <Tag icon="lock">{words.locked}</Tag> : null}
      </span>
      {hit.excerpt.length > 0 ? (
        <span className="mt-0.5 block text-sm break-words text-grey">
          <Marked segments={hit.excerpt} />
        </span>
      ) : null}
    </>
  )
  if (!hit.to) return <div className="px-4 py-2.5">{inner}</div>
  return (
    <Link to={hit.to} className="block min-h-11 px-4 py-2.5 text-ink no-underline hover:bg-sunken">
      {inner}
    </Link>
  )
}

function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, n) =>
    segment.hit ? (
      <mark key={n} className="rounded-sm bg-amber-soft font-medium text-amber">
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  )
}
