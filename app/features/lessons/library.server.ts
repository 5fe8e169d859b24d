import { groupsOf } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import { type ContentLanguage, checklistIn, ruleIn } from '#app/content/translation'
import { isOpenTo, type Reader } from './lessons.server'
import { productCard } from './product-card'
import { transcriptAccess } from './transcript-access'

export interface LibraryEntry {
  to: string
  title: string
  intro: string
  language: ContentLanguage
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

function entryOf(to: string, { title, intro, language }: Omit<LibraryEntry, 'to'>): LibraryEntry {
  return { to, title, intro, language }
}

/** What there is to look up beside lessons, phrases and products. */
export function listLibrary(content: Content, reader: Reader, language: ContentLanguage): LibrarySection[] {
  const sections: LibrarySection[] = [
    {
      section: 'rules',
      entries: content.rules.map((rule) => entryOf(`/library/rules/${rule.id}`, ruleIn(content, rule, language))),
    },
    {
      section: 'checklists',
      entries: content.checklists.map((list) =>
        entryOf(`/library/checklists/${list.id}`, checklistIn(content, list, language)),
      ),
    },
    {
      section: 'transcripts',
      entries: content.transcripts
        .filter((transcript) => accessTo(content, reader, transcript).lines)
        .map((transcript) => ({
          to: `/library/transcripts/${transcript.id}`,
          title: transcript.title,
          intro: '',
          language: 'zh-CN',
        })),
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

export function findRule(content: Content, id: string, language: ContentLanguage) {
  const rule = content.rules.find((one) => one.id === id)
  return rule ? ruleIn(content, rule, language) : null
}

export function findChecklist(content: Content, id: string, reads: ContentLanguage) {
  const list = content.checklists.find((checklist) => checklist.id === id)
  if (!list) return null
  const { language, ...told } = checklistIn(content, list, reads)
  const { title, intro, version } = told
  return { id, title, intro, version, language, groups: groupsOf(told) }
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
