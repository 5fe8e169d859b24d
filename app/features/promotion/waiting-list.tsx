import type { ReactNode } from 'react'
import { LinkButton } from '#app/components/ui/button'
import { Panel, Tag } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { uiMessages } from '#app/i18n/ui'

/** What waits of one sort, with how many. */
export function WaitingList({
  title,
  none,
  children,
  count,
}: {
  title: string
  none: string
  children: ReactNode
  count: number
}) {
  const ui = useMessages(uiMessages)
  return (
    <Panel title={count > 0 ? `${title}${ui.inBrackets(count)}` : title}>
      {count === 0 ? <p className="text-grey">{none}</p> : <ul className="divide-y divide-line">{children}</ul>}
    </Panel>
  )
}

/** One thing that waits: about whom, since when, and where it is done. */
export function WaitingLine({
  main,
  side,
  to,
  verb,
  name,
  primary = false,
}: {
  main: ReactNode
  side: ReactNode
  to: string
  verb: string
  name: string
  primary?: boolean
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <div className="break-words">{main}</div>
        <div className="mt-0.5 text-sm leading-7 text-grey">{side}</div>
      </div>
      <LinkButton to={to} look={primary ? 'primary' : 'plain'}>
        {verb}
        <span className="sr-only">{name}</span>
      </LinkButton>
    </li>
  )
}

export function WaitingSince({ days, on }: { days: number; on: string }) {
  const { inbox: words } = useMessages(promotionMessages)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <LocalDate on={on} />
      <Tag tone={days > 2 ? 'amber' : 'grey'}>{words.days(days)}</Tag>
    </span>
  )
}
