import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { OwnPartProps } from '../../own-parts'

export function TypingView({ own, page }: OwnPartProps<'typing'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      <Panel title={words.types.typing}>
        <p className="num mb-2 font-medium">{words.progress(own.results.length, own.wanted)}</p>
        <ol className="grid gap-1">
          {own.results.map(({ run, speed, accuracy }) => (
            <li key={run} className="num">
              {words.typing.run(run)} · {words.typing.result(Math.round(speed ?? 0), Math.round(accuracy ?? 0))}
            </li>
          ))}
        </ol>
        {own.held > 0 ? (
          <p className="mt-2">
            <Tag tone="amber">{words.typing.held(own.held)}</Tag>
          </p>
        ) : null}
      </Panel>
      {page.lockedUntil || own.results.length + own.held >= own.wanted ? null : (
        <ActionBar>
          <LinkButton to={`/practice/typing/${page.id}`} look="primary">
            {words.typing.go}
          </LinkButton>
        </ActionBar>
      )}
    </>
  )
}
