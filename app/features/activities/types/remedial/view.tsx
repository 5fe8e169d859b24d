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
        {view.all === 0 ? (
          <p className="text-grey">{words.remedial.none}</p>
        ) : (
          <>
            <p className="num mb-2">{label}</p>
            <Progress value={view.done} max={view.all} label={label} />
          </>
        )}
      </Panel>
      {page.lockedUntil || page.failedStep || view.all === 0 ? null : (
        <ActionBar>
          <LinkButton to="/remedial" look="primary">
            {words.remedial.go}
          </LinkButton>
        </ActionBar>
      )}
    </>
  )
}
