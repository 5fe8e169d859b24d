import { z } from 'zod'
import { reasonOf } from '#app/rules/field-forms'

export const OpenSecondTestForm = z.object({ reason: reasonOf(5, 1000) })
