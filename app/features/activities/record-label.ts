// Decides which words may stand beside a field of a record where somebody else reads it.
import type { activityMessages } from '#app/i18n/activities'

type Words = (typeof activityMessages)['zh-CN']
type TextsOf<T> = { [K in keyof T & string]: T[K] extends string ? K : never }[keyof T & string]

/** A text of i18n/activities, such as `note` or `live.account`. */
export type RecordLabel =
  | TextsOf<Words>
  | { [K in keyof Words & string]: Words[K] extends object ? `${K}.${TextsOf<Words[K]>}` : never }[keyof Words & string]

export function labelOf(words: Words, label: RecordLabel): string {
  return label.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], words) as string
}
