import { TooBusyError, verifyPassword } from './password.server'
import type { PasswordVerdict } from './turnstile.server'

/** Hashes in any case, so that the clock does not tell which names exist. */
async function judgePassword(password: string, passwordHash: string | undefined): Promise<PasswordVerdict> {
  try {
    return (await verifyPassword(password, passwordHash)) ? 'right' : 'wrong'
  } catch (error) {
    if (error instanceof TooBusyError) return 'unknown'
    throw error
  }
}

/**
 * One try of somebody whom a turnstile let in, or turned away with null: `unknown`, as when the server is too busy to
 * look. However it ends, the turnstile hears of it.
 */
export async function tryPassword(
  tell: ((verdict: PasswordVerdict) => void) | null,
  password: string,
  passwordHash: string | undefined,
): Promise<PasswordVerdict> {
  let verdict: PasswordVerdict = 'unknown'
  if (!tell) return verdict
  try {
    verdict = await judgePassword(password, passwordHash)
  } finally {
    tell(verdict)
  }
  return verdict
}
