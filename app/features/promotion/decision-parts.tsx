import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { DecisionView } from './decision-view.server'

interface PartProps {
  decision: DecisionView
  reply: Reply | undefined
}

/** The second signature of an elimination. */
export function ConfirmPart({ decision, reply }: PartProps) {
  const { page: words } = useMessages(promotionMessages)
  if (decision.can.ownProposal) return <Notice tone="grey">{words.confirmOwn}</Notice>
  if (!decision.can.confirm) return null
  return (
    <Panel title={words.confirmTitle} tone="amber">
      <Form method="post">
        <FormReply reply={reply} intent="confirm">
          <p className="mb-3">{words.confirmLead}</p>
          <input type="hidden" name="intent" value="confirm" />
          <TextArea name="note" id="confirm-note" label={words.confirmNote} maxLength={2000} />
          <ActionBar>
            <Button name="verdict" value="declined">
              {words.confirmNo}
            </Button>
            <Button look="danger" name="verdict" value="confirmed" icon="pen">
              {words.confirmYes}
            </Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

export function AcknowledgePart({ decision, reply }: PartProps) {
  const { page: words } = useMessages(promotionMessages)
  if (!decision.can.acknowledge) return null
  return (
    <Panel title={words.acknowledge}>
      <Form method="post">
        <FormReply reply={reply} intent="acknowledge">
          <p className="mb-3">{words.acknowledgeLead}</p>
          <input type="hidden" name="intent" value="acknowledge" />
          <TextArea name="note" id="acknowledge-note" label={words.note} maxLength={2000} optional />
          <ActionBar>
            <Button look="primary" icon="check">
              {words.acknowledge}
            </Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

export function RefusalPart({ decision, reply }: PartProps) {
  const { page: words } = useMessages(promotionMessages)
  if (!decision.can.recordRefusal) return null
  return (
    <Panel title={words.notAcknowledged} className="no-print">
      <details open={reply?.intent === 'refuse'}>
        <summary className="min-h-11 py-2 text-primary underline">{words.recordRefusal}</summary>
        <Form method="post">
          <FormReply reply={reply} intent="refuse">
            <input type="hidden" name="intent" value="refuse" />
            <TextArea name="note" id="refuse-note" label={words.note} hint={words.recordRefusalHint} maxLength={2000} />
            <Button>{words.recordRefusal}</Button>
          </FormReply>
        </Form>
      </details>
    </Panel>
  )
}
