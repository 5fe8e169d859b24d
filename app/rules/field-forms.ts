// Decides the small fields that forms of every area are made of; messages are keys of i18n/forms.
import { z } from 'zod'

/** Names something that is there already; whether it is, the use case sees. */
export const ID = z.string({ error: 'form.choose' }).min(1, { error: 'form.choose' }).max(64, { error: 'form.choose' })

/** Why something is done, in so many characters at least and at most. */
export function reasonOf(least: number, most: number) {
  return z.string({ error: 'form.required' }).trim().min(least).max(most, { error: 'form.too-long' })
}

/** A line or two, as most changes ask for. */
export const REASON = reasonOf(2, 500)

/** What one may add. */
export const NOTE = z.string().trim().max(2000, { error: 'form.too-long' })

/** Local wall-clock time. */
export const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/
export const CLOCK = z.string({ error: 'form.time' }).regex(CLOCK_TIME, 'form.time')

/** A day of the calendar; 30 February is none. */
export const DATE = z.iso.date({ error: 'form.date' })

/** A day on which a training can be. */
export const TRAINING_DATE = DATE.refine((on) => on >= '2020-01-01' && on < '2100-01-01', { error: 'form.date' })
