import { Button } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { StationLine, type StationView } from '../activities/types/warehouse/station-line'

interface SignedStation extends StationView {
  items: readonly { id: string; text: string }[]
  /** Signed by who is looking at it. */
  isOwn: boolean
}

interface StationPanelProps {
  stations: { maySign: boolean; list: readonly SignedStation[] }
  reply: Reply | undefined
}

/** The guide's way through the warehouse on a phone: every station with one button, who signed it and when. */
export function StationPanel({ stations: { maySign, list }, reply }: StationPanelProps) {
  const words = useMessages(activityMessages).warehouse
  return (
    <Panel id="stations" title={words.signed}>
      <p className="num mb-2 font-medium">
        {words.signedCount(list.filter((station) => station.signed).length, list.length)}
      </p>
      {maySign ? <p className="mb-3 text-grey">{words.guideLead}</p> : null}
      <ul className="divide-y divide-line">
        {list.map((station) => (
          <li key={station.id} className="grid gap-2 py-3">
            <StationLine station={station} />
            {station.items.length > 0 ? (
              <ul className="list-disc pl-5 text-sm text-grey">
                {station.items.map((item) => (
                  <li key={item.id}>{item.text}</li>
                ))}
              </ul>
            ) : null}
            {maySign ? <StationForm station={station} reply={reply} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function StationForm({ station, reply }: { station: SignedStation; reply: Reply | undefined }) {
  const words = useMessages(activityMessages).warehouse
  const intent = `station ${station.id}`
  const move = station.signed ? 'take-back' : 'sign'
  if (station.signed && !station.isOwn) return null
  return (
    <Form method="post" preventScrollReset>
      <FormReply reply={reply} intent={intent}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="station" value={station.id} />
        <input type="hidden" name="move" value={move} />
        {station.signed ? (
          <Button look="quiet" aria-label={words.takeBackOf(station.title)}>
            {words.takeBack}
          </Button>
        ) : (
          <Button icon="check" className="w-full sm:w-auto" aria-label={words.signStationOf(station.title)}>
            {words.signStation}
          </Button>
        )}
      </FormReply>
    </Form>
  )
}
