// Decides what the trainee's activity page may post; the fields of each type stand in its own definition.
import { z } from 'zod'
import { ID } from '#app/rules/field-forms'

export const ActivityIntentForm = z.object({ intent: z.enum(['record', 'submit', 'redo', 'entry', 'withdraw']) })
export const RecordHeadForm = z.object({ revision: z.int().min(0).max(1_000_000) })
export const EntryHeadForm = z.object({ kind: z.string().max(40) })
export const WithdrawForm = z.object({ entryId: ID })
