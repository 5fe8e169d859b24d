// What has become of a decision since it was signed.
import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDateTime, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { DecisionView } from './decision-view.server'

/** Rulings on replies may come after the signature: it stands, and whoever reads it knows. */
export function ChangedMarks({ changed }: Pick<DecisionView, 'changed'>) {
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  if (changed.length === 0) return null
  return (
    <Notice tone="amber" title={anew.changed}>
      <ul>
        {changed.map(({ activityId, title, from, to }) => (
          <li key={activityId} className="num">
            {anew.changedLine(title, formatPercent(from, locale), formatPercent(to, locale))}
          </li>
        ))}
      </ul>
      <p>{anew.changedMeans}</p>
    </Notice>
  )
}

/** Both are kept: what stands says what it stands in the place of, and what does not stand says so. */
export function Supersession({ decision }: { decision: DecisionView }) {
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  const { supersededBy: later, supersedes: earlier } = decision
  return (
    <>
      {later ? (
        <Notice tone="amber" title={anew.superseded(later.deciderName, formatFullDateTime(later.at, locale))}>
          {later.why ? <p className="break-words whitespace-pre-wrap">{later.why}</p> : null}
          <Link to={`/decisions/${later.id}`}>{anew.supersededBy}</Link>
        </Notice>
      ) : null}
      {earlier ? (
        <Notice tone="grey" title={anew.supersedes}>
          <p className="break-words whitespace-pre-wrap">{earlier.why}</p>
          {earlier.restingOn.length > 0 ? (
            <p>{anew.restingOn(earlier.restingOn.map((kind) => words.kinds[kind]).join(words.comma))}</p>
          ) : null}
          <Link to={`/decisions/${earlier.id}`}>{anew.toOld}</Link>
        </Notice>
      ) : null}
      {decision.can.supersede ? (
        <p className="no-print mb-4">
          <LinkButton to={`/manager/trainees/${decision.enrolmentId}/decide/${decision.kind}?anew`} icon="scale">
            {anew.anew}
          </LinkButton>
        </p>
      ) : null}
    </>
  )
}
