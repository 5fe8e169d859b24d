import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import type { Evidence } from '../activities/evidence'

/** What is on record, in a few words side by side. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const words = useMessages(signoffMessages)
  if (evidence.length === 0) return null
  return (
    <ul className="num flex flex-wrap gap-x-3 gap-y-1 text-sm text-grey">
      {evidence.map(({ what, value }) => (
        <li key={what}>{words.evidence[what](value)}</li>
      ))}
    </ul>
  )
}
