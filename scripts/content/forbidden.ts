// Words that no model text may say, found by the same code that marks trainees.
import type { MustNot } from '#app/content/phrase'
import { scoreReply } from '#app/features/quick-replies/score-reply'

export function forbiddenIn(text: string, forbidden: readonly MustNot[]): string[] {
  const anyCard = { code: '', must: [], mustNot: [], limitSeconds: 30 }
  return scoreReply(anyCard, { code: '', text, tookMs: 0 }, forbidden).faults.map((found) => found.word)
}
