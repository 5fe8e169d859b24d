import { Link } from '@remix-run/react'
import { Notice } from '#app/components/ui/layout'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { signingMessages } from '#app/i18n/signing'
import type { JustSigned, NextCard, Taken } from './after-signing.server'
import { JustDoneNotice } from './just-done-notice'

/** What a tap has just signed, with the way back while it is fresh; a plain form, answered by the queue. */
export function JustSignedNotice({ signed }: { signed: JustSigned }) {
  const words = useMessages(signingMessages)
  return (
    <JustDoneNotice
      said={signed.count === 1 ? words.signedOne(signed.traineeName, signed.title) : words.signedSeveral(signed.count)}
      undo={
        signed.mayUndo
          ? {
              action: '/mentor/queue',
              name: 'signedAt',
              value: signed.signedAt,
              label: words.undo,
              hint: words.undoHint,
            }
          : null
      }
    />
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
