import { Checkbox, Select, TextArea, TextField } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { reviewMessages } from '#app/i18n/reviews'
import { LONGEST } from '#app/rules/field-limits'
import type { EntryView } from '../../activity-view'
import { EntryForm, EntryList, type TypePartProps } from '../../type-parts'
import { CALL_OUTCOMES } from './outcomes'
import { ReviewText } from './review-text'

export function CallsView({ view, page, reply }: TypePartProps<'calls'>) {
  const words = useMessages(activityMessages)
  const reviews = useMessages(reviewMessages)
  const logged = view.calls.filter((call) => call.state !== 'withdrawn').length
  return (
    <>
      {view.kind === 'review' ? (
        <Notice tone="red" icon="shield">
          {words.calls.redLine}
        </Notice>
      ) : null}
      {view.kind === 'review' ? <Reviews reviews={view.reviews} /> : null}
      <Panel title={words.your}>
        <p className="num mb-3 font-medium">{words.calls.cap(logged, view.cap)}</p>
        <EntryList entries={view.calls} reply={reply}>
          {(entry) => <Call entry={entry} about={view.reviews.find(({ id }) => id === entry.data.review)} />}
        </EntryList>
        {page.mayWrite && logged >= view.cap ? <Notice tone="amber">{words.calls.limit(view.cap)}</Notice> : null}
        {page.mayWrite && logged < view.cap ? (
          <EntryForm kind="call" reply={reply} label={words.calls.add}>
            {view.reviews.length > 0 ? (
              <Select
                name="review"
                label={reviews.which}
                empty="—"
                choices={view.reviews.map(({ id, data }) => ({
                  value: id,
                  label: reviews.choice(String(data.customer), String(data.product)),
                }))}
              />
            ) : null}
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField
                name="last4"
                label={words.calls.last4}
                inputMode="numeric"
                autoComplete="off"
                maxLength={LONGEST.phoneTail}
              />
              <Select
                name="outcome"
                label={words.calls.outcome}
                empty="—"
                choices={CALL_OUTCOMES.map((value) => ({ value, label: words.calls.outcomes[value] }))}
              />
            </div>
            <TextField
              name="purpose"
              label={words.calls.purpose}
              hint={words.noteHint}
              maxLength={LONGEST.callPurpose}
            />
            <TextArea name="promise" label={words.calls.promise} maxLength={LONGEST.callPromise} optional />
            <TextField name="dueOn" type="date" min={view.today} label={words.calls.dueOn} optional />
            {view.reviews.length > 0 ? <Checkbox name="clean" value="yes" label={reviews.clean} /> : null}
          </EntryForm>
        ) : null}
      </Panel>
    </>
  )
}

function Reviews({ reviews }: { reviews: TypePartProps<'calls'>['view']['reviews'] }) {
  const words = useMessages(reviewMessages)
  return (
    <Panel title={words.title}>
      {reviews.length === 0 ? <p className="text-grey">{words.none}</p> : null}
      <ol className="grid gap-3">
        {reviews.map((review) => (
          <li key={review.id} className="rounded-lg border border-line bg-paper p-3">
            <ReviewText data={review.data} />
            <p className="mt-2">
              <Tag tone={review.hasOutcome ? 'green' : 'amber'}>{review.hasOutcome ? words.done : words.open}</Tag>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Call({ entry, about }: { entry: EntryView; about: EntryView | undefined }) {
  const { choice } = useMessages(reviewMessages)
  const words = useMessages(activityMessages).calls
  const outcome = CALL_OUTCOMES.find((value) => value === entry.data.outcome)
  return (
    <>
      <p className="num font-medium">
        …{String(entry.data.last4 ?? '')}
        {outcome ? ` · ${words.outcomes[outcome]}` : ''}
      </p>
      {about ? (
        <p className="break-words text-grey">{choice(String(about.data.customer), String(about.data.product))}</p>
      ) : null}
      <p className="break-words">{String(entry.data.purpose ?? '')}</p>
      {entry.data.promise ? <p className="break-words text-grey">{String(entry.data.promise)}</p> : null}
      {entry.dueOn ? (
        <p className="text-grey">
          {words.dueOn} <LocalDate on={entry.dueOn} />
        </p>
      ) : null}
    </>
  )
}
