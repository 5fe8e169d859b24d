import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextField } from '#app/components/ui/form'
import { ActionBar, Facts, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant, LocalDate } from '#app/components/ui/time'
import { cohortMessages } from '#app/i18n/cohorts'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import type { DateChange, EndOfTraining } from './cohort-dates'
import { DatesTable, EndTag, HiddenFields } from './dates-table'

interface Trainee {
  mentorName: string | null
  mentors: readonly { id: string; name: string }[]
  offer: { mentorName: string; at: number } | null
  declined: { mentorName: string; reason: string } | null
  extraTimePercent: number
  leaves: readonly { id: string; fromOn: string; toOn: string; reason: string }[]
  unlocked: readonly number[]
  locked: readonly { day: number; on: string | null }[]
}
interface PanelProps {
  trainee: Trainee
  reply: Reply | undefined
}

function useRange(): (from: string, to: string) => string {
  const words = useMessages(cohortMessages)
  const locale = useLocale()
  return (from, to) => words.leaveRange(formatLocalDate(from, locale), formatLocalDate(to, locale))
}

function ReasonField({ id, label, hint }: { id: string; label?: string; hint?: string }) {
  const words = useMessages(cohortMessages)
  return (
    <TextField
      name="reason"
      id={id}
      label={label ?? words.reason}
      hint={hint}
      maxLength={LONGEST.reason}
      autoComplete="off"
    />
  )
}

export function LeavePanel({ trainee, reply }: PanelProps) {
  const words = useMessages(cohortMessages)
  const range = useRange()
  return (
    <Panel title={words.leave}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="leave">
          <HiddenFields fields={{ intent: 'leave', step: 'preview' }} />
          <p className="mb-3 text-grey">{words.leaveHint}</p>
          <div className="grid gap-x-4 sm:grid-cols-2">
            <TextField name="fromOn" type="date" label={words.from} />
            <TextField name="toOn" type="date" label={words.to} />
          </div>
          <ReasonField id="leave-reason" />
          <Button>{words.preview}</Button>
        </FormReply>
      </Form>
      {trainee.leaves.length > 0 ? (
        <FormReply reply={reply} intent="cancel-leave">
          <h3 className="mt-5 mb-2 font-medium">{words.leaves}</h3>
          <ul className="grid gap-3">
            {trainee.leaves.map((leave) => (
              <li key={leave.id} className="rounded-lg border border-line p-3">
                <p className="break-words">
                  {range(leave.fromOn, leave.toOn)} <span className="text-grey">{leave.reason}</span>
                </p>
                <details>
                  <summary className="min-h-11 py-2 text-primary">{words.cancelLeave}</summary>
                  <Form noValidate method="post">
                    <HiddenFields fields={{ intent: 'cancel-leave', step: 'preview', leaveId: leave.id }} />
                    <ReasonField id={`cancel-${leave.id}`} label={words.cancelLeaveReason} />
                    <Button>{words.preview}</Button>
                  </Form>
                </details>
              </li>
            ))}
          </ul>
        </FormReply>
      ) : null}
    </Panel>
  )
}

export function UnlockPanel({ trainee, reply }: PanelProps) {
  const words = useMessages(cohortMessages)
  const locale = useLocale()
  return (
    <Panel title={words.unlock}>
      {trainee.unlocked.length > 0 ? (
        <p className="mb-2">
          {words.unlockedAhead} · {trainee.unlocked.map((day) => words.keyDay(day)).join(' · ')}
        </p>
      ) : null}
      {trainee.locked.length === 0 ? (
        <p className="text-grey">{words.unlockNone}</p>
      ) : (
        <Form noValidate method="post">
          <FormReply reply={reply} intent="unlock">
            <HiddenFields fields={{ intent: 'unlock' }} />
            <p className="mb-3 text-grey">{words.unlockHint}</p>
            <Select
              name="day"
              label={words.unlockDay}
              choices={trainee.locked.map(({ day, on }) => ({
                value: String(day),
                label: on ? `${words.keyDay(day)} · ${formatLocalDate(on, locale)}` : words.keyDay(day),
              }))}
            />
            <ReasonField id="unlock-reason" />
            <Button>{words.unlockButton}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}

export function MentorPanel({ trainee, reply }: PanelProps) {
  const words = useMessages(cohortMessages)
  return (
    <Panel id="mentor" title={words.changeMentor}>
      {trainee.mentorName ? <p>{words.mentorNow(trainee.mentorName)}</p> : null}
      {trainee.offer ? <OpenOffer offer={trainee.offer} reply={reply} /> : null}
      {trainee.declined ? (
        <Notice tone="amber">{words.mentorDeclined(trainee.declined.mentorName, trainee.declined.reason)}</Notice>
      ) : null}
      {trainee.mentors.length === 0 ? (
        <p className="text-grey">{words.noOtherMentor}</p>
      ) : (
        <Form noValidate method="post">
          <FormReply reply={reply} intent="mentor">
            <HiddenFields fields={{ intent: 'mentor' }} />
            <p className="mb-3 text-grey">{words.changeMentorHint}</p>
            <Select
              name="mentorId"
              label={words.newMentor}
              empty={words.choosePerson}
              required
              choices={trainee.mentors.map((m) => ({ value: m.id, label: m.name }))}
            />
            <ReasonField id="mentor-reason" />
            <Button>{words.askMentor}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}

function OpenOffer({ offer, reply }: { offer: NonNullable<Trainee['offer']>; reply: Reply | undefined }) {
  const words = useMessages(cohortMessages)
  return (
    <>
      <Notice tone="amber">
        {words.mentorAsked(offer.mentorName)} <Instant at={offer.at} />
      </Notice>
      <details className="mb-3" open={reply?.intent === 'mentor-back'}>
        <summary className="min-h-11 py-2 text-primary">{words.takeBackOffer}</summary>
        <Form noValidate method="post">
          <FormReply reply={reply} intent="mentor-back">
            <HiddenFields fields={{ intent: 'mentor-back' }} />
            <ReasonField id="mentor-back-reason" />
            <Button>{words.takeBackOffer}</Button>
          </FormReply>
        </Form>
      </details>
    </>
  )
}

export function ExtraTimePanel({ trainee, reply }: PanelProps) {
  const words = useMessages(cohortMessages)
  return (
    <Panel title={words.extraTime}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent="extra-time">
          <HiddenFields fields={{ intent: 'extra-time' }} />
          <TextField
            name="percent"
            type="number"
            {...BOUNDS.extraPercent}
            step={1}
            inputMode="numeric"
            label={words.percent}
            hint={words.extraTimeHint}
            defaultValue={trainee.extraTimePercent}
          />
          <ReasonField id="extra-reason" />
          <Button>{words.saveExtraTime}</Button>
        </FormReply>
      </Form>
    </Panel>
  )
}

interface LeavePreviewProps {
  name: string
  backTo: string
  preview: {
    dates: readonly DateChange[]
    before: EndOfTraining
    after: EndOfTraining
    fields: Record<string, string>
    summary: { fromOn: string; toOn: string; reason: string; cancel: boolean }
  }
}

/** The second step: nothing is saved before these dates have been seen. */
export function LeavePreviewPage({ name, backTo, preview }: LeavePreviewProps) {
  const words = useMessages(cohortMessages)
  const range = useRange()
  const { summary } = preview
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.previewTitle} lead={name} />
      <Notice tone="amber">{words.previewLead}</Notice>
      <Panel title={summary.cancel ? words.cancelLeave : words.leave}>
        <Facts
          facts={[
            [words.date, range(summary.fromOn, summary.toOn)],
            [words.reason, summary.reason],
            [
              words.endsOn,
              <span key="ends" className="inline-flex flex-wrap gap-2">
                <LocalDate on={preview.before.endsOn} /> → <LocalDate on={preview.after.endsOn} />{' '}
                <EndTag end={preview.after} />
              </span>,
            ],
          ]}
        />
      </Panel>
      <DatesTable dates={preview.dates} />
      <Form noValidate method="post">
        <HiddenFields fields={preview.fields} />
        <ActionBar>
          <LinkButton to={backTo} reloadDocument>
            {words.goBack}
          </LinkButton>
          <Button look="primary">{words.confirmSave}</Button>
        </ActionBar>
      </Form>
    </div>
  )
}
