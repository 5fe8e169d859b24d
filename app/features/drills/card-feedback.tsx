import { Panel, Tag } from '#app/components/ui/layout'
import { chatMessages } from '#app/i18n/chats'
import { dailyMessages } from '#app/i18n/daily'
import { drillMessages } from '#app/i18n/drills'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { CasePanel } from '../quick-replies/case-panel'
import { REPLY_PARTS, REPLY_WEIGHTS } from '../quick-replies/score-reply'
import { isJudged } from './drill'
import type { CardFeedback } from './drill-feedback.server'
import { EarlierMark } from './earlier-mark'
import { ExplainedCardList } from './explained-card'

/** What its time comes to, once it is more than the limit. */
function TimeLine({ card: { score, breachSeconds } }: { card: CardFeedback }) {
  const words = useMessages(dailyMessages).late
  const time = isJudged(score) ? score.time : undefined
  if (time === undefined || time === 'in-time') return null
  if (time === 'lost') return <li className="font-bold text-red">{words.lost}</li>
  if (time === 'breach') return <li className="num font-medium text-red">{words.breach(breachSeconds)}</li>
  return <li className="text-amber">{words.late}</li>
}

/** The mark of one card, line by line, and why. */
export function CardFeedbackPanel({
  card,
  mode,
  purpose,
  isOwn,
}: {
  card: CardFeedback
  mode: 'code' | 'reply' | 'desk'
  purpose: 'practice' | 'exam'
  /** Read by whoever wrote the reply. */
  isOwn: boolean
}) {
  const words = useMessages(drillMessages)
  const rulings = useMessages(rulingMessages)
  const chats = useMessages(chatMessages)
  const locale = useLocale()
  const { score, explained, parts, machine } = card
  const isLost = isJudged(score) && score.time === 'lost'
  const isZero = explained?.faults.some(({ what, stands }) => what === 'hard' && stands === 'sure') ?? false
  const number = (value: number) => formatNumber(value, locale, 1)
  const rangeOf = ({ low, high }: { low: number; high: number }) =>
    high > low ? rulings.range(number(low), number(high)) : number(low)
  return (
    <Panel title={`${card.intent} · ${rangeOf(card)}`} tone={isZero || isLost ? 'red' : 'plain'}>
      <p className="mb-2 rounded-lg bg-sunken p-3" lang="zh-CN">
        {card.utterance}
      </p>
      {card.shown ? (
        <details className="mb-2">
          <summary className="text-primary underline">{chats.caseTitle}</summary>
          <div className="mt-2">
            <CasePanel shown={card.shown} />
          </div>
        </details>
      ) : null}
      {card.reply ? (
        <p className="mb-3 border-l-4 border-line-strong pl-3 wrap-anywhere whitespace-pre-line" lang="zh-CN">
          {card.reply}
        </p>
      ) : null}
      {parts ? (
        <ul aria-label={rulings.parts} className="num mb-3 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {REPLY_PARTS.map((part) => (
            <li key={part} className="rounded-lg border border-line px-3 py-2">
              <span className="block text-sm text-grey">{words.lines[part]}</span>
              {parts[part]} / {REPLY_WEIGHTS[part]}
              {machine && machine.parts[part] !== parts[part] ? (
                <span className="block text-sm text-grey">{rulings.wasPart(machine.parts[part])}</span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {machine ? <p className="mb-3 text-sm text-grey">{rulings.machineGave(rangeOf(machine))}</p> : null}
      <ul className="grid gap-1">
        <li>
          <Tag tone={score.rightCode ? 'green' : 'amber'}>{words.wantedCode(card.code)}</Tag>{' '}
          {score.rightCode ? null : words.gaveCode(card.givenCode, isOwn)}
          {card.alsoRight.length > 0 ? (
            <span className="text-grey">{words.alsoRight(card.alsoRight.join(words.codeComma))}</span>
          ) : null}
        </li>
        <li className="num text-grey">
          {words.seconds(Math.round(card.tookMs / 1000))} · {words.limit(card.limitSeconds)}
        </li>
        <TimeLine card={card} />
        {score.fastestMs === undefined ? null : (
          <li className="num">
            {words.fast(Math.round(card.tookMs / 1000), Math.ceil(score.fastestMs / 1000))} {words.fastShown}
          </li>
        )}
        {score.unfilledSlots.length > 0 ? <li>{words.unfilled(score.unfilledSlots.join(' '))}</li> : null}
        {isZero ? <li className="font-bold text-red">{words.hardFault}</li> : null}
      </ul>
      {isJudged(score) || mode === 'code' ? null : <EarlierMark score={score} />}
      {explained ? <ExplainedCardList card={explained} position={card.position} purpose={purpose} /> : null}
      <p className="mt-3 text-grey" lang="zh-CN">
        {card.explain}
      </p>
      <details className="mt-2">
        <summary className="text-primary underline">{words.model}</summary>
        <p className="mt-2 rounded-lg bg-sunken p-3 whitespace-pre-line" lang="zh-CN">
          {card.texts[0]}
        </p>
      </details>
    </Panel>
  )
}
