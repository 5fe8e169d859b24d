// Decides when a trainee and a mentor have agreed on how they work together, each for themselves, and to which text. With another
// mentor both agree anew.
import type { Checklist } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'

/** The trainee's word, and the mentor's: entries of the row that names the text. */
export const AGREED = { trainee: 'agreement', mentor: 'agreement-mentor' } as const

/** What was agreed to, as it stood; what is written later changes nothing of it. */
export interface Agreement {
  version: number
  title: string
  points: string[]
  traineeName: string
  mentorId: string
  mentorName: string
}

interface Pair {
  traineeName: string
  mentorId: string | null
  mentorName: string | null
}

/** The text that a row asks both to agree to; null where it asks for none. */
export function agreementText(
  content: Pick<Content, 'checklists'>,
  settings: object,
): Pick<Checklist, 'version' | 'title' | 'items'> | null {
  const id = 'agreement' in settings ? settings.agreement : undefined
  return content.checklists.find((list) => list.id === id) ?? null
}

/** The version that was read has to be today's, and there has to be somebody to agree with. */
export function decideAgreement(
  text: ReturnType<typeof agreementText>,
  { traineeName, mentorId, mentorName }: Pair,
  readVersion: number,
): Outcome<Agreement> {
  if (text === null || mentorId === null || mentorName === null) return refuse('wrong-state')
  if (text.version !== readVersion) return refuse('stale')
  const { version, title, items = [] } = text
  const points = items.map((item) => item.text)
  return accept({ version, title, points, traineeName, mentorId, mentorName })
}

/** The newest word that stands of one of the two; null where none does. */
export function standingAgreement<Entry extends { kind: string; state: string }>(
  entries: readonly Entry[],
  part: keyof typeof AGREED,
): Entry | null {
  return entries.filter(({ kind, state }) => kind === AGREED[part] && state !== 'withdrawn').at(-1) ?? null
}
