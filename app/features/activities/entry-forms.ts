// Decides the small fields that every activity form is made of; messages are keys of i18n/forms.
import { z } from 'zod'
import { findPersonalData } from './personal-data'

/** Free text in which no full phone or identity number may stand. */
export function safeText(max: number) {
  return z
    .string({ error: 'form.required' })
    .trim()
    .min(1, 'form.required')
    .max(max, 'form.too-long')
    .refine((text) => findPersonalData(text) === null, 'form.personal-data')
}

export function optionalText(max: number) {
  return z
    .string()
    .trim()
    .max(max, 'form.too-long')
    .refine((text) => findPersonalData(text) === null, 'form.personal-data')
    .default('')
}

export function countField(max: number) {
  return z.int({ error: 'form.number' }).min(0, 'form.number').max(max, 'form.number')
}

/** Yuan with at most two decimals. */
export const yuanField = z
  .number({ error: 'form.number' })
  .min(0, 'form.number')
  .max(999_999, 'form.number')
  .refine((value) => Math.abs(Math.round(value * 100) - value * 100) < 1e-6, 'form.number')

export const tickedField = z.array(z.string().max(60)).max(200).default([])
