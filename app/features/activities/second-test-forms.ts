import { z } from 'zod'
import { reasonOf } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'

export const OpenSecondTestForm = z.object({ reason: reasonOf(5, LONGEST.reason) })
