import { z } from 'zod'
import { REASON } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { PersonForm } from './account-forms'
import { ROLES } from './permissions'

/** What the list's address may say; anything else is read as no filter at all. */
export const PeopleQuery = z.object({
  q: z.string().trim().max(LONGEST.search).catch(''),
  role: z.enum(ROLES).optional().catch(undefined),
  status: z.enum(['active', 'deactivated']).optional().catch(undefined),
  after: z.string().max(60).catch(''),
})

export const PersonEditForm = PersonForm.omit({ username: true })

/** `leaves`: of how many things that only they are named for it was agreed that nobody is left. */
export const ReasonForm = z.object({
  reason: REASON,
  leaves: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
})

export const PersonIntent = z.enum(['save', 'reset', 'deactivate', 'reactivate']).catch('save')
