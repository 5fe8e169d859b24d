import { Icon } from '#app/components/ui/icon'
import { chatMessages } from '#app/i18n/chats'
import { formatNumber, formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import type { DeskLine, ReplayFault, ReplayPassage, ReplaySeat } from './desk-view'
import { turnsOf } from './replay-order'

/** The chat turn by turn, as far as it had come at a moment; below each turn what was seen in it and what would have done. */
export function ReplayTurns({ seat, until, isWhole }: { seat: ReplaySeat; until: number; isWhole: boolean }) {
  return (
    <ol className="grid gap-4">
      {turnsOf(seat, until).map(({ passage, moments }) => (
        <li key={passage.from} className="print-page rounded-(--radius-card) border border-line bg-raised p-3 sm:p-4">
          <ol className="grid gap-2">
            {moments.map((moment) => (
              <li key={`${moment.at} ${'line' in moment ? moment.line.text : moment.deed.act.act}`}>
                {'line' in moment ? (
                  <Said line={moment.line} waits={seat.waits} />
                ) : (
                  <Done at={moment.at} deed={moment.deed.act} />
                )}
              </li>
            ))}
          </ol>
          {isWhole || (passage.until ?? until) <= until ? <Marks passage={passage} /> : null}
        </li>
      ))}
    </ol>
  )
}

function Said({ line, waits }: { line: DeskLine; waits: ReplaySeat['waits'] }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const isOwn = line.from === 'agent'
  const wait = isOwn ? waits.find(({ repliedAt }) => repliedAt === line.at) : undefined
  return (
    <div className={`flex flex-col ${isOwn ? 'items-end' : 'items-start'}`}>
      <p className="num text-xs text-grey">
        {isOwn ? null : `${words.customer} `}
        {formatTime(line.at, locale, true)}
        {wait ? ` · ${words.waitedBefore(formatNumber(wait.waitedMs / 1000, locale))}` : null}
      </p>
      <p
        lang="zh-CN"
        className={`max-w-[85%] rounded-lg px-3 py-1.5 wrap-anywhere whitespace-pre-line ${isOwn ? 'bg-primary-soft' : 'bg-sunken'}`}
      >
        {line.text}
      </p>
    </div>
  )
}

function Done({ at, deed }: { at: number; deed: ReplaySeat['deeds'][number]['act'] }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const name = words.deeds[deed.act]
  return (
    <p className="num text-center text-sm text-grey">
      {formatTime(at, locale, true)} {'order' in deed ? words.deedOn(name, deed.order) : name}
      {'text' in deed ? (
        <>
          {' '}
          <q lang="zh-CN">{deed.text}</q>
        </>
      ) : null}
    </p>
  )
}

const LOOKS = {
  yes: ['done', 'text-green', 'seen'],
  open: ['help', 'text-amber', 'unsure'],
  no: ['stop', 'text-amber', 'lacking'],
} as const

function Marks({ passage }: { passage: ReplayPassage }) {
  const words = useMessages(chatMessages)
  // What may be left out is worth a word only where it was there.
  const points = passage.points.filter(({ optional, answer }) => !optional || answer !== 'no')
  const isLacking = points.some(({ answer }) => answer !== 'yes') || passage.faults.length > 0
  if (points.length + passage.faults.length === 0) return null
  return (
    <div className="mt-3 border-t border-line pt-2">
      {passage.isAnswered ? null : <p className="text-sm text-grey">{words.noWords}</p>}
      <ul className="grid gap-1">
        {points.map(({ point, answer, optional, saw }) => {
          const [icon, tone, word] = LOOKS[answer]
          return (
            <li key={point} className="flex items-start gap-1.5">
              <Icon name={icon} size={16} className={`mt-1 ${tone}`} />
              <span className="min-w-0">
                <span lang="zh-CN">{point}</span>{' '}
                <span className="text-sm text-grey">
                  {words[word]}
                  {optional ? ` · ${words.optional}` : null}
                </span>
                {answer === 'yes' && saw ? (
                  <>
                    {' '}
                    <q lang="zh-CN" className="text-sm text-grey">
                      {saw}
                    </q>
                  </>
                ) : null}
              </span>
            </li>
          )
        })}
        {passage.faults.map((fault, n) => (
          <Fault key={n} fault={fault} />
        ))}
      </ul>
      {isLacking && passage.model ? (
        <p className="mt-2 border-l-2 border-violet pl-3">
          <span className="block text-sm text-grey">{words.model}</span>
          <span lang="zh-CN" className="whitespace-pre-line">
            {passage.model}
          </span>
        </p>
      ) : null}
    </div>
  )
}

function Fault({ fault: { what, name, saw, why, sure } }: { fault: ReplayFault }) {
  const words = useMessages(chatMessages)
  const { hardKinds, softKinds, hardWhy, softWhy } = useMessages(rulingMessages)
  const kinds: Record<string, string> = { ...(what === 'hard' ? hardKinds : softKinds) }
  const reasons: Record<string, string> = { ...(what === 'hard' ? hardWhy : softWhy) }
  return (
    <li className="flex items-start gap-1.5">
      <Icon name="alert" size={16} className={`mt-1 ${what === 'hard' ? 'text-red' : 'text-amber'}`} />
      <span className="min-w-0">
        {sure ? null : `${words.maybe} `}
        <span className="font-medium">
          {words.fault[what]}
          {name ? ` · ${kinds[name] ?? name}` : null}
        </span>{' '}
        {saw ? <q lang="zh-CN">{saw}</q> : null}{' '}
        {why ? (
          <span lang="zh-CN" className="text-grey">
            {why}
          </span>
        ) : (
          <span className="text-grey">{reasons[name] ?? ''}</span>
        )}
      </span>
    </li>
  )
}
