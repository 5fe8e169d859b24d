import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { ParcelTrace } from '../quick-replies/parcel-trace'
import { DeskForm } from './desk-form'
import type { DeskOrder, DeskSeat } from './desk-view'

export function ParcelTab({ seat }: { seat: DeskSeat }) {
  const words = useMessages(chatMessages)
  if (seat.orders.length === 0) return <p className="text-grey">{words.noOrder}</p>
  return (
    <ul className="grid gap-4">
      {seat.orders.map((order) => (
        <li key={order.tail}>
          <h2 className="num font-bold">{words.order(order.tail)}</h2>
          <Parcel order={order} />
        </li>
      ))}
    </ul>
  )
}

function Parcel({ order: { tail, detail } }: { order: DeskOrder }) {
  const words = useMessages(chatMessages)
  if (!detail) return <p className="text-grey">{words.parcelFirst}</p>
  if (!detail.parcel) return <p className="text-grey">{words.noParcel}</p>
  const { courier, tail: number, trace } = detail.parcel
  return (
    <>
      <p className="num" lang="zh-CN">
        {words.parcelOf(courier, number)}
      </p>
      {trace === null ? (
        <DeskForm act="look-up-parcel" order={tail} title={words.lookUp} isOpen />
      ) : (
        <ParcelTrace trace={trace} />
      )}
    </>
  )
}
