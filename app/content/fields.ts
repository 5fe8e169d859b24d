// The fields that the schemas of the course are made of: one meaning and one message each.
import { z } from 'zod'
import { CLOCK_TIME } from '#app/rules/field-forms'

export const text = z.string().trim().min(1)
export const slug = z.string().regex(/^[a-z0-9-]+$/, 'a short id such as first-aid')
/** Local wall-clock time of the shop. */
export const clock = z.string().regex(CLOCK_TIME, 'a time such as 09:30')
/** A date of the calendar; 30 February is none. */
export const date = z.iso.date('a date as YYYY-MM-DD')
export const percent = z.int().min(0).max(100)
export const activityId = z.string().regex(/^D\d{2}-\d{1,2}$/, 'an id such as D03-2')
export const lessonId = z.string().regex(/^d\d{2}-[a-z0-9-]+$/, 'an id such as d03-orders')
export const topicId = z.string().regex(/^T\d{2}$/, 'an id such as T03')
export const intentId = z.string().regex(/^QR-\d{2}$/, 'an id such as QR-07')
/** A case of a drill card. */
export const caseId = z.string().regex(/^C-\d{3}$/, 'an id such as C-101')
/** A product, and words that stand in its size or are its colour. */
export const productAbout = z.string().regex(/^X\d{3}( \S+)*$/, 'a product such as X101, or X101 220×240 云白')
