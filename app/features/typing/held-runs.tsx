import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { LONGEST } from '#app/rules/field-limits'
import { TYPING_CEILING } from '#app/rules/hand-speed'
import type { HeldRun } from './held-runs.server'
import { IRREGULAR_WAYS, type Irregular } from './irregular'

/** What waits for the mentor to look: how fast, what was typed, and two buttons that both ask for a reason. */
export function HeldRuns({
  runs,
  mayRule,
  reply,
}: {
  runs: readonly HeldRun[]
  mayRule: boolean
  reply: Reply | undefined
}) {
  const words = useMessages(typingMessages)
  if (runs.length === 0) return null
  return (
    <Panel id="held-runs" title={words.review.title}>
      <p className="max-w-[42em] text-grey">{words.review.about(TYPING_CEILING)}</p>
      <ul className="mt-3 grid gap-4">
        {runs.map((run) => (
          <li key={run.id} className="rounded-lg border border-line bg-paper p-3">
            <HeldRunCard run={run} />
            {mayRule && !run.decidedOn ? <RulingForm run={run} reply={reply} /> : null}
            {mayRule && run.decidedOn ? <p className="mt-2 text-grey">{words.review.decidedOn}</p> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function HeldRunCard({ run }: { run: HeldRun }) {
  const words = useMessages(typingMessages)
  const locale = useLocale()
  return (
    <>
      <h3 className="num flex flex-wrap items-center gap-2 font-bold">
        {words.run(run.run)} · {words.perMinute(formatNumber(run.speed, locale, 1))} · {words.accuracy}{' '}
        {formatNumber(run.accuracy, locale, 1)}%
        <Tag tone={run.standing === 'counts' ? 'green' : 'amber'}>
          {run.standing === 'held'
            ? words.standings.held
            : words.review[run.standing === 'counts' ? 'accepted' : 'rejected']}
        </Tag>
      </h3>
      <p className="text-sm text-grey">
        <Instant at={run.finishedAt} />
      </p>
      <Ways irregular={run.irregular} />
      <details className="mt-2">
        <summary className="text-primary underline">{words.review.typed}</summary>
        <p className="mt-2 rounded-lg bg-sunken p-3 break-words whitespace-pre-line" lang="zh-CN">
          {run.typed}
        </p>
      </details>
      {run.rulings.map((ruling) => (
        <p key={ruling.revision} className="mt-2 break-words">
          {words.review.ruled(ruling.rulerName)} <strong>{words.review[ruling.verdict]}</strong> · {ruling.reason}{' '}
          <span className="text-sm text-grey">
            <Instant at={ruling.at} />
          </span>
        </p>
      ))}
    </>
  )
}

/** What was to come in without being typed, and how often. */
function Ways({ irregular }: { irregular: Irregular }) {
  const words = useMessages(typingMessages).review
  const seen = IRREGULAR_WAYS.filter((way) => irregular[way] > 0)
  if (seen.length === 0) return null
  return (
    <p className="font-medium text-amber">
      {seen.map((way) => words.way(words.ways[way], irregular[way])).join(' · ')}
      {words.waysNote}
    </p>
  )
}

function RulingForm({ run, reply }: { run: HeldRun; reply: Reply | undefined }) {
  const words = useMessages(typingMessages).review
  return (
    <Form noValidate method="post" className="mt-3">
      <input type="hidden" name="intent" value={`rule-typing ${run.id}`} />
      <input type="hidden" name="runId" value={run.id} />
      <input type="hidden" name="revision" value={run.rulings[0]?.revision ?? 0} />
      <FormReply reply={reply} intent={`rule-typing ${run.id}`}>
        <TextArea
          name="reason"
          id={`reason-${run.id}`}
          label={words.reason}
          hint={words.reasonHint}
          rows={2}
          maxLength={LONGEST.typingRuling}
        />
      </FormReply>
      <p className="flex flex-wrap justify-end gap-3">
        <Button name="verdict" value="rejected">
          {words.reject}
        </Button>
        <Button name="verdict" value="accepted">
          {words.accept}
        </Button>
      </p>
    </Form>
  )
}
