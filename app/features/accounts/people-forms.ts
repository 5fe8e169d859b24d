import { z } from 'zod'
import { REASON } from '#app/rules/field-forms'
import { PersonForm } from './account-forms'
import { ROLES } from './permissions'

/** What the list's address may say; anything else is read as no filter at all. */
export const PeopleQuery = z.object({
  q: z.string().trim().max(60).catch(''),
  role: z.enum(ROLES).optional().catch(undefined),
  status: z.enum(['active', 'deactivated']).optional().catch(undefined),
  after: z.string().max(60).catch(''),
})

export const PersonEditForm = PersonForm.omit({ username: true })

export const ReasonForm = z.object({ reason: REASON })

export const PersonIntent = z.enum(['save', 'reset', 'deactivate', 'reactivate']).catch('save')
