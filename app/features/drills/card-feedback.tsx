import { Panel, Tag } from '#app/components/ui/layout'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import { REPLY_WEIGHTS } from '../quick-replies/score-reply'
import type { CardFeedback } from './drills.server'

const LINES = ['code', 'must', 'mustNot', 'time'] as const

/** The mark of one card, line by line, and why. */
export function CardFeedbackPanel({ card, mode }: { card: CardFeedback; mode: 'code' | 'reply' | 'desk' }) {
  const words = useMessages(drillMessages)
  const { score } = card
  return (
    <Panel title={`${card.intent} · ${score.total}`} tone={score.hardFault ? 'red' : 'plain'}>
      <p className="mb-2 rounded-lg bg-sunken p-3" lang="zh-CN">
        {card.utterance}
      </p>
      {card.reply ? (
        <p className="mb-3 border-l-4 border-line-strong pl-3 whitespace-pre-line" lang="zh-CN">
          {card.reply}
        </p>
      ) : null}
      {mode === 'code' ? null : (
        <ul className="num mb-3 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {LINES.map((line) => (
            <li key={line} className="rounded-lg border border-line px-3 py-2">
              <span className="block text-sm text-grey">{words.lines[line]}</span>
              {score.points[line]} / {REPLY_WEIGHTS[line]}
            </li>
          ))}
        </ul>
      )}
      <ul className="grid gap-1">
        <li>
          {score.rightCode ? (
            <Tag tone="green">{words.wantedCode(card.code)}</Tag>
          ) : (
            <Tag tone="amber">{words.wantedCode(card.code)}</Tag>
          )}{' '}
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
        {score.missing.length > 0 ? <li>{words.missing(score.missing.join(' · '))}</li> : null}
        {score.unfilledSlots.length > 0 ? <li>{words.unfilled(score.unfilledSlots.join(' '))}</li> : null}
        {score.faults.map((fault) => (
          <li key={fault.word}>
            <strong>{words.fault(fault.word)}</strong> {fault.why}
          </li>
        ))}
        {score.hardFault ? <li className="font-bold text-red">{words.hardFault}</li> : null}
      </ul>
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
