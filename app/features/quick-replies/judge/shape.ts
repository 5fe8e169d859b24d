// Decides how a text is built, whatever it says: sentences are tied together by small words, a string of keywords is not.
import type { Clause } from './clauses'

/** Pronouns, helpers, particles: whatever says something to somebody uses some. */
const TIED =
  /[您你我俺咱恁他们的了得地着过吗呢吧呀啊哦哈嘛是在有就也都还会能要给把被让跟和到不没这那一先再帮请说看来去吧亲]/u
const TIES = new RegExp(TIED.source, 'gu')
const HAN = /\p{Script=Han}/gu
/** Where a writer draws breath; a blank between signs is one of them. */
const BREATHS = /[\s,，。;；!！?？…、/／|+·~～]+/u
const BLANKS = /(?<=\p{Script=Han})[ \t\u3000]+(?=\p{Script=Han})/gu
const SHORT = 6

/** Figures to weigh, of the text as it was written. */
export function shapeOf(reply: string, clauses: readonly Clause[]): Record<string, number> {
  const pieces = reply.split(BREATHS).filter((piece) => piece.match(HAN))
  const signs = reply.match(HAN)?.length ?? 0
  const count = Math.max(1, pieces.length)
  const bare = pieces.filter((piece) => !TIED.test(piece))
  const share = (some: readonly string[]) => some.length / count
  return {
    bare: share(bare),
    'all bare': bare.length === pieces.length ? 1 : 0,
    short: share(pieces.filter((piece) => piece.length <= SHORT)),
    'bare and short': share(bare.filter((piece) => piece.length <= SHORT)),
    pieces: Math.log(count),
    length: Math.log(1 + signs / count),
    longest: Math.log(1 + Math.max(0, ...pieces.map((piece) => piece.length))),
    blanks: (reply.match(BLANKS)?.length ?? 0) / count,
    ties: signs === 0 ? 1 : (reply.match(TIES)?.length ?? 0) / signs,
    quantities: clauses.reduce((sum, { quantities }) => sum + quantities.length, 0) / count,
    signs: Math.log(1 + signs),
  }
}
