/** `ok`, or why it was refused. */
export function reasonOf(outcome: { ok: boolean; reason?: string }): string | undefined {
  return outcome.ok ? 'ok' : outcome.reason
}
