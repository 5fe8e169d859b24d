import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { decideByWords } from '#app/i18n/failed-steps'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { TypePartProps } from '../../type-parts'

export function DecisionView({ view, page }: TypePartProps<'decision'>) {
  const words = useMessages(activityMessages)
  const locale = useLocale()
  return (
    <>
      {page.status.mark === 'dropped' ? (
        <Notice icon="scale">{words.decision.dropped}</Notice>
      ) : (
        <Notice icon="scale">
          <p>{words.decision.who(words.roles[page.leader.role])}</p>
          {view.decision ? null : <p className="text-grey">{words.decision.waiting}</p>}
          {view.awaited && !page.failedStep ? (
            <p>{decideByWords[locale](formatLocalDate(view.awaited.by, locale), view.awaited.isLate)}</p>
          ) : null}
        </Notice>
      )}
      {view.decision ? (
        <ActionBar>
          <LinkButton to={`/decisions/${view.decision.id}`} look="primary">
            {view.decision.acknowledged ? words.decision.open : words.decision.acknowledge}
          </LinkButton>
        </ActionBar>
      ) : null}
    </>
  )
}
