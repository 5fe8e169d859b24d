import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { ProductFacts } from '../quick-replies/product-facts'
import type { DeskSeat } from './desk-view'

export function ProductTab({ seat }: { seat: DeskSeat }) {
  const words = useMessages(chatMessages)
  if (seat.products.length === 0) return <p className="text-grey">{words.noProduct}</p>
  return (
    <ul className="grid gap-5" lang="zh-CN">
      {seat.products.map((product) => (
        <li key={product.id}>
          <ProductFacts product={product} />
        </li>
      ))}
    </ul>
  )
}
