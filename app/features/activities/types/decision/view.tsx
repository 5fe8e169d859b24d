import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { TypePartProps } from '../../type-parts'

export function DecisionView({ view, page }: TypePartProps<'decision'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <Notice icon="scale">
        <p>{words.decision.who(words.roles[page.leader.role])}</p>
        {view.decision ? null : <p className="text-grey">{words.decision.waiting}</p>}
      </Notice>
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
