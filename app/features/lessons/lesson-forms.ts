import { z } from 'zod'
import type { Questionnaire } from '#app/content/questionnaire'
import { LONGEST } from '#app/rules/field-limits'
import { QUESTIONNAIRE_MARKS } from './questionnaire-marks'

export const LessonIntentForm = z.object({ intent: z.enum(['read', 'answer']) })

export const AnswerForm = z.object({
  question: z.string().regex(/^q\d$/),
  choice: z.array(z.string().max(5)).min(1, { error: 'form.choose' }).max(8),
})

export const ProgressForm = z.object({ percent: z.coerce.number().int().min(0).max(100) })

/** One field per question: `s-<id>` for marks, `o-<id>` for open answers. */
export function questionnaireForm(questionnaire: Questionnaire) {
  const marks = questionnaire.scored.map(
    ({ id }) => [`s-${id}`, z.enum(QUESTIONNAIRE_MARKS, { error: 'form.choose' })] as const,
  )
  const texts = questionnaire.open.map(
    ({ id }) => [`o-${id}`, z.string().trim().max(LONGEST.openAnswer, { error: 'form.too-long' }).optional()] as const,
  )
  return z.object(Object.fromEntries<z.ZodType<string | undefined>>([...marks, ...texts]))
}

export interface QuestionnaireAnswers {
  /** The questionnaire's own version at the time. */
  version: number
  scored: Record<string, number>
  open: Record<string, string>
}

export function questionnaireAnswers(
  questionnaire: Questionnaire,
  form: Record<string, string | undefined>,
): QuestionnaireAnswers {
  return {
    version: questionnaire.version,
    scored: Object.fromEntries(questionnaire.scored.map(({ id }) => [id, Number(form[`s-${id}`])])),
    open: Object.fromEntries(questionnaire.open.map(({ id }) => [id, form[`o-${id}`] ?? ''])),
  }
}
