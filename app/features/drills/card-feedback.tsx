import { Panel, Tag } from '#app/components/ui/layout'
import { drillMessages } from '#app/i18n/drills'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { REPLY_WEIGHTS } from '../quick-replies/score-reply'
import { isJudged } from './drill'
import type { CardFeedback } from './drill-feedback.server'
import { EarlierMark } from './earlier-mark'
import { ExplainedCardList } from './explained-card'

const LINES = ['must', 'mustNot', 'code', 'time'] as const

/** The mark of one card, line by line, and why. */
export function CardFeedbackPanel({
  card,
  mode,
  purpose,
}: {
  card: CardFeedback
  mode: 'code' | 'reply' | 'desk'
  purpose: 'practice' | 'exam'
}) {
  const words = useMessages(drillMessages)
  const rulings = useMessages(rulingMessages)
  const locale = useLocale()
  const { score, explained } = card
  const isZero = explained?.faults.some(({ what, stands }) => what === 'hard' && stands === 'sure') ?? false
  const number = (value: number) => formatNumber(value, locale, 1)
  const mark = card.high > card.low ? rulings.range(number(card.low), number(card.high)) : number(card.low)
  return (
    <Panel title={`${card.intent} · ${mark}`} tone={isZero ? 'red' : 'plain'}>
      <p className="mb-2 rounded-lg bg-sunken p-3" lang="zh-CN">
        {card.utterance}
      </p>
      {card.reply ? (
        <p className="mb-3 border-l-4 border-line-strong pl-3 wrap-anywhere whitespace-pre-line" lang="zh-CN">
          {card.reply}
        </p>
      ) : null}
      {isJudged(score) && explained ? (
        <ul className="num mb-3 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {LINES.map((line) => (
            <li key={line} className="rounded-lg border border-line px-3 py-2">
              <span className="block text-sm text-grey">{words.lines[line]}</span>
              {score.mark.parts[line]} / {REPLY_WEIGHTS[line]}
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="grid gap-1">
        <li>
          <Tag tone={score.rightCode ? 'green' : 'amber'}>{words.wantedCode(card.code)}</Tag>{' '}
          {score.rightCode ? null : words.gaveCode(card.givenCode)}
        </li>
        <li className="num text-grey">
          {words.seconds(Math.round(card.tookMs / 1000))} · {words.limit(card.limitSeconds)}
        </li>
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
