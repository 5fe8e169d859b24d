import { randomInt } from 'node:crypto'
import { hashPassword } from './password.server'

/** Without letters and digits that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/** About 59 bits, in groups that can be read out: `kmpq-37fh-x9tw`. It must be changed at the first sign-in. */
function newInitialPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
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
