// How the address after a form says who got it, so that the page can name those who did not.

export interface SentTo {
  said: number
  of: number
}

export function sentTo({ said, of }: SentTo): string {
  return `?saved&said=${said}&of=${of}`
}

/** Null for one paper, and for what the house did not write itself. */
export function readSentTo(params: URLSearchParams): SentTo | null {
  const [said, of] = [params.get('said'), params.get('of')].map((figure) =>
    figure !== null && /^\d{1,4}$/.test(figure) ? Number(figure) : Number.NaN,
  ) as [number, number]
  return of > 1 && said >= 1 && said <= of ? { said, of } : null
}
