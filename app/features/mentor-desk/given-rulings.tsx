import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { LONGEST } from '#app/rules/field-limits'
import type { GivenRuling } from './given-rulings.server'
import { answersOf, askOf } from './ruling-card'

/** Which of the page's corrections an answer belongs to. */
export function correctIntent(rulingId: unknown): string {
  return `correct ${rulingId}`
}

/** What was ruled, by whom and when, each with the way to say the opposite. */
export function GivenRulings({ given, reply }: { given: readonly GivenRuling[]; reply: Reply | undefined }) {
  const words = useMessages(rulingMessages)
  return (
    <Panel title={words.given}>
      <p className="text-grey">{given.length > 0 ? words.givenLead : words.givenEmpty}</p>
      <ul className="mt-3 grid gap-4">
        {given.map((ruling) => (
          <li key={ruling.rulingId} className="rounded-lg border border-line bg-paper p-3">
            <GivenLine given={ruling} />
            <CorrectForm given={ruling} reply={reply} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function GivenLine({ given }: { given: GivenRuling }) {
  const words = useMessages(rulingMessages)
  const answers = answersOf(given, words)
  const line = ({ rulerName, isYes }: GivenRuling['ruling']) =>
    words.givenLine(rulerName, isYes ? answers.yes : answers.no)
  const { ruling, before } = given
  return (
    <>
      <h3 className="font-bold wrap-anywhere">{askOf(given, words)}</h3>
      <p className="text-sm wrap-anywhere text-grey">
        {given.traineeName} · {given.title}
      </p>
      <p className="mt-2 rounded-lg bg-sunken p-3 wrap-anywhere" lang="zh-CN">
        {given.utterance}
      </p>
      <p className="mt-2 border-l-4 border-line-strong pl-3 wrap-anywhere whitespace-pre-line" lang="zh-CN">
        {given.reply}
      </p>
      {given.reason ? <p className="mt-1 wrap-anywhere text-grey">{words.disputeReason(given.reason)}</p> : null}
      <p className="mt-2 wrap-anywhere">
        <strong>{line(ruling)}</strong> · <Instant at={ruling.at} />
        {ruling.note ? <span className="block">{words.quoted(ruling.note)}</span> : null}
      </p>
      {before ? (
        <p className="mt-1 text-sm wrap-anywhere text-grey">
          {words.before(line(before))} · <Instant at={before.at} />
          {before.note ? <span className="block">{words.quoted(before.note)}</span> : null}
        </p>
      ) : null}
    </>
  )
}

function CorrectForm({ given, reply }: { given: GivenRuling; reply: Reply | undefined }) {
  const words = useMessages(rulingMessages)
  const answers = answersOf(given, words)
  const answer = given.ruling.isYes ? answers.no : answers.yes
  const intent = correctIntent(given.rulingId)
  return (
    <details className="mt-2" open={reply?.intent === intent}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-primary underline">
        {words.correct(answer)}
      </summary>
      <Form noValidate method="post">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="rulingId" value={given.rulingId} />
        <FormReply reply={reply} intent={intent}>
          <TextField
            name="note"
            id={`note-${given.rulingId}`}
            label={words.correctNote}
            hint={words.correctHint}
            maxLength={LONGEST.cardNote}
          />
        </FormReply>
        <p className="mt-2 flex justify-end">
          <Button>{words.correct(answer)}</Button>
        </p>
      </Form>
    </details>
  )
}
