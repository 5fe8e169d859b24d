// Decides which phrases are offered for what has been typed so far: the code itself before those that only begin with it.
import { foldCode } from './drill'

const MATCHES_SHOWN = 6

export function findMatches<T extends { code: string; name: string }>(
  codes: readonly T[],
  { code, text }: { code: string; text: string },
): T[] {
  const typed = foldCode(/^[/／、]/.test(text) ? text : text === '' ? code : '')
  if (typed === '') return []
  const found = codes.filter((entry) => entry.code.startsWith(typed) || entry.name.includes(typed))
  return found.sort((a, b) => Number(b.code === typed) - Number(a.code === typed)).slice(0, MATCHES_SHOWN)
}
