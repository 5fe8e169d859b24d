import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { PRINT_RESULTS } from './print-results'

/** One trial order, as the trainee and whoever signs read it: what became of it, what was wrong, how it was found. */
export function PrintLine({ data }: { data: Record<string, unknown> }) {
  const words = useMessages(activityMessages).warehouse
  const result = PRINT_RESULTS.find((value) => value === data.result)
  const errors = String(data.errors ?? '')
  const found = String(data.found ?? '')
  return (
    <div className="break-words">
      <p>
        <span className="num font-medium">{String(data.ref ?? '')}</span> ·{' '}
        {result ? words.results[result] : errors || words.clean}
      </p>
      {result && errors ? <p>{errors}</p> : null}
      {found ? <p className="text-grey">{words.foundBy(found)}</p> : null}
    </div>
  )
}
