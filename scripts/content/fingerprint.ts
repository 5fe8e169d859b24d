// Tells one wording of a text from another, so that a translation can name the one it was made of.
import { createHash } from 'node:crypto'
import type { Checklist } from '#app/content/checklist'

/** 16 hexadecimal digits. */
export function fingerprintOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16)
}

/** Of what is read; a new version number alone needs no new translation. */
export function fingerprintOfChecklist({ version: _, ...list }: Checklist): string {
  return fingerprintOf(JSON.stringify(list))
}
