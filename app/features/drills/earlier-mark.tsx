import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import type { EarlierCardScore } from './drill'

const LINES = ['code', 'must', 'mustNot', 'time'] as const

/** A mark from before replies were judged by meaning, as it was given and as it was explained. */
export function EarlierMark({ score }: { score: EarlierCardScore }) {
  const words = useMessages(drillMessages)
  const rulings = useMessages(rulingMessages)
  return (
    <>
      <p className="mt-2 text-sm text-grey">{rulings.earlier}</p>
      <ul className="num my-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
        {LINES.map((line) => (
          <li key={line} className="rounded-lg border border-line px-3 py-2">
            <span className="block text-sm text-grey">{words.lines[line]}</span>
            {score.points[line]}
          </li>
        ))}
      </ul>
      <ul className="grid gap-1">
        {score.missing.length > 0 ? <li>{words.missing(score.missing.join(' · '))}</li> : null}
        {score.faults.map((fault) => (
          <li key={fault.word}>
            <strong>{words.fault(fault.word)}</strong> {fault.why}
          </li>
        ))}
        {score.hardFault ? <li className="font-bold text-red">{words.hardFault}</li> : null}
      </ul>
    </>
  )
}
