import { Link } from '@remix-run/react'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { CustomerTab } from './customer-tab'
import type { DeskPhrase, DeskSeat } from './desk-view'
import { OrderTab } from './order-tab'
import { ParcelTab } from './parcel-tab'
import { PhraseTab } from './phrase-tab'
import { ProductTab } from './product-tab'
import { SIDES, useDeskPlace } from './use-desk-place'

/** What an agent looks up and does beside the chat. */
export function SidePane({
  seat,
  phrases,
  onTake,
}: {
  seat: DeskSeat
  phrases: readonly DeskPhrase[]
  onTake: (phrase: DeskPhrase) => void
}) {
  const words = useMessages(chatMessages)
  const place = useDeskPlace()
  return (
    <aside
      aria-label={words.side}
      className={`min-h-0 min-w-0 flex-col border-line bg-raised max-lg:flex-1 lg:flex lg:border-l ${place.isSideShown ? 'flex' : 'hidden'}`}
    >
      <nav aria-label={words.side} className="flex shrink-0 border-b border-line">
        {SIDES.map((side) => (
          <Link
            key={side}
            to={place.to({ side, isSideShown: true })}
            replace
            preventScrollReset
            aria-current={side === place.side ? 'true' : undefined}
            className={`flex min-h-11 min-w-0 flex-1 items-center justify-center border-b-2 px-1 text-sm no-underline ${
              side === place.side
                ? 'border-primary font-bold text-primary'
                : 'border-transparent text-grey hover:bg-sunken'
            }`}
          >
            {words.tabs[side]}
          </Link>
        ))}
      </nav>
      <section
        aria-label={words.tabs[place.side]}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto p-3"
      >
        {place.side === 'customer' ? <CustomerTab seat={seat} /> : null}
        {place.side === 'order' ? <OrderTab key={seat.seat} seat={seat} /> : null}
        {place.side === 'parcel' ? <ParcelTab key={seat.seat} seat={seat} /> : null}
        {place.side === 'product' ? <ProductTab seat={seat} /> : null}
        {place.side === 'phrases' ? <PhraseTab seat={seat} phrases={phrases} onTake={onTake} /> : null}
      </section>
    </aside>
  )
}
