import { z } from 'zod'
import { ROLES } from './permissions'

export const USERNAME = z
  .string({ error: 'form.required' })
  .trim()
  .toLowerCase()
  .min(2, { error: 'form.username-length' })
  .max(60, { error: 'form.username-length' })
  .regex(/^[a-z0-9._-]+$/, { error: 'form.username' })
/** Long beats odd: no composition rules, no rotation (ASVS 6.2). */
export const NEW_PASSWORD = z
  .string({ error: 'form.password-short' })
  .min(10, { error: 'form.password-short' })
  .max(200, { error: 'form.too-long' })
export const DISPLAY_NAME = z
  .string({ error: 'form.required' })
  .trim()
  .min(1, { error: 'form.required' })
  .max(60, { error: 'form.too-long' })
const GIVEN_PASSWORD = z
  .string({ error: 'form.required' })
  .min(1, { error: 'form.required' })
  .max(200, { error: 'form.too-long' })

export const SignInForm = z.object({
  username: z
    .string({ error: 'form.required' })
    .trim()
    .toLowerCase()
    .min(1, { error: 'form.required' })
    .max(60, { error: 'form.too-long' }),
  password: GIVEN_PASSWORD,
  next: z.string().max(500).optional(),
})

export const ChangePasswordForm = z
  .object({ current: GIVEN_PASSWORD, password: NEW_PASSWORD, again: GIVEN_PASSWORD })
  .refine((v) => v.password === v.again, { path: ['again'], error: 'form.password-again' })
  .refine((v) => v.password !== v.current, { path: ['password'], error: 'form.password-same' })

export const ProfileForm = z.object({
  displayName: DISPLAY_NAME,
  locale: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
})

export const PersonForm = z.object({
  username: USERNAME,
  displayName: DISPLAY_NAME,
  roles: z.array(z.enum(ROLES), { error: 'form.role-needed' }).min(1, { error: 'form.role-needed' }),
})
