// Where a fact comes from: rows of the plan and phrase cards are ids of ours, the rest names documents outside.
import type { CourseSource } from './course-source'

/** Says of a source id whether it leads nowhere. */
export function unknownSourcesOf(content: CourseSource): (source: string) => boolean {
  const cards = new Set(content.phrases.map((phrase) => phrase.value.id))
  return (source) => {
    if (/^D\d{2}-\d{1,2}$/.test(source)) return content.plan !== undefined && !content.planLines.has(source)
    if (/^QR-\d{2}$/.test(source)) return cards.size > 0 && !cards.has(source)
    return false
  }
}
