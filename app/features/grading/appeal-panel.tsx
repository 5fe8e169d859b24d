import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { formatLocalDate } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { LONGEST } from '#app/rules/field-limits'

interface Appeal {
  id: string
  position: number | null
  reason: string
  filedAt: number
  dueOn: string | null
  state: 'open' | 'upheld' | 'rejected'
  answer: string | null
  isLate: boolean
  answeredBy: string | null
  decidedAt: number | null
}

const TONES = { open: 'amber', upheld: 'green', rejected: 'grey' } as const

/** The trainee's own appeals, and the form for a new one while it is possible. */
export function AppealPanel(props: {
  appeals: readonly Appeal[]
  until: string
  mayAppeal: boolean
  waiver: { isOffered: boolean; statedAt: number | null }
  own: boolean
  questions: number
  reply: Reply | undefined
}) {
  const words = useMessages(gradingMessages)
  const until = formatLocalDate(props.until, useLocale())
  if (!props.own && props.appeals.length === 0) return null
  return (
    <Panel title={words.appealTitle} id="appeal">
      <AppealList appeals={props.appeals} />
      {props.own && props.mayAppeal ? (
        <Form noValidate method="post">
          <FormReply reply={props.reply} intent="appeal">
            <p className="mb-3 text-grey">{words.appealLead(until)}</p>
            <p className="mb-3 text-grey">{words.appealNext(APPEAL_WORKDAYS)}</p>
            <Select
              name="position"
              label={words.appealPosition}
              empty={words.appealWhole}
              choices={Array.from({ length: props.questions }, (_, n) => ({
                value: String(n + 1),
                label: words.itemTitle(n + 1),
              }))}
            />
            <TextArea
              name="reason"
              label={words.appealReason}
              hint={words.appealReasonHint}
              maxLength={LONGEST.groundedReason}
            />
            <Button name="intent" value="appeal">
              {words.fileAppeal}
            </Button>
          </FormReply>
        </Form>
      ) : null}
      {props.own ? <NoAppeal waiver={props.waiver} appeals={props.appeals} until={until} reply={props.reply} /> : null}
      {props.own && !props.mayAppeal && props.appeals.every((appeal) => appeal.state !== 'open') ? (
        <p className="text-grey">{words.appealClosed(until)}</p>
      ) : null}
    </Panel>
  )
}

/** Who does not appeal may say so: then nobody waits for the last day. It takes nothing away before that day. */
function NoAppeal({
  waiver,
  appeals,
  until,
  reply,
}: {
  waiver: { isOffered: boolean; statedAt: number | null }
  appeals: readonly Appeal[]
  until: string
  reply: Reply | undefined
}) {
  const words = useMessages(gradingMessages)
  const { statedAt } = waiver
  if (statedAt !== null)
    return (
      <p className="mt-4">
        {words.noAppealSaid} <Instant at={statedAt} />
        {appeals.some(({ filedAt }) => filedAt > statedAt) ? ` ${words.noAppealTakenBack}` : null}
      </p>
    )
  if (!waiver.isOffered) return null
  return (
    <Form method="post" className="mt-6 border-t border-line pt-4">
      <FormReply reply={reply} intent="waive-appeal">
        <p className="mb-3">{words.noAppealLead(until)}</p>
        <Button name="intent" value="waive-appeal">
          {words.noAppeal}
        </Button>
      </FormReply>
    </Form>
  )
}

function AppealList({ appeals }: { appeals: readonly Appeal[] }) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  return (
    <ul className="grid gap-3">
      {appeals.map((appeal) => (
        <li key={appeal.id} className="mb-3 rounded-lg border border-line px-3 py-2">
          <p className="flex flex-wrap items-center gap-2">
            <Tag tone={TONES[appeal.state]}>{words.appealStates[appeal.state]}</Tag>
            <span>{appeal.position === null ? words.appealWhole : words.appealAbout(appeal.position)}</span>
            <Instant at={appeal.filedAt} />
          </p>
          <p className="mt-1 break-words whitespace-pre-wrap">{appeal.reason}</p>
          {appeal.state === 'open' && appeal.dueOn ? (
            <p className={`mt-1 ${appeal.isLate ? 'text-amber' : 'text-grey'}`}>
              {(appeal.isLate ? words.appealLate : words.appealDue)(formatLocalDate(appeal.dueOn, locale))}
            </p>
          ) : null}
          {appeal.answeredBy && appeal.decidedAt !== null ? (
            <p className="mt-1 text-grey">
              {words.appealAnswerBy(appeal.answeredBy)}
              <Instant at={appeal.decidedAt} />
            </p>
          ) : null}
          {appeal.answer ? (
            <p className="mt-1 break-words whitespace-pre-wrap">
              <span className="font-medium">{words.appealAnswer}</span> {appeal.answer}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
