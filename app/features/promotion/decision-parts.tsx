import { Button } from '#app/components/ui/button'
import { Checkbox, FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDate, formatLocalDate } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { LONGEST } from '#app/rules/field-limits'
import { EndingLaw } from './decision-review'
import type { DecisionView } from './decision-view.server'
import { NotIndependent, SecondWordForm } from './second-word-form'

interface PartProps {
  decision: DecisionView
  reply: Reply | undefined
}

/** The second signature under a proposal. */
export function ConfirmPart({ decision, reply }: PartProps) {
  const { page: words } = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const isEnd = decision.verdict === 'eliminate'
  if (decision.can.ownProposal) return <Notice tone="grey">{words.confirmOwn}</Notice>
  if (decision.dependence !== null) return <NotIndependent dependence={decision.dependence} />
  if (!decision.can.confirm) return null
  return (
    <SecondWordForm
      title={words.confirmTitle}
      lead={
        decision.effectiveOn ? words.confirmLeadDated(formatFullDate(decision.effectiveOn, locale)) : words.confirmLead
      }
      reply={reply}
      yes={isEnd ? anew.confirmYes.eliminate : anew.confirmYes.other}
    >
      {isEnd ? <EndingLaw /> : null}
      {decision.isUnaffirmed ? <Checkbox name="askedPerson" value="yes" label={leaving.askedPerson} /> : null}
    </SecondWordForm>
  )
}

export function AcknowledgePart({ decision, reply }: PartProps) {
  const { page: words } = useMessages(promotionMessages)
  if (!decision.can.acknowledge) return null
  return (
    <Panel title={words.acknowledge}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="acknowledge">
          <p className="mb-3">{words.acknowledgeLead}</p>
          <input type="hidden" name="intent" value="acknowledge" />
          <TextArea name="note" id="acknowledge-note" label={words.note} maxLength={LONGEST.note} optional />
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
  const locale = useLocale()
  if (decision.refusableFromOn)
    return (
      <div className="no-print">
        <Notice tone="grey" title={words.notAcknowledged}>
          {words.refusableFrom(formatLocalDate(decision.refusableFromOn, locale))}
        </Notice>
      </div>
    )
  if (!decision.can.recordRefusal) return null
  return (
    <Panel title={words.notAcknowledged} className="no-print">
      <details open={reply?.intent === 'refuse'}>
        <summary className="min-h-11 py-2 text-primary underline">{words.recordRefusal}</summary>
        <Form noValidate method="post">
          <FormReply reply={reply} intent="refuse">
            <input type="hidden" name="intent" value="refuse" />
            <TextArea
              name="note"
              id="refuse-note"
              label={words.note}
              hint={words.recordRefusalHint}
              maxLength={LONGEST.groundedReason}
            />
            <Button>{words.recordRefusal}</Button>
          </FormReply>
        </Form>
      </details>
    </Panel>
  )
}
