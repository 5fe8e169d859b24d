import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { hasUnseen, plainName } from '#app/rules/shown-name'
import { containsName, isCommonPassword } from './common-passwords'
import { ROLES } from './permissions'

const LONG = { error: 'form.too-long' }

/** An empty field arrives as nothing; the error of the string itself answers that. */
function given() {
  return z.string({ error: 'form.required' })
}

export const USERNAME = given()
  .trim()
  .toLowerCase()
  .min(2, { error: 'form.username-short' })
  .max(LONGEST.username, LONG)
  .regex(/^[a-z0-9._-]+$/, { error: 'form.username' })
/** Long beats odd: no composition rules, no rotation (ASVS 6.2). */
export const NEW_PASSWORD = given()
  .min(10, { error: 'form.password-short' })
  .max(LONGEST.password, LONG)
  .refine((password) => !isCommonPassword(password), { error: 'form.password-common' })
/** Every name that people read: of a person, a cohort, a holiday. */
export const SHOWN_NAME = given()
  .max(600, LONG)
  .transform(plainName)
  .pipe(
    z
      .string()
      .min(1, { error: 'form.required' })
      .max(LONGEST.shownName, LONG)
      .refine((name) => !hasUnseen(name), { error: 'form.name-unseen' }),
  )

export const SignInForm = z.object({
  username: given().trim().toLowerCase().min(1, { error: 'form.required' }).max(LONGEST.username, LONG),
  password: given().max(LONGEST.password, LONG),
  next: z.string().max(500).optional(),
})

export const ChangePasswordForm = z
  .object({
    current: given().max(LONGEST.password, LONG),
    password: NEW_PASSWORD,
    again: given().max(LONGEST.password, LONG),
  })
  .refine((v) => v.password === v.again, { path: ['again'], error: 'form.password-again' })
  .refine((v) => v.password !== v.current, { path: ['password'], error: 'form.password-same' })

/** `names` are those that anybody would try first: the person's own user name and the shop's. */
export function changePasswordFormFor(names: readonly string[]) {
  return ChangePasswordForm.refine((v) => !containsName(v.password, names), {
    path: ['password'],
    error: 'form.password-name',
  })
}

export const ProfileForm = z.object({
  displayName: SHOWN_NAME,
  locale: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
})

export const PersonForm = z.object({
  username: USERNAME,
  displayName: SHOWN_NAME,
  roles: z.array(z.enum(ROLES), { error: 'form.role-needed' }).min(1, { error: 'form.role-needed' }),
})
