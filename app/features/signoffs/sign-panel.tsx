import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button'
import { Checkbox, FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Form } from '#app/components/ui/post-form'
import type { SignerRole } from '#app/content/plan'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signingMessages } from '#app/i18n/signing'
import { signoffMessages } from '#app/i18n/signoffs'
import { LONGEST } from '#app/rules/field-limits'
import type { Ahead } from '../activities/moment'
import type { SignVerdict } from './sign-off'

export interface SignTarget {
  enrolmentId: string
  activityId: string
  slot: SignerRole
  /** The revision this page shows; another one in between makes the form stale. */
  revision: number
}

/** Names one sign form among many on a page, so that the reply finds it. */
export function signIntent({ enrolmentId, activityId, slot }: SignTarget): string {
  return `sign ${enrolmentId} ${activityId} ${slot}`
}

interface SignFormProps {
  target: SignTarget
  verdict: SignVerdict
  reply: Reply | undefined
  children: ReactNode
}

function SignForm({ target, verdict, reply, children }: SignFormProps) {
  const intent = `${signIntent(target)} ${verdict}`
  return (
    <Form noValidate method="post" preventScrollReset>
      <FormReply reply={reply} intent={intent}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="enrolmentId" value={target.enrolmentId} />
        <input type="hidden" name="activityId" value={target.activityId} />
        <input type="hidden" name="slot" value={target.slot} />
        <input type="hidden" name="revision" value={target.revision} />
        <input type="hidden" name="verdict" value={verdict} />
        {children}
      </FormReply>
    </Form>
  )
}

interface PanelProps {
  target: SignTarget
  reply: Reply | undefined
  today: string
  /** 0: no comment is asked for. */
  commentLength: number
  isAcceptance: boolean
  /** The trainee's part is done. */
  ready: boolean
  /** Left out where nothing can be done again. */
  mayNotYet: boolean
  /** Its planned hour is still to come: then it is signed with a word of when it took place. */
  ahead: Ahead | null
  again?: boolean
  look?: 'primary' | 'plain'
}

/** Sign with one thumb; "not yet" opens a sheet with reason and date. Both work without JavaScript. */
export function SignPanel({
  target,
  reply,
  today,
  commentLength,
  isAcceptance,
  ready,
  mayNotYet,
  ahead,
  again = false,
  look = 'plain',
}: PanelProps) {
  const words = useMessages(signoffMessages)
  const key = `${target.enrolmentId}-${target.activityId}-${target.slot}`
  if (ahead && !ahead.maySay) return <TooEarly ahead={ahead} />
  // Without a comment to write, both answers lie side by side under the thumb.
  const sideBySide = ready && mayNotYet && commentLength === 0 && ahead === null
  return (
    <div
      className={`no-print grid items-start gap-2 ${sideBySide ? `grid-cols-2 sm:flex sm:flex-wrap ${look === 'primary' ? 'sm:flex-row-reverse' : ''}` : ''}`}
    >
      {ready ? (
        <SignForm target={target} verdict="signed" reply={reply}>
          {commentLength > 0 ? (
            <TextArea
              name="comment"
              id={`comment-${key}`}
              label={words.liveComment}
              hint={words.liveCommentHint}
              maxLength={LONGEST.signComment}
            />
          ) : null}
          {ahead ? <AheadFields name={key} ahead={ahead} today={today} /> : null}
          {isAcceptance ? <p className="mb-2 text-sm text-grey">{words.acceptMeans}</p> : null}
          <Button look={look} icon="check" className="w-full sm:w-auto">
            {isAcceptance ? words.accept : again ? words.signAgain : words.sign}
          </Button>
        </SignForm>
      ) : (
        <p className="text-sm text-grey">
          {words.ownPartFirst} {mayNotYet ? words.notYetNow : null}
        </p>
      )}
      {mayNotYet ? (
        <Fold
          label={isAcceptance ? words.decline : words.notYet}
          open={reply?.intent === `${signIntent(target)} not_yet`}
        >
          <SignForm target={target} verdict="not_yet" reply={reply}>
            <TextArea
              name="comment"
              id={`not-yet-${key}`}
              label={isAcceptance ? words.declineTitle : words.notYetTitle}
              hint={isAcceptance ? words.declineHint : words.notYetHint}
              maxLength={LONGEST.signComment}
            />
            {isAcceptance ? null : (
              <TextField name="redoByOn" id={`redo-${key}`} type="date" min={today} label={words.redoByOn} optional />
            )}
            {ahead ? <AheadFields name={`${key}-not-yet`} ahead={ahead} today={today} /> : null}
            <Button look="danger" className="w-full sm:w-auto">
              {isAcceptance ? words.declineSubmit : words.notYetSubmit}
            </Button>
          </SignForm>
        </Fold>
      ) : null}
    </div>
  )
}

/** Before its day nothing is recorded of it. */
export function TooEarly({ ahead }: { ahead: Ahead }) {
  const words = useMessages(signingMessages)
  return <p className="num no-print text-sm text-grey">{words.tooEarly(formatDateTime(ahead.until, useLocale()))}</p>
}

/** What has to be said where something is recorded before its planned hour. */
export function AheadFields({ name, ahead, today }: { name: string; ahead: Ahead; today: string }) {
  const words = useMessages(signingMessages)
  const locale = useLocale()
  return (
    <fieldset className="mb-2 rounded-lg border border-line bg-sunken px-3 pt-2">
      <p className="num text-sm text-grey">{words.ahead(formatDateTime(ahead.until, locale))}</p>
      <Checkbox name="tookPlace" id={`took-place-${name}`} value="yes" label={words.tookPlace} />
      <TextField
        name="tookPlaceOn"
        id={`took-place-on-${name}`}
        type="date"
        min={ahead.fromOn}
        max={today}
        defaultValue={today}
        label={words.tookPlaceOn}
      />
    </fieldset>
  )
}

/** Taking back is a new revision with a reason; the first one stays on record. */
export function UndoPanel({
  target,
  verdict,
  reply,
}: {
  target: SignTarget
  verdict: SignVerdict
  reply: Reply | undefined
}) {
  const words = useMessages(signoffMessages)
  const label = verdict === 'not_yet' ? words.undo.not_yet : words.undo.signed
  return (
    <Fold label={label} open={reply?.intent === `${signIntent(target)} withdrawn`}>
      <SignForm target={target} verdict="withdrawn" reply={reply}>
        <TextArea
          name="comment"
          id={`undo-${target.enrolmentId}-${target.activityId}-${target.slot}`}
          label={words.undoReason}
          hint={words.undoHint}
          rows={2}
          maxLength={LONGEST.signComment}
        />
        <Button look="danger" className="w-full sm:w-auto">
          {label}
        </Button>
      </SignForm>
    </Fold>
  )
}

export function Fold({ label, open = false, children }: { label: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="no-print open:col-span-2 open:w-full">
      <summary className="inline-flex min-h-11 w-full items-center justify-center rounded-lg border border-line-strong bg-raised px-4 font-medium hover:bg-sunken sm:w-auto">
        {label}
      </summary>
      <div className="mt-2 rounded-lg border border-line bg-sunken p-3">{children}</div>
    </details>
  )
}
