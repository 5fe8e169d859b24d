import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { AppealList } from './appeal-panel'

interface Appeal {
  id: string
  position: number | null
  reason: string
  filedAt: number
  state: 'open' | 'upheld' | 'rejected'
  answer: string | null
  mayAnswer: boolean
}

export function AnswerAppeals({ appeals, reply }: { appeals: readonly Appeal[]; reply: Reply | undefined }) {
  const words = useMessages(gradingMessages)
  const open = appeals.find((appeal) => appeal.state === 'open')
  if (appeals.length === 0) return null
  return (
    <Panel title={open ? words.answerAppealTitle : words.appealTitle} tone={open ? 'amber' : 'plain'} id="appeal">
      <AppealList appeals={appeals} />
      {open && !open.mayAnswer ? <p>{words.mayNotAnswer}</p> : null}
      {open?.mayAnswer ? (
        <Form noValidate method="post">
          <FormReply reply={reply} intent="answer-appeal">
            <input type="hidden" name="appealId" value={open.id} />
            <Choices
              name="verdict"
              label={words.verdict}
              choices={[
                { value: 'upheld', label: words.uphold },
                { value: 'rejected', label: words.reject },
              ]}
            />
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField
                name="position"
                label={words.newPosition}
                type="number"
                {...BOUNDS.question}
                defaultValue={open.position ?? undefined}
                required={false}
              />
              <TextField name="points" label={words.newPoints} inputMode="decimal" required={false} />
            </div>
            <TextArea name="answer" label={words.answerText} maxLength={LONGEST.groundedReason} />
            <Button look="primary" name="intent" value="answer-appeal">
              {words.sendAnswer}
            </Button>
          </FormReply>
        </Form>
      ) : null}
    </Panel>
  )
}
