import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { TypePartProps } from '../../type-parts'

export function TypingView({ view, page }: TypePartProps<'typing'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <Panel title={words.types.typing}>
        <p className="num mb-2 font-medium">{words.progress(view.results.length, view.wanted)}</p>
        <ol className="grid gap-1">
          {view.results.map(({ run, speed, accuracy }) => (
            <li key={run} className="num">
              {words.typing.run(run)} · {words.typing.result(Math.round(speed ?? 0), Math.round(accuracy ?? 0))}
            </li>
          ))}
        </ol>
        {view.held > 0 ? (
          <p className="mt-2">
            <Tag tone="amber">{words.typing.held(view.held)}</Tag>
          </p>
        ) : null}
      </Panel>
      {page.lockedUntil || page.failedStep || view.results.length + view.held >= view.wanted ? null : (
        <ActionBar>
          <LinkButton to={`/practice/typing/${page.id}`} look="primary">
            {words.typing.go}
          </LinkButton>
        </ActionBar>
      )}
    </>
  )
}
