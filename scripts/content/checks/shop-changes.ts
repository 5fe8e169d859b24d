// A product or a decision of the shop that changed: everything that speaks of it has to be read again.
import type { CourseSource, Located } from '../course-source'
import { fault, type Judged, warning } from '../report'

interface Speaker extends Located<unknown> {
  what: string
  text: string
  topics: string[]
}

function speakersOf(content: CourseSource): Speaker[] {
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
    ...[
      ...content.checklists,
      ...content.rules,
      ...content.questionnaires,
      ...content.passages,
      ...content.oralQuestions,
      ...content.phoneCards,
    ].map(({ value, file, line }) => ({
      value,
      file,
      line,
      what: value.id,
      text: JSON.stringify(value),
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

const MENTIONS = 'shop/mentions.yaml'

export function checkShopChanges(content: CourseSource): Judged[] {
  const changed = changesOf(content)
  const unspoken = unspokenFacts(content)
  if (changed.length === 0) return unspoken
  const speakers = speakersOf(content)
  const found = changed.flatMap(({ what: changedPart, words }) =>
    speakers
      .filter(({ text }) => words.some((word) => text.includes(word)))
      .map(({ file, line, what, topics }) =>
        warning({
          file,
          line,
          topics,
          rule: 'shop-changed',
          message: `${what} speaks of ${changedPart}, whose data changed; read it again, then run npm run review-shop`,
        }),
      ),
  )
  return [...unspoken, ...found]
}

function changesOf(content: CourseSource): { what: string; words: string[] }[] {
  const products = content.products
    .filter((product) => content.reviewedProducts[product.id] !== product.digest)
    .map((product) => ({
      what: `${product.id} ${product.name}`,
      words: [product.id, product.name, ...(product.called ?? [])],
    }))
  const facts = content.shopFacts
    .filter((fact) => content.reviewedFacts[fact.path] !== fact.digest)
    .map((fact) => ({ what: fact.path, words: [...fact.words, ...(content.mentions[fact.path] ?? [])] }))
  return [...products, ...facts]
}

/** A fact without words could change and nobody would hear of it. */
function unspokenFacts(content: CourseSource): Judged[] {
  const at = (message: string) =>
    fault({ file: `content/courses/${content.id}/${MENTIONS}`, line: 1, rule: 'shop-mention', message })
  const paths = new Set(content.shopFacts.map((fact) => fact.path))
  return [
    ...content.shopFacts
      .filter((fact) => fact.words.length === 0 && !content.mentions[fact.path])
      .map((fact) => at(`no words for ${fact.path}`)),
    ...Object.keys(content.mentions)
      .filter((path) => !paths.has(path))
      .map((path) => at(`${path} is no fact of the shop`)),
  ]
}
