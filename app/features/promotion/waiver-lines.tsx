import { formatFullDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'

export interface WaiverLine {
  /** An activity's id, `attendance` or `conduct`. */
  subject: string
  title: string | null
  reason: string
  waivedByName: string
  waivedAt: number
}

/** What was waived, by whom, when and why; on paper too. */
export function WaiverLines({ lines }: { lines: readonly WaiverLine[] }) {
  const words = useMessages(preconditionMessages)
  const locale = useLocale()
  const name = ({ title, subject }: WaiverLine) =>
    title ?? (subject === 'attendance' || subject === 'conduct' ? words.subjects[subject] : subject)
  if (lines.length === 0) return <p className="text-grey">{words.noneAtDecision}</p>
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.subject} className="py-2">
          <p className="font-medium">{name(line)}</p>
          <p className="num text-sm text-grey">
            {words.waivedBy(line.waivedByName, formatFullDateTime(line.waivedAt, locale))}
          </p>
          <p className="text-sm break-words">{line.reason}</p>
        </li>
      ))}
    </ul>
  )
}
