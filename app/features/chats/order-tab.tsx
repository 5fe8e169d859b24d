import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { OrderFacts } from '../quick-replies/order-facts'
import { DeskForm } from './desk-form'
import type { DeskOrder, DeskSeat } from './desk-view'
import { OrderTools } from './order-tools'

export function OrderTab({ seat }: { seat: DeskSeat }) {
  const words = useMessages(chatMessages)
  if (seat.orders.length === 0) return <p className="text-grey">{words.noOrder}</p>
  return (
    <ul className="grid gap-4">
      {seat.orders.map((order) => (
        <li key={order.tail}>
          <h2 className="num font-bold">{words.order(order.tail)}</h2>
          {order.detail ? (
            <>
              <OrderFacts detail={order.detail} />
              <OrderTools tail={order.tail} detail={order.detail} />
            </>
          ) : (
            <ClosedOrder order={order} />
          )}
        </li>
      ))}
    </ul>
  )
}

function ClosedOrder({ order }: { order: DeskOrder }) {
  const words = useMessages(chatMessages)
  return (
    <DeskForm act="open-order" order={order.tail} title={words.openOrder} isOpen>
      <label className="mb-2 block text-sm">
        {words.tail} <span className="text-grey">({words.orderClosed})</span>
        <input
          name="order"
          inputMode="numeric"
          autoComplete="off"
          required
          pattern="[0-9]{4}"
          maxLength={LONGEST.phoneTail}
          className="num mt-0.5 block min-h-11 w-28 rounded-lg border border-line-strong bg-raised px-2 text-base"
        />
      </label>
    </DeskForm>
  )
}
