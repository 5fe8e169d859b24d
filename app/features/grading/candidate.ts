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

/** What whoever had no part in the exam may be told of it before its release. */
export function candidateName(form: { markers: 1 | 2 }, paper: { attemptId: string; name: string }): string {
  return isBlind(form) ? candidateCode(paper.attemptId) : paper.name
}
