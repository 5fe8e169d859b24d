import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'
import { SheetList, type TypePartProps } from '../../type-parts'

/** The practical exam: what it is, what it came to, and the way to the desk or to its replay. */
export function PracticalView({ view, page }: TypePartProps<'chat-simulation'>) {
  const words = useMessages(practicalMessages)
  const { examined, exam } = useMessages(activityMessages)
  const { sitting, percent } = view
  return (
    <>
      <Panel title={page.title}>
        <p className="num">
          {words.about(view.seats, view.minutes, view.cards)} {examined.pass(view.passPercent)}
        </p>
        {percent === null ? null : (
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <span className="num text-xl font-bold">{exam.percent(percent)}</span>
            <Tag tone={view.passed ? 'green' : 'red'}>{view.passed ? exam.passed : exam.failed}</Tag>
          </p>
        )}
        {percent !== null && !view.passed ? <p className="mt-2 max-w-[42em]">{words.below}</p> : null}
        {sitting?.state === 'finished' && percent === null ? (
          <p className="mt-2 max-w-[42em]">{words.marking(view.examiners)}</p>
        ) : null}
      </Panel>
      <MainButton view={view} page={page} />
      {sitting && percent === null ? <Notice tone="grey">{words.after}</Notice> : null}
      <SheetList sheets={view.sheets} title={examined.sheet} />
    </>
  )
}

function MainButton({
  view: { sitting, percent, mayBegin },
  page,
}: Pick<TypePartProps<'chat-simulation'>, 'view' | 'page'>) {
  const words = useMessages(practicalMessages)
  if (page.lockedUntil || page.status.unmet) return null
  if (sitting?.state === 'in_progress')
    return (
      <ActionBar>
        <LinkButton to={`/practice/chats/${sitting.id}`} look="primary">
          {words.resume}
        </LinkButton>
      </ActionBar>
    )
  if (sitting && percent === null) return null
  return (
    <ActionBar>
      {sitting ? (
        <LinkButton to={`/practice/chats/${sitting.id}/replay`} look="primary">
          {words.replay}
        </LinkButton>
      ) : null}
      {mayBegin ? (
        <LinkButton to={`/exams/practical/${page.id}`} look={sitting ? 'quiet' : 'primary'}>
          {sitting ? words.again : words.go}
        </LinkButton>
      ) : null}
    </ActionBar>
  )
}
