import type { Content } from '#app/content/content.server'
import { type ContentLanguage, lessonIn } from '#app/content/translation'
import type { Db } from '#db/connect'
import { listPeopleMatching } from '#db/queries/search'
import { canInHouse, type Viewer } from '../accounts/permissions'
import { phraseCard } from './cards.server'
import { placesOf } from './lesson-write.server'
import { isOpenTo, loadReader, type Reader } from './lessons.server'
import { type LibraryEntry, listLibrary } from './library.server'
import { excerpt, highlight, type PreparedEntry, prepare, rank, type Segment, searchTerms } from './search-match'

interface IndexEntry extends PreparedEntry {
  to: string
  /** Training day of a lesson. */
  day: number | null
}

interface SearchIndex {
  lessons: IndexEntry[]
  phrases: IndexEntry[]
  products: IndexEntry[]
  /** By address; who may see which is asked anew each time. */
  library: Map<string, IndexEntry>
}

const EVERYTHING: Reader = { enrolment: undefined, calendar: undefined, readsAll: true }

function libraryEntry(content: Content, { to, title, intro }: LibraryEntry): IndexEntry {
  return prepare({ to, day: null, title, keywords: spellingsOf(content, title), body: intro })
}

export const SEARCH_GROUPS = ['lessons', 'phrases', 'products', 'library', 'people'] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

export interface SearchHit {
  /** Null where the reader may know of somebody but has no page about them. */
  to: string | null
  title: Segment[]
  excerpt: Segment[]
  day: number | null
  locked: boolean
}

export interface SearchResults {
  query: string
  groups: { group: SearchGroup; hits: SearchHit[] }[]
}

const LIMITS: Record<SearchGroup, number> = { lessons: 10, phrases: 8, products: 8, library: 8, people: 8 }

function spellingsOf({ spellings }: Content, text: string): string[] {
  const spelling = spellings[text]
  return spelling ? [spelling.initials, spelling.full] : []
}

function buildIndex(content: Content, language: ContentLanguage): SearchIndex {
  const places = placesOf(content)
  return {
    lessons: content.lessons.map((written) => {
      const lesson = lessonIn(content, written, language)
      return prepare({
        to: `/lessons/${lesson.id}`,
        day: places.get(lesson.id)!.day,
        title: lesson.title,
        keywords: [...spellingsOf(content, written.title), ...spellingsOf(content, content.topicName(lesson.topic))],
        body: `${lesson.goal} ${lesson.text}`,
      })
    }),
    phrases: content.phrases.map((phrase) =>
      prepare({
        to: `/practice/phrases#${phrase.code}`,
        day: null,
        title: `/${phrase.code} ${phrase.name}`,
        keywords: [phrase.code, `/${phrase.code}`, phrase.id.toLowerCase(), ...spellingsOf(content, phrase.name)],
        body: phraseCard(content, phrase.code)?.texts.join(' ') ?? '',
      }),
    ),
    products: content.products.map((product) =>
      prepare({
        to: `/library/products#${product.id}`,
        day: null,
        title: `${product.name} ${product.id}`,
        keywords: [
          product.id.toLowerCase(),
          ...spellingsOf(content, product.name),
          ...spellingsOf(content, product.category),
        ],
        body: [
          product.category,
          product.material,
          ...new Set(product.skus.map((sku) => sku.color)),
          product.care,
          product.weak,
        ].join('，'),
      }),
    ),
    library: new Map(
      listLibrary(content, EVERYTHING, language).flatMap(({ entries }) =>
        entries.map((entry) => [entry.to, libraryEntry(content, entry)]),
      ),
    ),
  }
}

const indexes: Record<ContentLanguage, WeakMap<Content, SearchIndex>> = { 'zh-CN': new WeakMap(), en: new WeakMap() }

function indexOf(content: Content, language: ContentLanguage): SearchIndex {
  const known = indexes[language].get(content)
  if (known) return known
  const built = buildIndex(content, language)
  indexes[language].set(content, built)
  return built
}

interface SearchInput {
  viewer: Viewer
  content: Content
  now: number
  query: string
}

/** Only what this person may see: no text of days to come, people only for those who may read people. */
export async function search(db: Db, input: SearchInput): Promise<SearchResults> {
  const { content, viewer } = input
  const terms = searchTerms(input.query)
  if (terms.length === 0) return { query: '', groups: [] }
  const [reader, people] = await Promise.all([
    loadReader(db, input),
    canInHouse(viewer, 'read:people') ? listPeopleMatching(db, terms.join(' '), LIMITS.people) : [],
  ])
  const index = indexOf(content, viewer.locale)
  const lessons = index.lessons.map((entry) =>
    isOpenTo(reader, entry.day!) ? { ...entry, locked: false } : { ...entry, body: '', foldedBody: '', locked: true },
  )
  const library = listLibrary(content, reader, viewer.locale).flatMap(({ entries }) =>
    entries.flatMap((entry) => index.library.get(entry.to) ?? []),
  )
  const hit = (entry: IndexEntry & { locked?: boolean }): SearchHit => ({
    to: entry.to,
    title: highlight(entry.title, terms),
    excerpt: highlight(excerpt(entry, terms), terms),
    day: entry.day,
    locked: entry.locked ?? false,
  })
  const found: Record<SearchGroup, SearchHit[]> = {
    lessons: rank(lessons, terms, LIMITS.lessons).map(hit),
    phrases: rank(index.phrases, terms, LIMITS.phrases).map(hit),
    products: rank(index.products, terms, LIMITS.products).map(hit),
    library: rank(library, terms, LIMITS.library).map(hit),
    people: people.map((person) => ({
      to: personPage(viewer, person),
      title: highlight(person.display_name, terms),
      excerpt: highlight(person.username, terms),
      day: null,
      locked: false,
    })),
  }
  return {
    query: input.query,
    groups: SEARCH_GROUPS.map((group) => ({ group, hits: found[group] })).filter(({ hits }) => hits.length > 0),
  }
}

function personPage(viewer: Viewer, person: { id: string; enrolment_id: string | null }): string | null {
  if (canInHouse(viewer, 'read:board') && person.enrolment_id) return `/manager/trainees/${person.enrolment_id}`
  return canInHouse(viewer, 'manage:person') ? `/admin/people/${person.id}` : null
}
