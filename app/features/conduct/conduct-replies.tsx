import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { conductMessages } from '#app/i18n/conduct'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'
import type { ConductLineView } from './conduct.server'

/** What was said to one line, and until when more can be said. */
export function LineReplies({ line }: { line: ConductLineView }) {
  const words = useMessages(conductMessages)
  const locale = useLocale()
  return (
    <>
      {line.mayDispute ? (
        <p className="text-sm text-grey">{words.disputeUntil(formatLocalDate(line.disputeUntilOn, locale))}</p>
      ) : null}
      {line.replies.length > 0 ? (
        <ol className="grid gap-2 border-l-2 border-line pl-3 text-sm">
          {line.replies.map((reply) => (
            <li key={reply.id}>
              <p className="flex flex-wrap items-center gap-x-2 text-grey">
                {words.said[reply.kind](reply.byName)} · <Instant at={reply.at} />
                {reply.upheld === null ? null : (
                  <Tag tone={reply.upheld ? 'green' : 'grey'}>
                    {reply.upheld
                      ? words.outcomes.upheld
                      : line.countered
                        ? words.outcomes.superseded
                        : words.outcomes.stands}
                  </Tag>
                )}
              </p>
              <p className="break-words whitespace-pre-line">{reply.note}</p>
              {reply.dueOn && line.toRule ? (
                <p className="text-grey">{words.ruleBy(formatLocalDate(reply.dueOn, locale))}</p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}

interface FormProps {
  line: ConductLineView
  reply: Reply | undefined
}

/** The trainee's own: an answer at any time, a dispute while it is time; what was written stays in the form it was sent from. */
export function OwnReplyForms({ line, reply }: FormProps) {
  const words = useMessages(conductMessages)
  const until = formatLocalDate(line.disputeUntilOn, useLocale())
  const forms = [
    {
      kind: 'answer',
      may: line.mayAnswer,
      label: words.answerText,
      hint: words.answerHint,
      submit: words.answerSubmit,
    },
    {
      kind: 'dispute',
      may: line.mayDispute,
      label: words.disputeText,
      hint: words.disputeHint(until),
      submit: words.disputeSubmit,
    },
  ] as const
  return (
    <div className="grid items-start gap-2 sm:flex sm:flex-wrap">
      {forms.map(({ kind, may, label, hint, submit }) => {
        const intent = `${kind} ${line.id}`
        return may || reply?.intent === intent ? (
          <Fold key={kind} label={words[kind]} open={reply?.intent === intent}>
            <Form noValidate method="post" preventScrollReset>
              <FormReply reply={reply} intent={intent}>
                <input type="hidden" name="intent" value={intent} />
                <input type="hidden" name="lineId" value={line.id} />
                <TextArea
                  name="note"
                  id={`${kind}-${line.id}`}
                  label={label}
                  hint={hint}
                  maxLength={LONGEST.conductNote}
                />
                <Button>{submit}</Button>
              </FormReply>
            </Form>
          </Fold>
        ) : null
      })}
    </div>
  )
}

/** A manager's word on a dispute. */
export function RulingForm({ line, reply }: FormProps) {
  const words = useMessages(conductMessages)
  const intent = `rule ${line.id}`
  if (!line.toRule && reply?.intent !== intent) return null
  return (
    <Fold label={words.ruling} open={reply?.intent === intent}>
      <Form noValidate method="post" preventScrollReset>
        <FormReply reply={reply} intent={intent}>
          <input type="hidden" name="intent" value={intent} />
          <input type="hidden" name="lineId" value={line.id} />
          <Choices
            name="upheld"
            id={`upheld-${line.id}`}
            label={words.outcome}
            choices={[
              { value: 'yes', label: words.upheld },
              { value: 'no', label: words.stands },
            ]}
          />
          <TextArea
            name="note"
            id={`rule-${line.id}`}
            label={words.rulingText}
            hint={words.rulingHint}
            maxLength={LONGEST.conductNote}
          />
          <Button>{words.rulingSubmit}</Button>
        </FormReply>
      </Form>
    </Fold>
  )
}
