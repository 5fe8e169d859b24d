import { Link } from '@remix-run/react'
import { Panel, Tag } from '#app/components/ui/layout'
import { formatFullDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { voidingMessages } from '#app/i18n/voidings'

/** A paper that was annulled, or is proposed to be: who, when and why. */
export interface VoidedLine {
  id: string
  attemptId: string
  title: string
  state: 'voided' | 'waiting'
  startedAt: number
  isHandedIn: boolean
  reason: string
  byName: string
  at: number
  second: { name: string; at: number; note: string | null } | null
}

/** On paper too. Nothing where no paper was ever annulled. */
export function VoidedPapers({ lines, leadsOn }: { lines: readonly VoidedLine[]; leadsOn: boolean }) {
  const words = useMessages(voidingMessages)
  if (lines.length === 0) return null
  return (
    <Panel title={words.title} id="voided">
      <VoidedLines lines={lines} leadsOn={leadsOn} />
    </Panel>
  )
}

export function VoidedLines({ lines, leadsOn }: { lines: readonly VoidedLine[]; leadsOn: boolean }) {
  const words = useMessages(voidingMessages)
  const locale = useLocale()
  const when = (at: number) => formatFullDateTime(at, locale)
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="py-2">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {leadsOn && line.state === 'waiting' ? <Link to={`/voidings/${line.id}`}>{line.title}</Link> : line.title}
            <Tag tone={line.state === 'voided' ? 'grey' : 'amber'}>
              {line.state === 'voided' ? words.done : words.waiting}
            </Tag>
          </p>
          <p className="num text-sm text-grey">
            {words.started} {when(line.startedAt)}
          </p>
          <p className="num text-sm text-grey">
            {line.state === 'voided' && line.second === null
              ? words.voided(line.byName, when(line.at))
              : words.proposed(line.byName, when(line.at))}
          </p>
          <p className="text-sm break-words">{words.reason(line.reason)}</p>
          {line.second ? (
            <p className="num text-sm text-grey">{words.agreed(line.second.name, when(line.second.at))}</p>
          ) : null}
          {line.second?.note ? <p className="text-sm break-words">{words.note(line.second.note)}</p> : null}
        </li>
      ))}
    </ul>
  )
}
