import { Link } from '@remix-run/react'
import { Tag } from '#app/components/ui/layout'
import { boardMessages } from '#app/i18n/board'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { formatLocalDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { HeldLine } from '../activities/held-notice'
import type { BoardLine } from './board'
import { GateDots } from './gate-dots'

export const RISK_TONES = { none: 'green', watch: 'amber', high: 'red' } as const

export function RiskWords({ risk }: { risk: BoardLine['risk'] }) {
  const words = useMessages(boardMessages)
  return (
    <div className="grid justify-items-start gap-1">
      <Tag tone={RISK_TONES[risk.level]} icon={risk.level === 'none' ? 'done' : 'alert'}>
        {words.risk[risk.level]}
      </Tag>
      {risk.reasons.map((r) => (
        <span key={r.why} className="num text-sm text-grey">
          {words.why[r.why](r.count)}
        </span>
      ))}
    </div>
  )
}

function NextWords({ line }: { line: BoardLine }) {
  const words = useMessages(boardMessages)
  const anew = useMessages(decidedAnewMessages)
  const leaving = useMessages(leavingMessages)
  const { kinds } = useMessages(promotionMessages)
  const locale = useLocale()
  const { next } = line
  if (line.leavingOn) return <>{leaving.decided(formatLocalDate(line.leavingOn, locale))}</>
  if (line.promotionOn) return <>{anew.fromOn(formatLocalDate(line.promotionOn, locale))}</>
  if (!next) return <>{words.nextNone}</>
  const kind = kinds[next.kind]
  if (next.waiting)
    return (
      <Link
        to={
          next.proposalId
            ? `/decisions/${next.proposalId}`
            : `/manager/trainees/${line.enrolmentId}/decide/${next.kind}`
        }
        className="inline-block min-h-6 font-medium"
      >
        {next.proposalId ? words.nextConfirm(kind) : words.nextNow(kind)}
      </Link>
    )
  return (
    <span className="text-grey">
      {next.on ? words.nextOn(kind, formatLocalDate(next.on, locale)) : words.nextSome(kind)}
    </span>
  )
}

/** What is decided next, and what stands still meanwhile. */
export function NextAndHeld({ line }: { line: BoardLine }) {
  return (
    <>
      <NextWords line={line} />
      {line.held ? <HeldLine held={line.held} /> : null}
    </>
  )
}

/** The stage, and what its exam still lacks. */
export function StateWords({ line }: { line: Pick<BoardLine, 'state' | 'partGap'> }) {
  const { staff: states, otherPartShort } = useMessages(enrolmentStates)
  return (
    <>
      {states[line.state]}
      {line.partGap ? ` · ${otherPartShort[line.partGap]}` : null}
    </>
  )
}

/** One trainee as a card: on a phone, and in the columns by stage. */
export function BoardCard({ line }: { line: BoardLine }) {
  const words = useMessages(boardMessages)
  return (
    <div className="rounded-(--radius-card) border border-line bg-raised p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <Link to={`/manager/trainees/${line.enrolmentId}`} className="min-w-0 text-base font-bold wrap-anywhere">
          {line.traineeName}
        </Link>
        <span className="num text-sm text-grey">{words.day(line.day)}</span>
      </div>
      <p className="mb-2 text-sm wrap-anywhere text-grey">
        <StateWords line={line} /> · {line.cohortName} · {line.mentorName ?? words.noMentor}
      </p>
      <GateDots gates={line.gates} />
      <div className="mt-2 flex flex-wrap items-start justify-between gap-2">
        <RiskWords risk={line.risk} />
        <span className="text-sm">
          <NextAndHeld line={line} />
        </span>
      </div>
    </div>
  )
}
