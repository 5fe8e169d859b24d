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
