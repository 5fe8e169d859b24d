import type { ReactNode } from 'react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import type { CaseView } from './case-view'
import { CustomerFacts } from './customer-facts'
import { OrderFacts } from './order-facts'
import { ParcelTrace } from './parcel-trace'
import { ProductFacts } from './product-facts'

/** The case beside a card, in the parts that an agent looks things up in. It folds without a script. */
export function CasePanel({ shown }: { shown: CaseView }) {
  const words = useMessages(chatMessages)
  const { orders, products } = shown
  const sent = orders.filter(({ parcel }) => parcel !== null)
  return (
    <section aria-label={words.caseTitle} className="grid content-start gap-2">
      <Part name={words.tabs.customer} gist={shown.customer} isOpen>
        <div className="grid gap-2">
          <CustomerFacts name={shown.customer} history={shown.history} board={shown.board} />
        </div>
      </Part>
      {orders.map(({ tail, detail }) => (
        <Part key={tail} name={words.order(tail)} gist={words.orderStates[detail.state]} isGistOurs>
          <OrderFacts detail={detail} />
        </Part>
      ))}
      {sent.map(({ tail, parcel }) => (
        <Part key={tail} name={words.tabs.parcel} gist={words.parcelOf(parcel!.courier, parcel!.tail)}>
          <ParcelTrace trace={parcel!.trace} />
        </Part>
      ))}
      {products.map((product) => (
        <Part key={product.id} name={words.tabs.product} gist={product.name}>
          <div lang="zh-CN">
            <ProductFacts product={product} />
          </div>
        </Part>
      ))}
      {orders.length === 0 ? <p className="text-sm text-grey">{words.noOrder}</p> : null}
    </section>
  )
}

function Part({
  name,
  gist,
  isOpen = false,
  isGistOurs = false,
  children,
}: {
  name: string
  gist: string
  isOpen?: boolean
  /** A word of the interface, not of the shop. */
  isGistOurs?: boolean
  children: ReactNode
}) {
  return (
    <details className="rounded-lg border border-line bg-raised px-3" open={isOpen}>
      <summary className="num min-h-11 cursor-pointer content-center">
        <span className="font-medium">{name}</span>{' '}
        <span className="text-grey" lang={isGistOurs ? undefined : 'zh-CN'}>
          {gist}
        </span>
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}
