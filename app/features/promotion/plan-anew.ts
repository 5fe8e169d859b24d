// Decides when a next-step plan that stands may be written anew.

/** Its own date has passed without a retake. */
export function isPlanOver(
  { dueOn }: { dueOn: string | null },
  { today, retakeBegun }: { today: string; retakeBegun: boolean },
): boolean {
  return dueOn !== null && dueOn < today && !retakeBegun
}

/** Until it is worked on, and again once it is over: what is asked for must be possible. */
export function isPlanFree(
  plan: { dueOn: string | null },
  given: { today: string; retakeBegun: boolean; planBegun: boolean },
): boolean {
  return !given.planBegun || isPlanOver(plan, given)
}
