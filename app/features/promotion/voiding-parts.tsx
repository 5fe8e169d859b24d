import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, Facts, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDateTime, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { voidingMessages } from '#app/i18n/voidings'
import { LONGEST } from '#app/rules/field-limits'
import type { VoidingView } from './voidings.server'

/** The proposal as the second person reads it: what was sat, what it came to, and why it is to be annulled. */
export function VoidingSheet({ voiding }: { voiding: VoidingView }) {
  const words = useMessages(voidingMessages)
  const locale = useLocale()
  const when = (at: number) => formatFullDateTime(at, locale)
  const { answer, result } = voiding
  return (
    <>
      {voiding.waits ? <Notice tone="amber">{words.waiting}</Notice> : null}
      {answer ? (
        <Notice
          tone={answer.verdict === 'confirmed' ? 'primary' : 'grey'}
          icon="user-check"
          title={words[answer.verdict === 'confirmed' ? 'agreed' : 'declined'](answer.name, when(answer.at))}
        >
          {answer.note}
        </Notice>
      ) : null}
      {!voiding.waits && !answer ? <Notice tone="grey">{words.overtaken}</Notice> : null}
      <Panel>
        <p className="num text-grey">{words.proposed(voiding.proposerName, when(voiding.proposedAt))}</p>
        <p className="mt-2 mb-4 break-words whitespace-pre-wrap">{words.reason(voiding.reason)}</p>
        <Facts
          facts={[
            [words.started, <Instant key="started" at={voiding.startedAt} />],
            ...(voiding.closedAt === null
              ? []
              : [[words.closed, <Instant key="closed" at={voiding.closedAt} />] as const]),
            [words.how, voiding.isHandedIn ? words.handedIn.yes : words.handedIn.no],
            [
              words.result,
              result ? words.resultOf(formatPercent(result.percent, locale), result.passPercent) : words.notMarked,
            ],
          ]}
        />
      </Panel>
    </>
  )
}

/** The second signature under it. */
export function ConfirmVoidingPart({ voiding, reply }: { voiding: VoidingView; reply: Reply | undefined }) {
  const words = useMessages(voidingMessages)
  const { page } = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  if (voiding.isStuck) return <Notice tone="amber">{words.stuck}</Notice>
  if (voiding.waits && voiding.isOwn) return <Notice tone="grey">{words.own}</Notice>
  if (!voiding.canConfirm) return null
  return (
    <Panel title={words.confirmTitle} tone="amber">
      <Form noValidate method="post">
        <FormReply reply={reply} intent="confirm">
          <p className="mb-3">{words.confirmLead}</p>
          <input type="hidden" name="intent" value="confirm" />
          <TextArea name="note" id="confirm-note" label={page.confirmNote} maxLength={LONGEST.note} required={false} />
          <TextField
            name="password"
            type="password"
            label={anew.password}
            hint={anew.confirmPasswordHint}
            autoComplete="current-password"
          />
          <ActionBar>
            {/* First in the form, so that Enter in the password signs; last on the screen. */}
            <Button look="danger" name="verdict" value="confirmed" icon="pen" className="order-last">
              {words.confirmYes}
            </Button>
            <Button name="verdict" value="declined">
              {page.confirmNo}
            </Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}
