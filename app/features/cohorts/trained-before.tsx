import { Notice } from '#app/components/ui/layout'
import { cohortMessages } from '#app/i18n/cohorts'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import type { findMemberChoices } from './cohorts.server'

type Before = NonNullable<Awaited<ReturnType<typeof findMemberChoices>>>['before']

/** Who among those one may add has been through training before: how it ended, when, and by whose decision. */
export function TrainedBefore({ before }: { before: Before }) {
  const { trainedBefore: words } = useMessages(cohortMessages)
  const kinds = useMessages(decisionKindMessages)
  const ui = useMessages(uiMessages)
  const locale = useLocale()
  if (before.length === 0) return null
  return (
    <Notice tone="amber" title={words.title}>
      <p>{words.lead}</p>
      <ul className="mt-2 list-disc pl-5">
        {before.map((one) => (
          <li key={one.traineeId} className="break-words">
            <strong>{one.name}</strong>
            {ui.colon}
            {words.ended[one.state](formatLocalDate(one.endedOn, locale), one.cohortName)}
            {' · '}
            {one.decision ? words.decidedBy(kinds[one.decision.kind], one.decision.deciderName) : words.undecided}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
