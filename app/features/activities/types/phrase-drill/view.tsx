import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import type { TypePartProps } from '../../type-parts'

export function DrillView({ view, page }: TypePartProps<'phrase-drill' | 'chat-simulation'>) {
  const words = useMessages(activityMessages)
  const { last } = view
  return (
    <>
      <Panel title={words.types[view.type]}>
        <p className="num">{words.exam.aboutLine(view.passPercent)}</p>
        {last?.finished && last.percent !== null ? (
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <span className="num font-medium">{words.drill.best(last.percent)}</span>
            {last.passed === null ? null : (
              <Tag tone={last.passed ? 'green' : 'red'}>{last.passed ? words.exam.passed : words.exam.failed}</Tag>
            )}
          </p>
        ) : null}
        {view.over ? <p className="mt-2">{words.drill.over}</p> : null}
      </Panel>
      {page.lockedUntil || page.failedStep ? null : (
        <ActionBar>
          <LinkButton to="/practice">{words.drill.practise}</LinkButton>
          {page.mayWrite && !view.over ? (
            <LinkButton to={`/practice?activity=${page.id}`} look="primary">
              {words.drill.go}
            </LinkButton>
          ) : null}
        </ActionBar>
      )}
    </>
  )
}
