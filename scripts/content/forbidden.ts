// Words that no model text may say, found by the same code that marks trainees.
import type { MustNot } from '#app/content/phrase'
import { clausesOf } from '#app/features/quick-replies/judge/clauses'
import { findMustNots } from '#app/features/quick-replies/judge/must-nots'

export function forbiddenIn(text: string, forbidden: readonly MustNot[]): string[] {
  return findMustNots(clausesOf(text), forbidden).map(({ word }) => word)
}
