import type { Env } from './env.server'

function isSecure(env: Env): boolean {
  return env.baseUrl?.startsWith('https:') ?? false
}

/** `__Host-` needs Secure; a plain-http demo on loopback cannot have it. */
export function sessionCookieName(env: Env): string {
  return isSecure(env) ? '__Host-shifu' : 'shifu'
}

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

export function sessionCookie(env: Env, token: string): string {
  return `${sessionCookieName(env)}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure(env) ? '; Secure' : ''}`
}

export function clearedSessionCookie(env: Env): string {
  return `${sessionCookie(env, '')}; Max-Age=0`
}

/** So many people share a desk; whoever signed in longest ago is forgotten first. */
const MAX_KNOWN = 10
const KNOWN_SECONDS = 180 * 86_400

/** Says which accounts were opened from this browser before: their sign-in does not wait for a stranger's wrong guesses. */
function knownCookieName(env: Env): string {
  return `${sessionCookieName(env)}-known`
}

export function readKnownTokens(env: Env, header: string | null): string[] {
  return (readCookie(header, knownCookieName(env)) ?? '').split('.').filter(Boolean).slice(0, MAX_KNOWN)
}

/** `tokens` begin with the newest. */
export function knownCookie(env: Env, tokens: readonly string[]): string {
  const kept = [...new Set(tokens)].slice(0, MAX_KNOWN).join('.')
  return `${knownCookieName(env)}=${kept}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KNOWN_SECONDS}${isSecure(env) ? '; Secure' : ''}`
}
