import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, Select, TextArea } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatNumber } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'

interface Gain {
  position: number
  points: number
  from: number
  max: number
}

/** What the answer to an appeal is written in: points are chosen, never typed. */
export function AnswerAppeal({ gains, reply }: { gains: readonly Gain[]; reply: Reply | undefined }) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale, 2)
  return (
    <Panel title={words.answerAppealTitle} tone="amber" id="answer-appeal">
      <Form noValidate method="post">
        <FormReply reply={reply} intent="answer-appeal">
          <Choices
            name="verdict"
            label={words.verdict}
            choices={[
              ...(gains.length > 0 ? [{ value: 'upheld', label: words.uphold }] : []),
              { value: 'rejected', label: words.reject },
            ]}
          />
          {gains.length > 0 ? (
            <Select
              name="gain"
              label={words.newPoints}
              hint={words.newPointsHint}
              empty={words.newPointsNone}
              choices={gains.map(({ position, points, from, max }) => ({
                value: `${position}:${points}`,
                label: words.gain(position, number(from), number(points), number(max)),
              }))}
            />
          ) : (
            <p className="mb-3 text-grey">{words.noGain}</p>
          )}
          <TextArea name="answer" label={words.answerText} hint={words.answerHint} maxLength={LONGEST.groundedReason} />
          <Button look="primary" name="intent" value="answer-appeal">
            {words.sendAnswer}
          </Button>
        </FormReply>
      </Form>
    </Panel>
  )
}

/** For a manager who may not answer, in a house where no other manager may either. */
export function NameReviewer({
  people,
  reply,
}: {
  people: readonly { id: string; name: string }[]
  reply: Reply | undefined
}) {
  const words = useMessages(gradingMessages)
  return (
    <Panel title={words.reviewerTitle} tone="amber" id="reviewer">
      <p className="mb-3 text-grey">{words.reviewerText}</p>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="name-reviewer">
          <Select
            name="reviewerId"
            label={words.reviewer}
            empty="–"
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextArea name="reason" label={words.reviewerReason} maxLength={LONGEST.groundedReason} />
          <Button look="primary" name="intent" value="name-reviewer">
            {words.nameReviewer}
          </Button>
        </FormReply>
      </Form>
    </Panel>
  )
}
