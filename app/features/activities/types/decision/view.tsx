import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { OwnPartProps } from '../../own-parts'

export function DecisionView({ own, page }: OwnPartProps<'decision'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <Notice icon="scale">
        <p>{words.decision.who(words.roles[page.leader.role])}</p>
        {own.decision ? null : <p className="text-grey">{words.decision.waiting}</p>}
      </Notice>
      {own.decision ? (
        <ActionBar>
          <LinkButton to={`/decisions/${own.decision.id}`} look="primary">
            {own.decision.acknowledged ? words.decision.open : words.decision.acknowledge}
          </LinkButton>
        </ActionBar>
      ) : null}
    </>
  )
}
