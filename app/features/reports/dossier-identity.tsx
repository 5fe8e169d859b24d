import { Facts, Panel } from '#app/components/ui/layout'
import { boardMessages } from '#app/i18n/board'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { dossierMessages } from '#app/i18n/dossier'
import { formatFullDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { RiskWords, StateWords } from './board-line'
import type { Dossier } from './dossier.server'
import { GateDots } from './gate-dots'

/** Who, since when, at which point. */
export function DossierIdentity({ dossier }: { dossier: Dossier }) {
  const words = useMessages(dossierMessages)
  const board = useMessages(boardMessages)
  const anew = useMessages(decidedAnewMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const { identity: i, line } = dossier
  const date = (on: string) => formatFullDate(on, locale)
  return (
    <Panel title={words.identity}>
      <Facts
        facts={[
          [words.facts.state, <StateWords key="state" line={line} />],
          [words.facts.mentor, i.mentorName ?? board.noMentor],
          [words.facts.cohort, i.cohortName],
          [words.facts.joined, date(i.joinedOn)],
          [words.facts.dates, words.datesLine(date(i.startsOn), date(i.endsOn), i.day, i.days)],
          [words.facts.plan, words.planLine(i.planVersion)],
          ...(i.extraTimePercent > 0 ? [[words.facts.extra, words.extraLine(i.extraTimePercent)] as const] : []),
          ...(i.probationUntilOn ? [[words.facts.probation, date(i.probationUntilOn)] as const] : []),
          ...(line.leavingOn ? [[leaving.fact, leaving.decided(date(line.leavingOn))] as const] : []),
          ...(line.promotionOn ? [[words.facts.promoted, anew.fromOn(date(line.promotionOn))] as const] : []),
          ...(i.promotedOn ? [[words.facts.promoted, date(i.promotedOn)] as const] : []),
          ...(i.endedOn ? [[words.facts.ended, date(i.endedOn)] as const] : []),
        ]}
      />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-3">
        <GateDots gates={line.gates} />
        {i.endedOn ? null : <RiskWords risk={line.risk} />}
      </div>
    </Panel>
  )
}
