import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { secondPersonMessages, whyNotSecond } from '#app/i18n/second-person'
import { LONGEST } from '#app/rules/field-limits'

/** Said before anybody tries: why this reader's word would not count, and whose would. */
export function NotIndependent({ dependence }: { dependence: string | null }) {
  const locale = useLocale()
  if (dependence === null) return null
  return (
    <div className="no-print">
      <Notice tone="grey" title={secondPersonMessages[locale].title}>
        {whyNotSecond(dependence, locale)}
      </Notice>
    </div>
  )
}

interface AskSecondFormProps {
  /** Whom one may ask; null where somebody can confirm, or the reader asks nobody. */
  people: readonly { id: string; name: string }[] | null
  reply: Reply | undefined
}

/** Where nobody is left to confirm: what that means, and whom one may ask. */
export function AskSecondForm({ people, reply }: AskSecondFormProps) {
  const { nobody: words } = useMessages(decidedAnewMessages)
  if (people === null) return null
  return (
    <Panel title={words.title} tone="amber" id="second-person" className="no-print">
      <p className="mb-3">{words.lead}</p>
      {people.length === 0 ? <p className="mb-3">{words.noAccount}</p> : null}
      {people.length === 0 ? null : (
        <Form noValidate method="post">
          <FormReply reply={reply} intent="name-confirmer">
            <Select
              name="confirmerId"
              label={words.who}
              hint={words.whoHint}
              empty="–"
              choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea name="reason" id="confirmer-reason" label={words.why} maxLength={LONGEST.groundedReason} />
            <Button look="primary" name="intent" value="name-confirmer">
              {words.ask}
            </Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}

interface SecondWordFormProps {
  title: string
  lead: string
  reply: Reply | undefined
  /** What agreeing does. */
  yes: string
  /** What has to be read before. */
  children?: ReactNode
}

/** The second person's word under what another proposed, with the password. */
export function SecondWordForm({ title, lead, reply, yes, children }: SecondWordFormProps) {
  const { page: words } = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  return (
    <Panel title={title} tone="amber">
      <Form noValidate method="post">
        <FormReply reply={reply} intent="confirm">
          <p className="mb-3">{lead}</p>
          {children}
          <input type="hidden" name="intent" value="confirm" />
          <TextArea name="note" id="confirm-note" label={words.confirmNote} maxLength={LONGEST.note} required={false} />
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
              {yes}
            </Button>
            <Button name="verdict" value="declined">
              {words.confirmNo}
            </Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}
