import { formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { EvidenceSnapshot } from './snapshot'

/** In spite of which tests a gate was passed, with their marks, and why. */
export function PassedBelow({ below }: { below: NonNullable<EvidenceSnapshot['passedBelow']> }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const say = (value: number, unit: 'percent' | 'per-minute') =>
    unit === 'percent' ? formatPercent(value, locale) : words.perMinute(formatNumber(value, locale, 1))
  return (
    <>
      <p className="mt-3 font-bold">{words.page.passedBelow}</p>
      <ul className="list-disc pl-5">
        {below.tests.map(({ title, value, line, unit }) => (
          <li key={title} className="num">
            {words.page.passedBelowLine(title, say(value, unit), say(line, unit))}
          </li>
        ))}
      </ul>
      <p className="break-words whitespace-pre-wrap">{words.page.passedBelowWhy(below.why)}</p>
    </>
  )
}
