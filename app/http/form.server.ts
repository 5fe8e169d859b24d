import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { en, zhCN } from 'zod/locales'
import { formMessages, limitMessages } from '#app/i18n/forms'
import type { Locale } from '#app/i18n/messages'
import { FORM_KEY } from '#app/rules/form-key'
import { isCut } from './body.server'

/**
 * `name`, `a.b`, `a[3]`. The form library builds what a name describes: `a[999999999]` would fill the memory, a name of a
 * thousand parts the stack, and names that begin with __ are its own commands.
 */
const FIELD_NAME = /^[A-Za-z][\w-]{0,80}(?:\.[A-Za-z0-9][\w-]{0,80}|\[\d{0,3}\]){0,4}$/
const NOT_A_NAME = /(?:^|\.)(?:constructor|prototype)(?=$|[.[])/
/** Never sent back to be filled in again. */
const SECRET_FIELDS = ['password', 'current', 'again']
const LOCALE_ERRORS = { 'zh-CN': zhCN().localeError, en: en().localeError }

/** A form that was understood can still be answered at one of its fields. */
export interface SoundForm {
  locale: Locale
  blame: (field: string, message: string) => SubmissionResult<string[]>
  /** Everything as it was sent, for a page that shows something first. */
  sent: () => SubmissionResult<string[]>
}

export type ParsedForm<T> = ({ ok: true; value: T } & SoundForm) | { ok: false; submission: SubmissionResult<string[]> }

/** What zod would say of types and bounds, in words for people; the few other cases it says itself. */
function plainError(locale: Locale): z.core.$ZodErrorMap {
  const limits = limitMessages[locale]
  return (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return issue.expected === 'number' || issue.expected === 'int' ? 'form.number' : 'form.required'
      case 'invalid_value':
      case 'invalid_union':
        return 'form.choose'
      case 'too_big':
        return issue.origin === 'string' ? limits.longest(Number(issue.maximum)) : limits.largest(Number(issue.maximum))
      case 'too_small':
        if (issue.origin === 'string')
          return issue.input === '' ? 'form.required' : limits.shortest(Number(issue.minimum))
        return issue.origin === 'array' ? 'form.choose' : limits.smallest(Number(issue.minimum))
      default:
        return LOCALE_ERRORS[locale](issue)
    }
  }
}

/** Own messages are keys such as `form.username`. */
function translate(messages: string[], locale: Locale): string[] {
  const own: Record<string, string> = formMessages[locale]
  return messages.map((message) => own[message] ?? message)
}

/**
 * Keeps texts under sound names; the key has done its work before any action (form-once). PostgreSQL stores no zero character,
 * and nobody types one. A line break is one character, as it is for maxlength; a form sends it as two.
 */
function soundFields(form: FormData): FormData {
  const sound = new FormData()
  for (const [name, value] of form)
    if (typeof value === 'string' && FIELD_NAME.test(name) && !NOT_A_NAME.test(name) && name !== FORM_KEY)
      sound.append(name, value.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n'))
  return sound
}

/** Forms whose fields never came, because their body was too large. */
const cutForms = new WeakSet<FormData>()

function cutForm(): FormData {
  const form = new FormData()
  cutForms.add(form)
  return form
}

async function readFields(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData())
}

/** Reads the body as a form; a body that is no form reads as an empty one, so every fault becomes a field message. */
export async function readForm(request: Request): Promise<FormData> {
  return isCut(request) ? cutForm() : soundFields(await readFields(request))
}

/** For a form that carries a file in `field`: the file, or null, beside the texts; `tooLarge` when nothing of it was taken in. */
export async function readUpload(
  request: Request,
  field: string,
): Promise<{ form: FormData; file: File | null; tooLarge: boolean }> {
  if (isCut(request)) return { form: cutForm(), file: null, tooLarge: true }
  const body = await readFields(request)
  const file = body.get(field)
  return { form: soundFields(body), file: file instanceof File && file.size > 0 ? file : null, tooLarge: false }
}

export function parseFormData<S extends z.ZodType>(form: FormData, schema: S, locale: Locale): ParsedForm<z.output<S>> {
  // Not field by field: everything would be called missing, while it is all still on the person's screen.
  if (cutForms.has(form))
    return { ok: false, submission: { status: 'error', error: { '': [formMessages[locale]['form.too-large']] } } }
  const submission = parseWithZod(soundFields(form), { schema, error: plainError(locale) })
  if (submission.status === 'success') {
    const blame: SoundForm['blame'] = (field, message) =>
      submission.reply({ fieldErrors: { [field]: [message] }, hideFields: SECRET_FIELDS }) as SubmissionResult<string[]>
    const sent = () => submission.reply({ hideFields: SECRET_FIELDS }) as SubmissionResult<string[]>
    return { ok: true, value: submission.value as z.output<S>, locale, blame, sent }
  }
  const reply = submission.reply({ hideFields: SECRET_FIELDS }) as SubmissionResult<string[]>
  const error = Object.fromEntries(
    Object.entries(reply.error ?? {}).map(([field, messages]) => [
      field,
      messages ? translate(messages, locale) : null,
    ]),
  )
  return { ok: false, submission: { ...reply, error } }
}

export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  locale: Locale,
): Promise<ParsedForm<z.output<S>>> {
  return parseFormData(await readForm(request), schema, locale)
}
