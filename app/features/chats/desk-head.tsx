import { Link } from '@remix-run/react'
import { Icon } from '#app/components/ui/icon'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { clockText } from '../attempts/use-exam-clock'
import type { DeskSnapshot } from './desk-store'
import { useDeskPlace } from './use-desk-place'

/** What stays in sight: the clock, whether the desk is connected, how to end. */
export function DeskHead({ snapshot, now }: { snapshot: DeskSnapshot; now: number }) {
  const words = useMessages(chatMessages)
  const place = useDeskPlace()
  const { view } = snapshot
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-raised px-2 lg:px-3">
      <h1 className="font-bold max-lg:sr-only">{words.desk}</h1>
      <p className="num flex items-center gap-1 font-bold">
        <Icon name="clock" />
        <span className="sr-only">{words.timeLeft}</span>
        <span role="timer" translate="no">
          {clockText(Math.max(0, view.endsAt - now))}
        </span>
      </p>
      <LinkLine snapshot={snapshot} />
      <div className="ml-auto flex items-center gap-1">
        <noscript>
          <a href={place.to({})} className="inline-flex min-h-11 items-center px-2">
            {words.look}
          </a>
        </noscript>
        <Link
          to={place.to({ isSideShown: !place.isSideShown })}
          replace
          className="inline-flex min-h-11 items-center px-2 lg:hidden"
        >
          {place.isSideShown ? words.back : words.toSide}
        </Link>
        <Keys />
        {view.state === 'in_progress' ? (
          <Link to={place.to({ isEnding: true })} replace className="inline-flex min-h-11 items-center px-2">
            {words.finish}
          </Link>
        ) : null}
      </div>
    </header>
  )
}

/** Quiet while all is well; said once when it is not. */
function LinkLine({ snapshot: { link, trouble } }: { snapshot: DeskSnapshot }) {
  const words = useMessages(chatMessages)
  const isWell = link === 'open' && trouble === null
  return (
    <p
      role="status"
      className={`needs-script flex min-w-0 items-center gap-1 text-sm ${isWell ? 'text-grey' : 'font-medium text-amber max-lg:order-last max-lg:w-full max-lg:pb-1'}`}
    >
      <Icon name={isWell ? 'check' : 'alert'} size={16} />
      <span className={isWell ? 'max-lg:sr-only' : ''}>
        {trouble ? words.linkTrouble[trouble.refusal] : words.link[link]}
      </span>
      {trouble ? (
        <a href={trouble.refusal === 'signed-out' ? '/login' : '/login?switch'} target="_blank" rel="noopener">
          {words.signIn}
        </a>
      ) : null}
    </p>
  )
}

function Keys() {
  const words = useMessages(chatMessages)
  return (
    <details className="relative max-lg:hidden">
      <summary className="flex min-h-11 items-center gap-1 px-2 text-sm">
        <Icon name="keyboard" />
        {words.keys}
      </summary>
      <dl className="absolute right-0 z-20 grid w-80 grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-lg border border-line bg-raised p-3 text-sm shadow-lg">
        {words.keysList.map(([keys, what]) => (
          <div key={keys} className="col-span-2 grid grid-cols-subgrid">
            <dt className="font-medium">{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
