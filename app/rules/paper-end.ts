/**
 * When an open paper is collected: what was fixed at its start, and the minutes somebody gave meanwhile, beyond the exam hours
 * too. Nobody else adds them up.
 */
export function endOf(row: { deadline_at: number; extended_minutes: number }): number {
  return row.deadline_at + row.extended_minutes * 60_000
}
