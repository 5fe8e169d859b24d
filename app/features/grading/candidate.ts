// Decides under which name a marker sees a paper: where two mark independently, not the person's.

/** Short, stable, and tells nothing to somebody who does not know the attempt's id already. */
export function candidateCode(attemptId: string): string {
  return attemptId
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 5)
    .toUpperCase()
}

export function isBlind(form: { markers: 1 | 2 }): boolean {
  return form.markers > 1
}
