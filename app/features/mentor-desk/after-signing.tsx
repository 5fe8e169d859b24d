import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signingMessages } from '#app/i18n/signing'
import type { JustSigned, NextCard, Taken } from './after-signing.server'

/** What a tap has just signed, with the way back while it is fresh; a plain form, answered by the queue. */
export function JustSignedNotice({ signed }: { signed: JustSigned }) {
  const words = useMessages(signingMessages)
  return (
    <div role="status">
      <Notice tone="green">
        <p className="font-medium wrap-anywhere">
          {signed.count === 1 ? words.signedOne(signed.traineeName, signed.title) : words.signedSeveral(signed.count)}
        </p>
        {signed.mayUndo ? (
          <Form method="post" action="/mentor/queue" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            <input type="hidden" name="intent" value="undo" />
            <input type="hidden" name="signedAt" value={signed.signedAt} />
            <Button>{words.undo}</Button>
            <span className="text-sm text-grey">{words.undoHint}</span>
          </Form>
        ) : null}
      </Notice>
    </div>
  )
}

/** Somebody was faster: who, when, and what is next. */
export function TakenNotice({ taken }: { taken: Taken }) {
  const words = useMessages(signingMessages)
  const locale = useLocale()
  return (
    <div role="status">
      <Notice tone="amber" title={words.taken(taken.traineeName, taken.title)}>
        <p className="num">
          {words.takenBy[taken.verdict](taken.byName ?? words.takenByYou, formatDateTime(taken.at, locale))}
        </p>
        <NextCardLink next={taken.next} />
      </Notice>
    </div>
  )
}

export function NextCardLink({ next }: { next: NextCard | null }) {
  const words = useMessages(signingMessages)
  return next ? (
    <Link
      to={`/mentor/trainees/${next.enrolmentId}/activities/${next.activityId}`}
      className="inline-flex min-h-11 items-center wrap-anywhere"
    >
      {words.next(next.traineeName, next.title)}
    </Link>
  ) : (
    <p className="text-grey">
      {words.noNext}{' '}
      <Link to="/mentor/queue" className="inline-flex min-h-11 items-center">
        {words.toQueue}
      </Link>
    </p>
  )
}
