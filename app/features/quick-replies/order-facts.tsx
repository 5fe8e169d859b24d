import { Facts, Tag, type Tone } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { chatMessages } from '#app/i18n/chats'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ShownOrder } from './case-view'

const FLAG_TONES: Record<'red' | 'yellow' | 'green' | 'blue' | 'purple', Tone> = {
  red: 'red',
  yellow: 'amber',
  green: 'green',
  blue: 'primary',
  purple: 'violet',
}

/** What stands in an order that is open. */
export function OrderFacts({ detail }: { detail: ShownOrder }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const yuan = (amount: number) => words.yuan(formatNumber(amount, locale, 2))
  return (
    <>
      <p className="my-1 flex flex-wrap gap-1">
        <Tag tone="primary">{words.orderStates[detail.state]}</Tag>
        {detail.flag ? (
          <Tag tone={FLAG_TONES[detail.flag]} icon="flag">
            {words.flags[detail.flag]}
          </Tag>
        ) : null}
        {detail.isInsured ? (
          <Tag tone="green" icon="shield">
            {words.insured}
          </Tag>
        ) : null}
      </p>
      <ul className="my-2 border-y border-line py-1" lang="zh-CN">
        {detail.goods.map((one) => (
          <li key={`${one.product} ${one.size} ${one.color}`}>
            {one.product} {one.size} {one.color}{' '}
            <span className="num whitespace-nowrap">{words.count(one.quantity)}</span>
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [words.toPay, <strong key="pay">{yuan(detail.toPay)}</strong>],
          [words.freight, yuan(detail.freight)],
          ...(detail.off
            ? [
                [
                  words.off,
                  <span key="off" lang="zh-CN">
                    {detail.off}
                  </span>,
                ] as const,
              ]
            : []),
          [words.placedAt, <Instant key="at" at={detail.placedAt} />],
          [
            words.address,
            <span key="to" lang="zh-CN">
              {detail.address}
            </span>,
          ],
        ]}
      />
      <h3 className="mt-2 text-sm font-medium text-grey">{words.notes}</h3>
      {detail.notes.length === 0 ? <p className="text-sm text-grey">{words.noNote}</p> : null}
      <ul className="wrap-anywhere" lang="zh-CN">
        {detail.notes.map((note, n) => (
          <li key={n}>{note}</li>
        ))}
      </ul>
      {detail.claim ? (
        <p className="mt-2 rounded-lg border border-amber bg-amber-soft p-2">
          <span className="font-medium">
            {words.claim}: {words.claims[detail.claim.kind]}
          </span>{' '}
          <Instant at={detail.claim.at} show="time" />
          <span className="block" lang="zh-CN">
            {detail.claim.reason}
          </span>
          {detail.claim.answer ? words.claimAnswered(words.claimAnswers[detail.claim.answer]) : null}
        </p>
      ) : null}
    </>
  )
}
