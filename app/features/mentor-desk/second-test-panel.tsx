import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { LONGEST } from '#app/rules/field-limits'
import type { ActivityDesk } from './activity-desk.server'

/** Where the second test of a gate stands; the mentor may open it before its date. */
export function SecondTestPanel({
  secondTest,
  reply,
}: {
  secondTest: NonNullable<ActivityDesk['secondTest']>
  reply: Reply | undefined
}) {
  const words = useMessages(signoffMessages).secondTest
  const locale = useLocale()
  const lastOn = formatLocalDate(secondTest.lastOn, locale)
  if (secondTest.state !== 'ahead') return <Notice icon="flag">{words.states[secondTest.state](lastOn)}</Notice>
  return (
    <Panel id="second-test" title={words.title} tone="amber">
      <p>{words.ahead(formatLocalDate(secondTest.opensOn, locale), lastOn)}</p>
      {secondTest.mayOpen ? (
        <details open={reply?.intent === 'open-second-test'} className="mt-2">
          <summary className="min-h-11 content-center font-medium text-primary underline underline-offset-4">
            {words.openNow}
          </summary>
          <Form method="post">
            <FormReply reply={reply} intent="open-second-test">
              <input type="hidden" name="intent" value="open-second-test" />
              <TextArea
                name="reason"
                id="open-reason"
                label={words.reason}
                hint={words.reasonHint}
                maxLength={LONGEST.reason}
              />
              <p className="mt-3">
                <Button icon="check">{words.openNow}</Button>
              </p>
            </FormReply>
          </Form>
        </details>
      ) : null}
    </Panel>
  )
}
