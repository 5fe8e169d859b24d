// Decides how the gaps of a ready text read: in the file they are names for machines, for people they are words in 【】.

export interface Slot {
  name: string
  label: string
}

/** A gap nobody has filled in: as people see it, or as the file has it. */
export const GAP = /\{[a-zA-Z]+\}|【[^【】]{1,40}】/g

/** What a case knows stands in its gap; the others stay open. */
export function fillGaps(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => known[name] ?? gap)
}

/** {orderNo} → 【订单号】 */
export function nameGaps(text: string, slots: readonly Slot[]): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => `【${slots.find((s) => s.name === name)?.label ?? name}】`)
}
