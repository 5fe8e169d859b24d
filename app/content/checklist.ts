// Decides what a checklist looks like on disk (content/courses/<course>/checklists/*.yaml).
import { z } from 'zod'
import { slug, text } from './fields'

const point = z.strictObject({ id: slug, text })

/** A list to tick, or a tour of stations each with its own list; never both. */
export const ChecklistSchema = z
  .strictObject({
    id: slug,
    version: z.int().min(1),
    title: text,
    intro: text,
    items: z.array(point).min(1).optional(),
    stations: z
      .array(z.strictObject({ id: slug, title: text, items: z.array(point).min(1) }))
      .min(1)
      .optional(),
  })
  .refine((list) => (list.items === undefined) !== (list.stations === undefined), {
    message: 'either items or stations, not both',
  })
export type Checklist = z.infer<typeof ChecklistSchema>

interface ChecklistGroup {
  title: string | null
  items: z.infer<typeof point>[]
}

/** Stations and plain lists in one shape. */
export function groupsOf(list: Checklist): ChecklistGroup[] {
  return list.stations?.map(({ title, items }) => ({ title, items })) ?? [{ title: null, items: list.items ?? [] }]
}

export interface Station {
  id: string
  title: string
  items: { id: string; text: string }[]
}

/** What is signed one by one: each station, or each line of a list without stations. */
export function stationsOf(list: Checklist): Station[] {
  return list.stations ?? (list.items ?? []).map(({ id, text }) => ({ id, title: text, items: [] }))
}
