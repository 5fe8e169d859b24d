import { createContext, useContext } from 'react'

export interface PhraseCard {
  code: string
  name: string
  limitSeconds: number
  texts: string[]
}

export interface ProductCard {
  id: string
  name: string
  category: string
  material: string
  sevenDay: 'yes' | 'no' | 'sealed'
  care: string
  weak: string
  sizeChart: string | null
  /** Parts that can be sent alone. */
  spares: string[]
  /** Lowest and highest price in yuan; the same where there is one. */
  from: number
  to: number
  lines: SkuLine[]
}

/** One size: its price in yuan, its packed weight in grams, and the pieces in stock by colour. */
export interface SkuLine {
  size: string
  price: number
  weight: number
  stock: { color: string; pieces: number }[]
}

/** What the components inside a lesson look up: only what this lesson names. */
export interface LessonData {
  lessonId: string
  phrases: PhraseCard[]
  products: ProductCard[]
  /** SVG text by name; ours, drawn by the content's authors and checked by the content check. */
  figures: Record<string, string>
  checklistTitles: string[]
}

const NOTHING: LessonData = { lessonId: '', phrases: [], products: [], figures: {}, checklistTitles: [] }

export const LessonDataContext = createContext<LessonData>(NOTHING)

export function useLessonData(): LessonData {
  return useContext(LessonDataContext)
}
