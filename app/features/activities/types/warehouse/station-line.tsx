import { Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'

export interface StationView {
  id: string
  title: string
  signed: { byName: string; at: number } | null
}

/** A station by name; by whom it was signed and when. */
export function StationLine({ station: { title, signed } }: { station: StationView }) {
  const words = useMessages(activityMessages).warehouse
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">{title}</span>
      {signed ? (
        <>
          <Tag tone="green">{words.stationSigned}</Tag>
          <span className="num text-sm text-grey">
            {signed.byName} · <Instant at={signed.at} />
          </span>
        </>
      ) : (
        <Tag>{words.stationUnsigned}</Tag>
      )}
    </p>
  )
}
