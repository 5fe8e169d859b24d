import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Progress } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { TypePartProps } from '../../type-parts'

export function RemedialView({ view, page }: TypePartProps<'remedial'>) {
  const words = useMessages(activityMessages)
  const label = words.remedial.done(view.done, view.all)
  return (
    <>
      <Panel title={words.types.remedial}>
        <p className="num mb-2">{label}</p>
        <Progress value={view.done} max={Math.max(view.all, 1)} label={label} />
      </Panel>
      {page.lockedUntil || page.failedStep ? null : (
        <ActionBar>
          <LinkButton to="/remedial" look="primary">
            {words.remedial.go}
          </LinkButton>
        </ActionBar>
      )}
    </>
  )
}
