import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LinkButton } from '#app/components/ui/button'
import { Panel, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { examMessages } from '#app/i18n/exams'
import { formatPercent, formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ExamStartView, PastAttempt } from './attempt-views'

/** Minutes (with what was granted on top), items, line, hours, who marks. */
export function useExamFacts(exam: ExamStartView): (readonly [ReactNode, ReactNode])[] {
  const words = useMessages(examMessages)
  const { minutes, extraMinutes, items, scenarios } = exam
  return [
    [
      words.facts.minutes,
      extraMinutes > 0
        ? words.minutesWithExtra(minutes + extraMinutes, minutes, extraMinutes)
        : words.minutesPlain(minutes),
    ],
    [words.facts.items, scenarios > 0 ? words.itemsWithScenarios(items, scenarios) : words.itemsPlain(items)],
    [words.facts.pass, words.passLine(exam.passPercent)],
    [words.facts.window, useWindowText(exam)],
    [words.facts.topics, exam.topics.join(' · ')],
    [
      words.facts.marking,
      scenarios === 0 ? words.markingAuto : exam.markers === 2 ? words.markingTwo : words.markingOne,
    ],
  ]
}

function useWindowText({ window, plannedStart }: ExamStartView): string {
  const words = useMessages(examMessages)
  const locale = useLocale()
  const { fromAt, untilAt } = window
  const from = fromAt === null ? null : formatTime(fromAt, locale)
  const until = untilAt === null ? null : formatTime(untilAt, locale)
  if (from && until) return words.windowBoth(from, until)
  if (until) return words.windowUntil(until)
  if (from) return words.windowFrom(from)
  return plannedStart === null ? words.windowNone : words.windowPlanned(plannedStart)
}

export function PastAttempts({ past, followUp }: { past: readonly PastAttempt[]; followUp: string | null }) {
  const words = useMessages(examMessages)
  const closed = past.filter((attempt) => attempt.state !== 'in_progress')
  if (closed.length === 0) return null
  return (
    <Panel title={words.pastTitle}>
      <ul className="grid gap-3">
        {closed.map((attempt) => (
          <li key={attempt.id} className="flex flex-wrap items-center gap-3">
            <Instant at={attempt.startedAt} />
            <AttemptTag attempt={attempt} />
            {attempt.state === 'voided' ? null : (
              <Link to={`/exams/attempts/${attempt.id}/result`}>{words.toResult}</Link>
            )}
          </li>
        ))}
      </ul>
      {followUp ? (
        <p className="mt-4">
          <LinkButton to={`/exams/${followUp}`} icon="next">
            {words.toFollowUp}
          </LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

/** State or verdict in one word with its percent. */
export function AttemptTag({ attempt }: { attempt: Pick<PastAttempt, 'state' | 'passed' | 'percent'> }) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  if (attempt.passed === null || attempt.percent === null)
    return <Tag tone={attempt.state === 'voided' ? 'grey' : 'amber'}>{words.states[attempt.state]}</Tag>
  return (
    <Tag tone={attempt.passed ? 'green' : 'red'}>
      {attempt.passed ? words.passed : words.failed} {formatPercent(attempt.percent, locale)}
    </Tag>
  )
}
