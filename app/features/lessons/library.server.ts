import { groupsOf } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import { isOpenTo, type Reader } from './lessons.server'
import { productCard } from './product-card'
import { transcriptAccess } from './transcript-access'

export interface LibraryEntry {
  to: string
  title: string
  intro: string
}

export interface LibrarySection {
  section: 'rules' | 'checklists' | 'transcripts'
  entries: LibraryEntry[]
}

function accessTo(content: Content, reader: Reader, transcript: { id: string; kind: 'chat' | 'call' }) {
  return transcriptAccess(content.plan, transcript, {
    readsAll: reader.readsAll,
    isOpen: (day) => isOpenTo(reader, day),
    isPast: (day) => (reader.calendar?.currentDay ?? 0) > day,
  })
}

/** What there is to look up beside lessons, phrases and products. */
export function listLibrary(content: Content, reader: Reader): LibrarySection[] {
  const sections: LibrarySection[] = [
    {
      section: 'rules',
      entries: content.rules.map((rule) => ({ to: `/library/rules/${rule.id}`, title: rule.title, intro: rule.intro })),
    },
    {
      section: 'checklists',
      entries: content.checklists.map((list) => ({
        to: `/library/checklists/${list.id}`,
        title: list.title,
        intro: list.intro,
      })),
    },
    {
      section: 'transcripts',
      entries: content.transcripts
        .filter((transcript) => accessTo(content, reader, transcript).lines)
        .map((transcript) => ({ to: `/library/transcripts/${transcript.id}`, title: transcript.title, intro: '' })),
    },
  ]
  return sections.filter(({ entries }) => entries.length > 0)
}

export function getCatalogue(content: Content) {
  const categories = [...new Set(content.products.map((product) => product.category))]
  return {
    shop: content.shop.name,
    categories: categories.map((category) => ({
      category,
      products: content.products.filter((product) => product.category === category).map(productCard),
    })),
  }
}

export function findRule(content: Content, id: string) {
  return content.rules.find((rule) => rule.id === id) ?? null
}

export function findChecklist(content: Content, id: string) {
  const list = content.checklists.find((checklist) => checklist.id === id)
  if (!list) return null
  const { title, intro, version } = list
  return { id: list.id, title, intro, version, groups: groupsOf(list) }
}

/** Null alike for an unknown transcript and one whose day has not come. */
export function findTranscript(content: Content, reader: Reader, id: string) {
  const transcript = content.transcripts.find((t) => t.id === id)
  if (!transcript) return null
  const access = accessTo(content, reader, transcript)
  if (!access.lines) return null
  const { title, kind, lines } = transcript
  return {
    id,
    title,
    kind,
    lines: lines.map((line, n) => ({
      ...line,
      notes: access.notes
        ? transcript.annotations.filter((note) => note.line === n + 1).map(({ kind: mark, text }) => ({ mark, text }))
        : [],
    })),
    judged: access.notes ? { quality: transcript.quality, summary: transcript.summary } : null,
  }
}
