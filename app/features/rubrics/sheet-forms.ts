// Decides what the forms of a marked sheet and a debrief may send. The sheet's schema is built from its rubric.
import { z } from 'zod'
import type { Rubric } from '#app/content/rubric'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { wholeNumber } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { optionalText, safeText } from '../activities/entry-forms'
import { dateOfMoment, momentFields, momentIssue, optionalDate } from '../signoffs/sign-forms'
import { NOTE_LENGTH, needsNote, type SheetMarks } from './score-sheet'
import { LIVE_RUBRIC, WHY_LENGTH } from './sheet'
import { DEBRIEF_NOTE_LENGTH, debriefGapFields, levelField, lineField, noteField } from './sheet-fields'

const COMMENT_LENGTH = 4
/** After a hard fault the sheet must say what happened, because it counts as nothing. */
const FAULT_COMMENT_LENGTH = 10

export interface SheetFormValue extends SheetMarks {
  revision: number
  comment: string
  why: string
  stateMark: number | null
  tookPlaceOn: string | null
  /** Keys of lines by criterion; only a mystery sheet has any. */
  lines: Record<string, string>
}

/** `visit.line`, of a chat that was held. */
const lineKey = z.string().max(80).default('')

export function sheetForm(rubric: Rubric): z.ZodType<SheetFormValue> {
  const marks = Object.fromEntries(
    rubric.criteria.flatMap(({ id }) => [
      [levelField(id), z.enum(['3', '2', '1', '0'], { error: 'form.level' })],
      [noteField(id), optionalText(LONGEST.criterionNote)],
      [lineField(id), lineKey],
    ]),
  )
  const fields = z.object({
    ...marks,
    revision: z.int().min(0).max(10_000),
    hardFault: z
      .array(z.enum(rubric.hardFaults.map((fault) => fault.id)))
      .max(20)
      .default([]),
    comment: safeText(LONGEST.sheetComment).superRefine((comment, context) => {
      if (isTooShort(comment, COMMENT_LENGTH)) context.addIssue(tooShort(comment, COMMENT_LENGTH))
    }),
    why: optionalText(LONGEST.sheetComment),
    /** Sent where this person has marked already. */
    again: z.literal('1').optional(),
    ...momentFields,
    ...(rubric.id === LIVE_RUBRIC ? { stateMark: wholeNumber(BOUNDS.stateMark) } : {}),
  })
  // Asked whatever else is missing, so that everything is said at once.
  const withNotes = rubric.criteria.reduce(
    (schema, { id }) =>
      schema.refine(
        (form: Record<string, unknown>) =>
          !needsNote(Number(form[levelField(id)])) || !isTooShort(String(form[noteField(id)] ?? ''), NOTE_LENGTH),
        { path: [noteField(id)], error: 'form.level-note', when: () => true },
      ),
    fields,
  )
  return withNotes
    .refine((form: Record<string, unknown>) => !form.again || !isTooShort(String(form.why ?? ''), WHY_LENGTH), {
      path: ['why'],
      error: 'form.sheet-why',
      when: () => true,
    })
    .superRefine((form: Record<string, unknown>, context) => {
      momentIssue(form, context)
      const comment = String(form.comment)
      if ((form.hardFault as string[]).length > 0 && isTooShort(comment, FAULT_COMMENT_LENGTH))
        context.addIssue({ ...tooShort(comment, FAULT_COMMENT_LENGTH), path: ['comment'] })
    })
    .transform((form: Record<string, unknown>) => ({
      levels: Object.fromEntries(rubric.criteria.map(({ id }) => [id, Number(form[levelField(id)])])),
      notes: Object.fromEntries(rubric.criteria.map(({ id }) => [id, String(form[noteField(id)] ?? '')])),
      hardFaults: form.hardFault as string[],
      lines: Object.fromEntries(
        rubric.criteria.map(({ id }) => [id, String(form[lineField(id)] ?? '')]).filter(([, line]) => line !== ''),
      ),
      revision: form.revision as number,
      comment: form.comment as string,
      why: form.why as string,
      stateMark: typeof form.stateMark === 'number' ? form.stateMark : null,
      tookPlaceOn: dateOfMoment(form),
    })) as unknown as z.ZodType<SheetFormValue>
}

/** A line without text is no gap. */
export const DebriefForm = z
  .object({
    note: safeText(LONGEST.debrief).superRefine((note, context) => {
      if (isTooShort(note, DEBRIEF_NOTE_LENGTH)) context.addIssue(tooShort(note, DEBRIEF_NOTE_LENGTH))
    }),
    ...Object.fromEntries(
      debriefGapFields.flatMap(({ text, source, due, closed }) => [
        [text, optionalText(LONGEST.gap)],
        [source, optionalText(LONGEST.gapSource)],
        [due, optionalDate],
        [closed, z.literal('yes').optional()],
      ]),
    ),
  })
  .superRefine((form: Record<string, unknown>, context) => {
    const written = debriefGapFields.filter(({ text }) => form[text] !== '')
    if (written.length === 0)
      context.addIssue({ code: 'custom', path: [debriefGapFields[0]!.text], message: 'form.gaps-needed' })
    for (const { due, closed } of written)
      if ((form[closed] === 'yes') === (form[due] !== null))
        context.addIssue({ code: 'custom', path: [due], message: 'form.gap-open' })
  })
  .transform((form: Record<string, unknown>) => ({
    note: form.note as string,
    gaps: debriefGapFields
      .filter(({ text }) => form[text] !== '')
      .map(({ text, source, due, closed }) => ({
        text: form[text] as string,
        source: form[source] as string,
        dueOn: form[due] as string | null,
        closed: form[closed] === 'yes',
      })),
  }))
