import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LOCALES } from '#app/i18n/messages'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { parseFormData } from './form.server'

const SCHEMA = z.object({
  name: z.string().min(1).max(5),
  reason: z.string().min(10),
  kind: z.enum(['rest', 'work']),
  percent: z.coerce.number().min(0).max(100),
  count: z.int().min(1),
})

function errorsOf(fields: Record<string, string>, locale: (typeof LOCALES)[number]) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const parsed = parseFormData(form, SCHEMA, locale)
  return parsed.ok ? {} : (parsed.submission.error ?? {})
}

describe('what a form says of its fields', () => {
  it('says in plain words what is missing', () => {
    expect(errorsOf({}, 'zh-CN')).toEqual({
      name: ['请填写这一项'],
      reason: ['请填写这一项'],
      kind: ['请选择一项'],
      percent: ['请填写数字'],
      count: ['请填写数字'],
    })
  })

  it('says in plain words what is too much or too little', () => {
    const fields = { name: '一二三四五六', reason: '太短', kind: 'else', percent: '101', count: '0' }
    expect(errorsOf(fields, 'zh-CN')).toEqual({
      name: ['最多 5 个字'],
      reason: ['至少写 10 个字'],
      kind: ['请选择一项'],
      percent: ['不能大于 100'],
      count: ['不能小于 1'],
    })
    expect(errorsOf(fields, 'en')).toEqual({
      name: ['At most 5 characters'],
      reason: ['Write at least 10 characters'],
      kind: ['Choose one'],
      percent: ['No more than 100'],
      count: ['No less than 1'],
    })
  })

  it.each(LOCALES)('never speaks of types (%s)', (locale) => {
    const said = JSON.stringify([errorsOf({}, locale), errorsOf({ name: 'x', count: '1.5', percent: 'x' }, locale)])
    expect(said).not.toMatch(/string|undefined|NaN|\bint\b|无效输入|Invalid/)
  })
})

it('says how long a text has to be that a rule counts by people’s characters, and leaves out the key', () => {
  const counted = z.strictObject({
    note: z.string().superRefine((text, context) => {
      if (isTooShort(text, 4)) context.addIssue(tooShort(text, 4))
    }),
  })
  const read = (note: string) => {
    const form = new FormData()
    form.append('formKey', 'key-1')
    form.append('note', note)
    const parsed = parseFormData(form, counted, 'zh-CN')
    return parsed.ok ? 'ok' : parsed.submission.error?.note
  }
  expect(read('𠮷𠮷𠮷')).toEqual(['至少写 4 个字'])
  expect(read('𠮷𠮷𠮷𠮷')).toBe('ok')
})

it('counts a line break as browsers do for maxlength, though a form sends two characters', () => {
  const form = new FormData()
  form.append('note', '一\r\n二\r\n三')
  const parsed = parseFormData(form, z.object({ note: z.string().max(5) }), 'zh-CN')
  expect(parsed.ok && parsed.value).toEqual({ note: '一\n二\n三' })
})
