import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { LONGEST } from '#app/rules/field-limits'

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
