import { Icon } from '#app/components/ui/icon'
import { Facts, Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { chatMessages } from '#app/i18n/chats'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import type { ReplaySeat } from './desk-view'
import { useMarkWords } from './use-mark-words'

/** What one customer's chat was worth, part by part; how fast it was stands apart from how good. */
export function ReplayCard({ seat }: { seat: ReplaySeat }) {
  const words = useMessages(chatMessages)
  const markOf = useMarkWords()
  return (
    <Panel>
      <p className="num text-lg font-bold">{markOf(seat.low, seat.high)}</p>
      {seat.ended ? <p className="text-grey">{words.gone[seat.ended.how]}</p> : null}
      <RedLines seat={seat} />
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <div>
          <Table
            caption={words.card}
            rows={seat.categories}
            rowKey={(row) => row.category}
            columns={[
              { key: 'category', head: words.category, cell: (row) => words.categories[row.category] },
              { key: 'mark', head: words.mark, align: 'right', cell: (row) => markOf(row.low, row.high) },
            ]}
          />
        </div>
        <Pace seat={seat} />
      </div>
      <Orders seat={seat} />
    </Panel>
  )
}

function Pace({ seat: { pace } }: { seat: ReplaySeat }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const seconds = (ms: number | null) => (ms === null ? words.none : words.seconds(formatNumber(ms / 1000, locale, 0)))
  return (
    <div>
      <h3 className="mb-1 font-medium">{words.paceTitle}</h3>
      <Facts
        facts={[
          [words.firstReply, seconds(pace.firstReplyMs)],
          [words.median, seconds(pace.medianMs)],
          [words.p90, seconds(pace.p90Ms)],
          [words.threeMinute, words.percent(formatNumber(pace.threeMinutePercent, locale, 1))],
          [words.breaches, formatNumber(pace.breaches, locale)],
        ]}
      />
    </div>
  )
}

function RedLines({ seat: { redLines, crossed } }: { seat: ReplaySeat }) {
  const words = useMessages(chatMessages)
  const { hardKinds, hardWhy } = useMessages(rulingMessages)
  if (redLines.length + crossed.length === 0) return null
  const isSure = crossed.length > 0 || redLines.some(({ sure }) => sure)
  return (
    <div className="mt-3 rounded-lg border border-red bg-red-soft p-3">
      <p className="font-medium">{isSure ? words.redLinesLine : words.redLinesOpen}</p>
      <ul className="list-disc pl-5">
        {redLines.map(({ kind, saw, sure }) => (
          <li key={`${kind} ${saw}`}>
            {sure ? null : `${words.maybe} `}
            {hardKinds[kind]}: <q lang="zh-CN">{saw}</q> {hardWhy[kind]}
          </li>
        ))}
        {crossed.map((why) => (
          <li key={why} lang="zh-CN">
            {why}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Orders({ seat: { wants, misdeeds } }: { seat: ReplaySeat }) {
  const words = useMessages(chatMessages)
  const wayOf = ({ deed, order }: ReplaySeat['wants'][number]['ways'][number]) =>
    order === null ? words.deeds[deed] : words.deedOn(words.deeds[deed], order)
  if (wants.length + misdeeds.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="mb-1 font-medium">{words.ordersTitle}</h3>
      <ul>
        {wants.map(({ ways, done }, n) => (
          <li key={n} className="flex items-start gap-1.5">
            <Icon name={done ? 'done' : 'stop'} size={16} className={`mt-1 ${done ? 'text-green' : 'text-amber'}`} />
            <span>
              {[...new Set(ways.map(wayOf))].join(words.or)}{' '}
              <span className="text-grey">{done ? words.wanted.done : words.wanted.missing}</span>
            </span>
          </li>
        ))}
        {misdeeds.map((why) => (
          <li key={why} className="flex items-start gap-1.5">
            <Icon name="alert" size={16} className="mt-1 text-amber" />
            <span>
              {words.misdeeds}: <span lang="zh-CN">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
