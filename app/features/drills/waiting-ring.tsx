import { useServerTime } from '#app/components/use-server-time'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'

const RADIUS = 22
const ROUND = 2 * Math.PI * RADIUS
/** The shop's own lines: attention at one minute, a breach is near at 100 seconds. */
const AMBER_SECONDS = 60
const RED_SECONDS = 100
const FULL_SECONDS = 120

/** How long the customer has waited, as a filling ring; word and number beside the colour. */
export function WaitingRing({
  shownAt,
  serverNow,
  limitSeconds,
}: {
  shownAt: number
  serverNow: number
  limitSeconds: number
}) {
  const words = useMessages(drillMessages)
  const seconds = Math.max(0, Math.floor((useServerTime(serverNow) - shownAt) / 1000))
  const tone = seconds >= RED_SECONDS ? 'stroke-red' : seconds >= AMBER_SECONDS ? 'stroke-amber' : 'stroke-primary'
  const share = Math.min(1, seconds / FULL_SECONDS)
  return (
    <div className="flex items-center gap-2">
      <svg viewBox="0 0 52 52" width="44" height="44" className="shrink-0" aria-hidden="true">
        <circle cx="26" cy="26" r={RADIUS} className="fill-none stroke-line" strokeWidth="6" />
        <circle
          cx="26"
          cy="26"
          r={RADIUS}
          className={`fill-none ${tone}`}
          strokeWidth="6"
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          transform="rotate(-90 26 26)"
        />
      </svg>
      <p className="num leading-tight">
        <span className="text-sm text-grey">{words.waited}</span> <strong>{words.seconds(seconds)}</strong>
        <span className={`block text-sm ${seconds > limitSeconds ? 'font-medium text-red' : 'text-grey'}`}>
          {seconds > limitSeconds ? words.late : words.limit(limitSeconds)}
        </span>
      </p>
    </div>
  )
}
