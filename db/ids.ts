import { randomBytes } from 'node:crypto'

/** A random 128-bit public id: nothing can be learned or guessed from it. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}
