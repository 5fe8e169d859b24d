import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import type { CodeAtHand } from '../quick-replies/phrase-library.server'
import { findMatches } from './find-matches'

/** The phrases whose code or name goes with what has been typed so far, one tap away; gone once there is a reply. */
export function Matches({
  codes,
  code,
  text,
  onTake,
}: {
  codes: readonly CodeAtHand[]
  code: string
  text: string
  onTake: (phrase: CodeAtHand) => void
}) {
  const words = useMessages(drillMessages)
  return (
    <ul aria-label={words.findCode} className="flex flex-wrap gap-2 empty:hidden">
      {findMatches(codes, { code, text }).map((entry) => (
        <li key={entry.code}>
          <button
            type="button"
            onClick={() => onTake(entry)}
            className="min-h-11 rounded-lg border border-violet bg-violet-soft px-3 text-violet"
          >
            <code className="font-bold">/{entry.code}</code> <span lang="zh-CN">{entry.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
