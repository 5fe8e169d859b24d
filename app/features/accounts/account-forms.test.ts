import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { formMessages } from '#app/i18n/forms'
import { AppealForm } from '../grading/grading-forms'
import { ChangePasswordForm, PersonForm, ProfileForm, SignInForm } from './account-forms'
import { PersonEditForm, ReasonForm } from './people-forms'

const LONG = 'x'.repeat(600)

/** An empty field arrives as nothing at all; zod's own words for that ("expected string") are no words for people. */
const SENT: [string, z.ZodType, object][] = [
  ['an empty sign-in', SignInForm, {}],
  ['an endless sign-in', SignInForm, { username: LONG, password: LONG }],
  ['an empty new password', ChangePasswordForm, {}],
  ['an endless new password', ChangePasswordForm, { current: LONG, password: LONG, again: LONG }],
  ['an empty profile', ProfileForm, { locale: 'en', theme: 'dark' }],
  ['a profile of spaces', ProfileForm, { displayName: '   ', locale: 'en', theme: 'dark' }],
  ['a profile of nothing that can be seen', ProfileForm, { displayName: '\u200B\u3164', locale: 'en', theme: 'dark' }],
  ['a name over two lines', PersonForm, { username: 'ann', displayName: '张\n小雨', roles: ['trainee'] }],
  ['a name that turns the line around', PersonEditForm, { displayName: '张\u202E小雨', roles: ['trainee'] }],
  ['an empty person', PersonForm, { roles: [] }],
  ['a person with one letter', PersonForm, { username: 'a', displayName: LONG, roles: ['trainee'] }],
  ['an edit without a name', PersonEditForm, { roles: ['trainee'] }],
  ['no reason', ReasonForm, {}],
  ['an empty appeal', AppealForm, { intent: 'appeal' }],
]

describe('forms of accounts', () => {
  test.each(SENT)('%s is refused in our own words', (_, schema, sent) => {
    const { error } = schema.safeParse(sent)
    // What is missing or too short is put in words where the form is read, with the number.
    const told = error?.issues.filter((issue) => issue.code !== 'too_small' && issue.code !== 'invalid_type')
    expect(told?.map((issue) => issue.message).filter((m) => !(m in formMessages['zh-CN']))).toEqual([])
    expect(error?.issues.length).toBeGreaterThan(0)
  })

  test('a name is kept composed, in one line, without what copying brought along', () => {
    const { displayName } = PersonEditForm.parse({
      displayName: '\uFEFF Jose\u0301\u00A0\u00A0Ortiz\u200B\n',
      roles: ['trainee'],
    })
    expect(displayName).toBe('José Ortiz')
  })
})
