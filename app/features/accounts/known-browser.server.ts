import { createHmac, timingSafeEqual } from 'node:crypto'

interface Account {
  id: string
  password_hash: string
}

/** What a browser keeps after a sign-in. It opens nothing, says nothing, and ends with the password it was made for. */
export function knownBrowserToken(secret: string, account: Account): string {
  return createHmac('sha256', secret).update(`known|${account.id}|${account.password_hash}`).digest('base64url')
}

/** True when somebody signed in to this account from this browser before, with the password it still has. */
export function isKnownBrowser(
  account: Account | undefined,
  { secret, knownTokens }: { secret: string; knownTokens: readonly string[] },
): boolean {
  if (!account) return false
  const wanted = Buffer.from(knownBrowserToken(secret, account))
  return knownTokens.some((token) => {
    const given = Buffer.from(token)
    return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted)
  })
}
