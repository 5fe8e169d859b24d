// Decides where a paper or an appeal that waits is dealt with; the address names the paper, never the person.

export function paperLink({ attemptId, appealId }: { attemptId: string; appealId: string | null }): string {
  return appealId ? `/appeals/${appealId}` : `/mentor/marking/${attemptId}`
}
