import type { Content } from '#app/content/content.server'
import type { LessonFile } from '#app/content/content-file'
import { nameGaps } from '../quick-replies/phrase-gaps'
import { productCard } from './product-card'
import type { LessonData, PhraseCard } from './use-lesson-data'

/** Ready texts with their gaps named in words. Nothing of how a reply is marked. */
export function phraseCard(content: Pick<Content, 'phraseByCode' | 'slots'>, code: string): PhraseCard | undefined {
  const phrase = content.phraseByCode.get(code)
  if (!phrase) return undefined
  return {
    code,
    name: phrase.name,
    limitSeconds: phrase.limitSeconds,
    texts: phrase.texts.map((text) => nameGaps(text, content.slots)),
  }
}

/** Exactly what the lesson's components will look up. */
export function lessonData(content: Content, lesson: LessonFile): LessonData {
  return {
    lessonId: lesson.id,
    phrases: lesson.phraseCodes.flatMap((code) => phraseCard(content, code) ?? []),
    products: lesson.productIds.flatMap((id) => {
      const product = content.productById.get(id)
      return product ? [productCard(product)] : []
    }),
    figures: Object.fromEntries(
      lesson.figures.flatMap((name) => (content.figures[name] ? [[name, content.figures[name]]] : [])),
    ),
    checklistTitles: lesson.checklists.map((checklist) => checklist.title),
  }
}
