import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Notice, Panel, Progress, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useServerTime } from '#app/components/use-server-time'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { supervisionMessages } from '#app/i18n/supervision'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { NotedList } from '../attempts/paper-words'
import { clockText } from '../attempts/use-exam-clock'
import type { LiveBoard, WatchedExam, WatchedPaper } from './live-board'

export function ExamRooms({ board, reply }: { board: LiveBoard; reply: Reply | undefined }) {
  const now = useServerTime(board.serverNow)
  return board.exams.map((exam) => <ExamRoom key={exam.examId} exam={exam} now={now} reply={reply} />)
}

function ExamRoom({ exam, now, reply }: { exam: WatchedExam; now: number; reply: Reply | undefined }) {
  const words = useMessages(supervisionMessages)
  const { open, closed } = exam
  const mayExtend = open.every((paper) => paper.mayExtend)
  return (
    <Panel title={words.exam(exam.title, open.length)}>
      {[...open, ...closed].some(({ isBlind }) => isBlind) ? <Notice icon="eye">{words.blind}</Notice> : null}
      {open.length > 1 ? (
        <Say to={`exam:${exam.examId}`} title={words.sayAll(open.length)} mayExtend={mayExtend} reply={reply} />
      ) : null}
      <ul className="grid gap-3">
        {open.map((paper) => (
          <li key={paper.attemptId} className="rounded-lg border border-line p-3">
            <OpenPaper paper={paper} now={now} reply={reply} />
          </li>
        ))}
      </ul>
      {closed.length > 0 ? (
        <details className="mt-3" open={open.length === 0}>
          <summary className="min-h-11 py-2 text-grey">{words.justClosed(closed.length)}</summary>
          <ul className="grid gap-3">
            {closed.map((paper) => (
              <li key={paper.attemptId} className="rounded-lg border border-line p-3">
                <ClosedPaper paper={paper} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  )
}

function OpenPaper({ paper, now, reply }: { paper: WatchedPaper; now: number; reply: Reply | undefined }) {
  const words = useMessages(supervisionMessages)
  const exams = useMessages(examMessages)
  const locale = useLocale()
  const left = paper.deadlineAt - now
  const { minutes, extra } = paper.time
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Who paper={paper} />
        <span className="num flex flex-wrap gap-x-3">
          <span>{left > 0 ? `${words.left} ${clockText(left)}` : words.timeOver}</span>
          <span>{words.collectedAt(formatTime(paper.deadlineAt, locale))}</span>
        </span>
      </p>
      <p className="num mt-1 mb-1 text-sm text-grey">
        {[
          words.progress(paper.answered, paper.questions),
          paper.savedAt === null ? words.savedNever : words.saved(formatTime(paper.savedAt, locale, true)),
          extra > 0 ? exams.minutesWithExtra(minutes + extra, minutes, extra) : exams.minutesPlain(minutes),
        ].join(' · ')}
      </p>
      <Progress
        value={paper.answered}
        max={paper.questions}
        label={`${paper.candidate}: ${words.progress(paper.answered, paper.questions)}`}
      />
      <div className="mt-2">
        <ConnectionTag paper={paper} />
      </div>
      <Noted paper={paper} />
      <Said paper={paper} />
      <Say to={`paper:${paper.attemptId}`} title={words.sayOne} mayExtend={paper.mayExtend} reply={reply} />
    </>
  )
}

function ClosedPaper({ paper }: { paper: WatchedPaper }) {
  const words = useMessages(supervisionMessages)
  const locale = useLocale()
  return (
    <>
      <Who paper={paper} />
      {paper.ending && paper.closedAt !== null ? (
        <p className="num">
          {words.ending[paper.ending](formatTime(paper.closedAt, locale), paper.answered, paper.questions)}
        </p>
      ) : null}
      <Noted paper={paper} />
      <Said paper={paper} />
    </>
  )
}

function Who({ paper }: { paper: WatchedPaper }) {
  return (
    <span>
      <strong translate="no">{paper.candidate}</strong>
      {paper.cohort ? <span className="ml-2 text-sm text-grey">{paper.cohort}</span> : null}
    </span>
  )
}

function ConnectionTag({ paper }: { paper: WatchedPaper }) {
  const words = useMessages(supervisionMessages).connection
  const locale = useLocale()
  switch (paper.connection) {
    case 'here':
      return (
        <Tag tone="green" icon="check">
          {words.here}
        </Tag>
      )
    case 'quiet':
      return (
        <Tag tone="amber" icon="alert">
          {words.quiet(formatTime(paper.heardAt ?? paper.startedAt, locale))}
        </Tag>
      )
    case 'none':
      return <Tag>{words.none}</Tag>
  }
}

function Noted({ paper }: { paper: WatchedPaper }) {
  const words = useMessages(supervisionMessages)
  if (paper.signals.length === 0) return null
  return (
    <details>
      <summary className="min-h-11 py-2">{words.noted(paper.signals.length)}</summary>
      <p className="mb-1 text-sm text-grey">{words.notedNote}</p>
      <NotedList signals={paper.signals} />
    </details>
  )
}

function Said({ paper }: { paper: WatchedPaper }) {
  const words = useMessages(supervisionMessages)
  const locale = useLocale()
  if (paper.words.length === 0) return null
  return (
    <details open>
      <summary className="min-h-11 py-2">{words.words(paper.words.length)}</summary>
      <ul className="grid gap-2">
        {paper.words.map(({ id, minutes, text, byName, at, seenAt }) => {
          const time = formatTime(at, locale)
          return (
            <li key={id} className="break-words">
              <span className="num text-sm text-grey">
                {[
                  minutes > 0 ? words.gave(time, byName, minutes) : words.said(time, byName),
                  seenAt === null ? words.unseen : words.seenAt(formatTime(seenAt, locale, true)),
                ].join(' · ')}
              </span>
              <p className="whitespace-pre-wrap">{text}</p>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

interface SayProps {
  to: string
  title: string
  mayExtend: boolean
  reply: Reply | undefined
}

function Say({ to, title, mayExtend, reply }: SayProps) {
  const words = useMessages(supervisionMessages)
  const intent = `say-${to}`
  return (
    <details className="mb-2" open={reply?.intent === intent}>
      <summary className="min-h-11 py-2 text-primary">{title}</summary>
      <Form noValidate method="post">
        <FormReply reply={reply} intent={intent}>
          <input type="hidden" name="intent" value="say" />
          <input type="hidden" name="to" value={to} />
          <TextArea
            name="text"
            id={`${to}-text`}
            label={words.text}
            hint={words.textHint}
            rows={2}
            maxLength={LONGEST.paperWord}
          />
          {mayExtend ? (
            <TextField
              name="minutes"
              id={`${to}-minutes`}
              type="number"
              inputMode="numeric"
              optional
              label={words.minutes}
              hint={words.minutesHint}
              {...BOUNDS.extensionMinutes}
            />
          ) : (
            <p className="mb-3 text-sm text-grey">{words.noExtend}</p>
          )}
          <Button look="primary">{words.send}</Button>
        </FormReply>
      </Form>
    </details>
  )
}
