import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { en, zhCN } from 'zod/locales'
import { formMessages } from '#app/i18n/forms'
import type { Locale } from '#app/i18n/messages'

/** No form of ours is larger; exam answers and typed passages are the longest texts. */
const MAX_FIELDS = 500
/** Never sent back to be filled in again. */
const SECRET_FIELDS = ['password', 'current', 'again']
const LOCALE_ERRORS = { 'zh-CN': zhCN().localeError, en: en().localeError }

export type ParsedForm<T> = { ok: true; value: T } | { ok: false; submission: SubmissionResult<string[]> }

/** Own messages are keys such as `form.username`; everything else zod says in the reader's language. */
function translate(messages: string[], locale: Locale): string[] {
  const own: Record<string, string> = formMessages[locale]
  return messages.map((message) => own[message] ?? message)
}

/** Reads the body as a form; a body that is no form reads as an empty one, so every fault becomes a field message. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => new FormData())
  return [...form.keys()].length > MAX_FIELDS ? new FormData() : form
}

export function parseFormData<S extends z.ZodType>(form: FormData, schema: S, locale: Locale): ParsedForm<z.output<S>> {
  const plain = new FormData()
  for (const [key, value] of form) if (typeof value === 'string') plain.append(key, value)
  const submission = parseWithZod(plain, { schema, error: LOCALE_ERRORS[locale] as z.core.$ZodErrorMap })
  if (submission.status === 'success') return { ok: true, value: submission.value as z.output<S> }
  const reply = submission.reply({ hideFields: SECRET_FIELDS }) as SubmissionResult<string[]>
  const error = Object.fromEntries(
    Object.entries(reply.error ?? {}).map(([field, messages]) => [field, messages ? translate(messages, locale) : null]),
  )
  return { ok: false, submission: { ...reply, error } }
}

export async function parseForm<S extends z.ZodType>(request: Request, schema: S, locale: Locale): Promise<ParsedForm<z.output<S>>> {
  return parseFormData(await readForm(request), schema, locale)
}
