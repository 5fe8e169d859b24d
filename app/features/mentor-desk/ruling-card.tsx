import { useEffect, useRef } from 'react'
import { Button } from '#app/components/ui/button'
import { TextField } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { LONGEST } from '#app/rules/field-limits'
import { CasePanel } from '../quick-replies/case-panel'
import { JustDoneNotice } from './just-done-notice'
import type { JustRuled, NamedSubject, RulingCard } from './ruling-queue.server'

type Words = (typeof rulingMessages)['zh-CN']

function nameOf({ what, name }: NamedSubject, words: Words): string {
  if (what === 'hard') return words.hardKinds[name as keyof Words['hardKinds']]
  return what === 'soft' ? words.softKinds[name as keyof Words['softKinds']] : name
}

export function askOf(subject: NamedSubject, words: Words): string {
  const asks = { point: words.askPoint, hard: words.askHard, soft: words.askSoft, word: words.askWord }
  return asks[subject.what](nameOf(subject, words))
}

export function answersOf({ what }: NamedSubject, words: Words): { yes: string; no: string } {
  if (what === 'point') return { yes: words.done, no: words.notDone }
  return { yes: what === 'hard' ? words.crossed : words.there, no: words.notCrossed }
}

/** What the machine says that the trainee does not. */
function disputeOf({ what, isUnsure }: NamedSubject, { disputeOf: says }: Words): string {
  if (what === 'point') return isUnsure ? says.unseen : says.point
  return isUnsure ? says.doubt : says.fault
}

/** 1 and 2 press the two buttons, as long as nobody is writing. */
function useRulingKeys() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.matches('input, textarea, select')
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      form.current?.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(event.key)}"]`)?.click()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return form
}

/** What counts as having said it, or what is wrong with a fault. */
function Meaning({ card }: { card: RulingCard }) {
  const words = useMessages(rulingMessages)
  const { what, name, means, why } = card
  if (what === 'hard') return <p className="text-sm text-grey">{words.hardWhy[name as keyof Words['hardWhy']]}</p>
  if (what === 'soft')
    return (
      <>
        <p className="text-sm text-grey">{words.softWhy[name as keyof Words['softWhy']]}</p>
        {why ? (
          <p>
            {words.caseSays}
            <span lang="zh-CN">{why}</span>
          </p>
        ) : null}
      </>
    )
  if (what === 'word')
    return why ? (
      <p className="text-sm text-grey" lang="zh-CN">
        {why}
      </p>
    ) : null
  return means.map((group, n) => (
    <p key={group.join()} className="text-sm wrap-anywhere text-grey">
      {n > 0 ? words.orMeans : words.means}
      <span lang="zh-CN">{group.join('；')}</span>
    </p>
  ))
}

/** The customer's words, the reply and one question; two buttons. */
export function RulingCardPanel({ card }: { card: RulingCard }) {
  const words = useMessages(rulingMessages)
  const chats = useMessages(chatMessages)
  const form = useRulingKeys()
  const answers = answersOf(card, words)
  const isDispute = card.origin === 'dispute'
  const { yes, no } = card.owesReason
  return (
    <Panel>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-grey">
        <strong className="wrap-anywhere text-ink" lang="zh-CN">
          {card.intent}
        </strong>
        <span className="wrap-anywhere">{card.title}</span>
        <Instant at={card.askedAt} />
        {isDispute ? <Tag tone="violet">{words.dispute}</Tag> : null}
        {card.standsIn ? <Tag>{words.standsIn}</Tag> : null}
      </p>
      <p className="mt-2 rounded-lg bg-sunken px-3 py-2 wrap-anywhere">
        <span className="mr-2 text-sm text-grey">{words.customer}</span>
        <span lang="zh-CN">{card.utterance}</span>
      </p>
      <p className="mt-2 text-sm text-grey">{words.reply(card.traineeName)}</p>
      <p
        className="border-l-4 border-line-strong pl-3 text-xl leading-snug wrap-anywhere whitespace-pre-line"
        lang="zh-CN"
      >
        {card.reply}
      </p>
      <h2 className="mt-3 text-lg font-bold wrap-anywhere">{askOf(card, words)}</h2>
      <Meaning card={card} />
      {isDispute ? <p className="text-grey">{disputeOf(card, words)}</p> : null}
      {card.saw ? <p className="wrap-anywhere text-grey">{words.saw(card.saw)}</p> : null}
      {card.reason ? <p className="mt-1 wrap-anywhere">{words.disputeReason(card.reason)}</p> : null}
      <Form method="post" ref={form} noValidate className="mt-3">
        <input type="hidden" name="intent" value="rule" />
        <input type="hidden" name="questionId" value={card.questionId} />
        {isDispute || (yes && no) ? (
          <TextField
            name="note"
            label={words.note}
            hint={yes && no ? words.noteOfLine : words.noteHint}
            maxLength={LONGEST.cardNote}
            optional={!(yes && no)}
          />
        ) : null}
        <div className="mt-3 grid grid-cols-2 gap-3">
          <Button name="answer" value="yes" data-key="1" look={card.what === 'point' ? 'primary' : 'danger'}>
            {answers.yes}
          </Button>
          <Button name="answer" value="no" data-key="2">
            {answers.no}
          </Button>
        </div>
        <p className="mt-2 hidden text-center text-sm text-grey sm:block">{words.keys}</p>
      </Form>
      {card.shown ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-primary underline">
            {chats.caseTitle}
          </summary>
          <CasePanel shown={card.shown} />
        </details>
      ) : null}
      {card.model ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-primary underline">
            {words.model}
          </summary>
          <p className="rounded-lg bg-sunken p-3 wrap-anywhere whitespace-pre-line" lang="zh-CN">
            {card.model}
          </p>
        </details>
      ) : null}
    </Panel>
  )
}

/** What the last tap said, with the way back while it is fresh. */
export function JustRuledNotice({ ruled }: { ruled: JustRuled }) {
  const words = useMessages(rulingMessages)
  const answers = answersOf(ruled, words)
  return (
    <JustDoneNotice
      said={words.ruled(`${nameOf(ruled, words)} · ${ruled.isYes ? answers.yes : answers.no}`)}
      undo={ruled.mayUndo ? { name: 'rulingId', value: ruled.rulingId, label: words.undo, hint: words.undoHint } : null}
    />
  )
}
