// Decides whether two customers say the same: the same signs but for the small words that tell no case from another.
import { foldReply } from '#app/features/quick-replies/fold-reply'
import { cosine, pairsOf } from '../similarity'

const COURTESY = /您好|你好|请问|麻烦|不好意思|告诉我|快点|赶紧|急用|帮我|给我|可以|能不能|一下/g
const SMALL = /[您你我俺咱的了吗呢吧呀啊嘛呗哦个一还再就都想要能快急\p{P}\p{S}]/gu
/** From here on two lines differ in a word that tells nothing. */
const NEAR = 0.75

/** What is left of a line to tell its case by; what was meant of a misspelt one. */
function coreOf({ text, meant }: { text: string; meant?: string | undefined }): string {
  return foldReply(meant ?? text)
    .replace(COURTESY, '')
    .replace(SMALL, '')
    .replaceAll('没', '不')
}

interface Core {
  text: string
  core: string
  pairs: Set<string>
}

export function lineCore(line: { text: string; meant?: string | undefined }): Core {
  const core = coreOf(line)
  return { text: foldReply(line.text), core, pairs: pairsOf(`^${core}$`) }
}

export function saysTheSame(one: Core, other: Core): boolean {
  if (one.text === other.text) return true
  if (one.core === '' || other.core === '') return false
  return one.core === other.core || cosine(one.pairs, other.pairs) >= NEAR
}
