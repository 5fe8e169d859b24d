import { Button } from '#app/components/ui/button'
import { Checkbox, FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { LONGEST } from '#app/rules/field-limits'
import { MissingList, usePreconditionName, WaivedList } from '../activities/precondition-list'
import type { Precondition } from '../activities/preconditions'
import type { WaiverPart } from './preconditions-page.server'
import { isWaivable, takeBackIntent } from './waivers'

interface PanelsProps {
  list: WaiverPart
  enrolmentId: string
  reply?: Reply | undefined
  /** Set where the decision is on the same page: one comes back to it. */
  next?: 'decision'
}

/** What is missing on top, with the form that waives; then what was waived, by whom and why. */
export function WaiverPanels(props: PanelsProps) {
  const words = useMessages(preconditionMessages)
  const { list, enrolmentId } = props
  const of = (activityId: string) => `/mentor/trainees/${enrolmentId}/activities/${activityId}`
  return (
    <>
      <Panel
        title={list.missing.length > 0 ? words.missing(list.missing.length) : words.title}
        tone={list.missing.length > 0 ? 'amber' : 'green'}
      >
        <p className="num mb-2 text-sm text-grey">{words.tally(list.met, list.waived.length, list.toCome)}</p>
        {list.missing.length === 0 ? <p>{words.missingNone}</p> : <WaiveForm {...props} of={of} />}
      </Panel>
      {list.waived.length > 0 ? (
        <Panel title={words.waived}>
          <WaivedList
            items={list.waived}
            of={of}
            after={(item) => (list.mayWaive ? <TakeBackForm {...props} item={item} /> : null)}
          />
        </Panel>
      ) : null}
    </>
  )
}

function addressOf(enrolmentId: string): string {
  return `/manager/trainees/${enrolmentId}/preconditions`
}

function WaiveForm({ list, enrolmentId, reply, next, of }: PanelsProps & { of: (activityId: string) => string }) {
  const words = useMessages(preconditionMessages)
  const name = usePreconditionName()
  const chosen = [reply?.submission?.initialValue?.subject ?? []].flat()
  const tick = (item: Precondition) => {
    if (!list.mayWaive) return null
    if (!isWaivable(item)) return <Tag>{words.settledOnly}</Tag>
    return (
      <span className="no-print">
        <Checkbox
          name="subject"
          id={`waive-${item.subject}`}
          value={item.subject}
          label={
            <>
              {words.chooseShort}
              <span className="sr-only">{words.choose(name(item))}</span>
            </>
          }
          defaultChecked={chosen.includes(item.subject)}
        />
      </span>
    )
  }
  return (
    <Form method="post" action={addressOf(enrolmentId)}>
      <FormReply reply={reply} intent="waive">
        <Hidden intent="waive" revision={list.revision} next={next} />
        <MissingList items={list.missing} of={of} mark={tick} />
        {list.mayWaive && list.missing.some(isWaivable) ? (
          <div className="no-print mt-4">
            <h3 className="mb-2 font-bold">{words.waiveTitle}</h3>
            <TextArea
              name="reason"
              id="waive-reason"
              label={words.reason}
              hint={words.reasonHint}
              rows={3}
              maxLength={LONGEST.reason}
            />
            <ActionBar>
              <Button icon="pen">{words.waive}</Button>
            </ActionBar>
          </div>
        ) : null}
      </FormReply>
    </Form>
  )
}

function Hidden({ intent, revision, next }: { intent: string; revision: number; next: PanelsProps['next'] }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="revision" value={revision} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
    </>
  )
}

function TakeBackForm({ list, enrolmentId, reply, next, item }: PanelsProps & { item: Precondition }) {
  const words = useMessages(preconditionMessages)
  const name = usePreconditionName()
  return (
    <details className="no-print" open={reply?.intent === takeBackIntent(item.subject)}>
      <summary className="min-h-11 py-2 text-primary underline">{words.takeBackTitle(name(item))}</summary>
      <Form method="post" action={addressOf(enrolmentId)}>
        <FormReply reply={reply} intent={takeBackIntent(item.subject)}>
          <Hidden intent="take-back" revision={list.revision} next={next} />
          <input type="hidden" name="subject" value={item.subject} />
          <TextArea
            name="reason"
            id={`take-back-${item.subject}`}
            label={words.takeBackReason}
            rows={2}
            maxLength={LONGEST.reason}
          />
          <Button>{words.takeBack}</Button>
        </FormReply>
      </Form>
    </details>
  )
}
