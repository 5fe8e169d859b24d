import { z } from 'zod'
import { ROLES } from './permissions'

export const USERNAME = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9._-]+$/, { error: 'form.username' })
/** Long beats odd: no composition rules, no rotation (ASVS 6.2). */
export const NEW_PASSWORD = z.string().min(10, { error: 'form.password-short' }).max(200)
export const DISPLAY_NAME = z.string().trim().min(1).max(60)

export const SignInForm = z.object({
  username: z.string().trim().toLowerCase().min(1).max(60),
  password: z.string().min(1).max(200),
  next: z.string().max(500).optional(),
})

export const ChangePasswordForm = z
  .object({ current: z.string().min(1).max(200), password: NEW_PASSWORD, again: z.string().max(200) })
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
  roles: z.array(z.enum(ROLES)).min(1, { error: 'form.role-needed' }),
})
