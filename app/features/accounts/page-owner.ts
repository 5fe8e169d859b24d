// Decides whether the session of a browser is still the one a page was drawn for. A page may outlive it: what its script
// sends by itself says whose page it is, and is told in words of its own when somebody else is signed in by now.

const PAGE_OWNER_HEADER = 'X-Page-Owner'

export type SessionTrouble = { refusal: 'signed-out' } | { refusal: 'someone-else'; name: string }

interface SignedIn {
  id: string
  displayName: string
  mustChangePassword: boolean
}

/** Null when the page may go on. A request that does not say whose page it is comes from no page of ours. */
export function troubleWithSession(viewer: SignedIn | null, headers: Pick<Headers, 'get'>): SessionTrouble | null {
  // Whoever has to choose a new password first is not in yet.
  if (!viewer || viewer.mustChangePassword) return { refusal: 'signed-out' }
  const owner = headers.get(PAGE_OWNER_HEADER)
  return owner !== null && owner !== viewer.id ? { refusal: 'someone-else', name: viewer.displayName } : null
}

/** What a page's script puts on its requests. */
export function ownerHeaders(personId: string): Record<string, string> {
  return { [PAGE_OWNER_HEADER]: personId }
}

/** Reads the server's word on the session; null when the answer is about something else. */
export function readSessionTrouble(status: number, body: unknown): SessionTrouble | null {
  const { refusal, name } = (body ?? {}) as { refusal?: unknown; name?: unknown }
  if (status === 401 && refusal === 'signed-out') return { refusal }
  return status === 403 && refusal === 'someone-else' ? { refusal, name: String(name ?? '') } : null
}
