// Decides what comes next in a queue when cards are put off: they come again at its end, in the order of their putting off. It is
// this sitting's matter alone, so it is kept in the address and nowhere else.

/** An address stays short: of more, those put off first come back to their place. */
const KEPT = 50

export function putOffIn(search: URLSearchParams): string[] {
  const ids = (search.get('later') ?? '').split(',').filter((id) => /^[\w-]{1,64}$/.test(id))
  return [...new Set(ids)].slice(-KEPT)
}

/** Also what was put off before goes to the end again. */
export function putOff(later: readonly string[], id: string): string[] {
  return [...later.filter((one) => one !== id), id].slice(-KEPT)
}

export function inTurn<T>(queue: readonly T[], later: readonly string[], idOf: (one: T) => string): T[] {
  const rank = (one: T) => later.indexOf(idOf(one))
  return [...queue].sort((a, b) => rank(a) - rank(b))
}

/** The same page with what is put off still put off. */
export function pageWith(page: string, later: readonly string[], said = ''): string {
  const search = [said, later.length > 0 ? `later=${later.join(',')}` : ''].filter(Boolean).join('&')
  return search ? `${page}?${search}` : page
}
