import { describe, expect, test } from 'vitest'
import { AppealForm } from '../grading/grading-forms'
import { ChangePasswordForm, DISPLAY_NAME, NEW_PASSWORD, ProfileForm, SignInForm, USERNAME } from './account-forms'

/** An empty field arrives as nothing at all; zod's own words for that ("expected string") are no words for people. */
const OWN_WORDS = /^form\./

describe('a field left empty or far too long is told in our own words', () => {
  test.each([
    ['sign in', SignInForm, {}],
    ['change the password', ChangePasswordForm, {}],
    ['profile', ProfileForm, { locale: 'en', theme: 'dark' }],
    ['appeal', AppealForm, { intent: 'appeal' }],
    ['user name', USERNAME, undefined],
    ['user name of one letter', USERNAME, 'a'],
    ['name of spaces', DISPLAY_NAME, '   '],
    ['long name', DISPLAY_NAME, 'x'.repeat(61)],
    ['long password', NEW_PASSWORD, 'x'.repeat(201)],
  ] as const)('%s', (_, schema, given) => {
    const issues = schema.safeParse(given).error?.issues ?? []
    expect(issues.length).toBeGreaterThan(0)
    for (const issue of issues) expect(issue.message).toMatch(OWN_WORDS)
  })
})
