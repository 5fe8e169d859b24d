import { findFormContent } from '#db/queries/exam-forms'
import type { DbOrTx } from '#db/transaction'
import type { FormContent } from './form-content'

/** A form never changes once drawn, and every save asks for it: the newest few hundred stay parsed. */
const MAX_KEPT = 200
const kept = new Map<string, FormContent>()

/** @throws for an unknown id: an attempt cannot exist without its form. */
export async function loadForm(db: DbOrTx, formId: string): Promise<FormContent> {
  const known = kept.get(formId)
  if (known) return known
  const row = await findFormContent(db, formId)
  if (!row) throw new Error(`No exam form ${formId}`)
  const form = JSON.parse(row.content) as FormContent
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value as string)
  kept.set(formId, form)
  return form
}
