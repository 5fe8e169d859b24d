// A product whose data changed: everything that speaks of it has to be read again.
import type { Content, Located } from '../read-content'
import { type Judged, warning } from '../report'

interface Speaker extends Located<unknown> {
  what: string
  text: string
  topics: string[]
}

function speakersOf(content: Content): Speaker[] {
  return [
    ...content.lessons.map((lesson) => ({
      ...lesson,
      what: `lesson ${lesson.value.id}`,
      text: lesson.body + JSON.stringify(lesson.value),
      topics: [lesson.value.topic],
    })),
    ...content.items.map((item) => ({
      ...item,
      what: `item ${item.value.id}`,
      text: JSON.stringify(item.value),
      topics: [item.topic],
    })),
    ...content.phrases.map((phrase) => ({
      ...phrase,
      what: `phrase ${phrase.value.code}`,
      text: JSON.stringify(phrase.value),
      topics: [],
    })),
    ...content.transcripts.map((transcript) => ({
      ...transcript,
      what: `transcript ${transcript.value.id}`,
      text: JSON.stringify(transcript.value),
      topics: [],
    })),
  ]
}

export function checkShopChanges(content: Content): Judged[] {
  const changed = content.products.filter((product) => content.reviewedProducts[product.id] !== product.digest)
  if (changed.length === 0) return []
  const speakers = speakersOf(content)
  return changed.flatMap((product) =>
    speakers
      .filter(({ text }) => text.includes(product.id) || text.includes(product.name))
      .map(({ file, line, what, topics }) =>
        warning({
          file,
          line,
          topics,
          rule: 'shop-changed',
          message: `${what} speaks of ${product.id} ${product.name}, whose data changed; read it again, then run npx tsx scripts/review-shop.ts`,
        }),
      ),
  )
}
