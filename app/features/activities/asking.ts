// Decides what is asked beside the work: a question in any activity but a question time, where questions are the work itself.
import { z } from 'zod'
import type { ActivityType } from '#app/content/activity-settings'
import { LONGEST } from '#app/rules/field-limits'
import type { WritableEntry } from './activity-type'
import { safeText } from './entry-forms'

export const QUESTION = 'question'

export const ASKED: WritableEntry = { form: z.object({ text: safeText(LONGEST.question) }), cap: () => 30 }

export function isBeside(type: ActivityType, kind: string): boolean {
  return kind === QUESTION && type !== 'question-time'
}
