import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { BeforeExam } from '../../precondition-list'
import { HeardPart, type TypePartProps } from '../../type-parts'

export function ExamView({ view, page }: TypePartProps<'exam'>) {
  const words = useMessages(activityMessages)
  const { attempt } = view
  // What follows from a test that was not passed has the button of this page.
  const isTold = page.failedStep !== null
  return (
    <>
      <Panel title={words.types.exam}>
        <p className="num">
          {words.exam.about(view.minutes, view.items)} · {words.exam.aboutLine(view.passPercent)}
        </p>
        {attempt?.percent != null ? (
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <span className="num text-xl font-bold">{words.exam.percent(attempt.percent)}</span>
            <Tag tone={attempt.passed ? 'green' : 'red'}>{attempt.passed ? words.exam.passed : words.exam.failed}</Tag>
          </p>
        ) : null}
        {attempt && attempt.state !== 'in_progress' && attempt.state !== 'released' ? (
          <p className="mt-2">
            <Tag tone="amber">{words.exam.marking}</Tag>
          </p>
        ) : null}
        {isTold && attempt?.state === 'released' ? (
          <p className="mt-2">
            <Link to={`/exams/attempts/${attempt.id}/result`}>{words.exam.result}</Link>
          </p>
        ) : null}
      </Panel>
      {isTold ? null : <MainButton view={view} page={page} />}
      {page.before ? <BeforeExam before={page.before} /> : null}
      {view.oral ? <HeardPart oral={view.oral} /> : null}
    </>
  )
}

function MainButton({ view, page }: Pick<TypePartProps<'exam'>, 'view' | 'page'>) {
  const words = useMessages(activityMessages)
  const { attempt } = view
  const isWithOthers = attempt !== null && attempt.state !== 'in_progress' && attempt.state !== 'released'
  if (page.lockedUntil || page.status.unmet || isWithOthers) return null
  return (
    <ActionBar>
      {attempt?.state === 'released' ? (
        <LinkButton to={`/exams/attempts/${attempt.id}/result`} look="primary">
          {words.exam.result}
        </LinkButton>
      ) : (
        <LinkButton to={`/exams/${view.examId}`} look="primary">
          {attempt ? words.exam.resume : words.exam.go}
        </LinkButton>
      )}
    </ActionBar>
  )
}
