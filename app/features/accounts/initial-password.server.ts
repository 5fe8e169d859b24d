import { randomInt } from 'node:crypto'
import { ONE_TIME_ALPHABET, writeOneTimePassword } from './one-time-password'
import { hashPassword } from './password.server'

/** About 59 bits. It must be changed at the first sign-in. */
function newInitialPassword(): string {
  return writeOneTimePassword(() => ONE_TIME_ALPHABET[randomInt(ONE_TIME_ALPHABET.length)]!)
}

/** Passwords with their hashes; slow on purpose, so call it before a transaction, never in one. One after the other: a long list must leave room for those who sign in meanwhile. */
export async function makeInitialPasswords(count: number): Promise<{ password: string; passwordHash: string }[]> {
  const made: { password: string; passwordHash: string }[] = []
  for (let n = 0; n < count; n++) {
    const password = newInitialPassword()
    made.push({ password, passwordHash: await hashPassword(password) })
  }
  return made
}
