import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Tag, type Tone } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant, LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { reviewMessages } from '#app/i18n/reviews'
import { signoffMessages } from '#app/i18n/signoffs'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'
import { CASE_SHEET, isPiece, NOTE_SAMPLE } from '../activities/piece'
import { ReviewText } from '../activities/types/calls/review-text'
import { REVIEW } from '../activities/types/calls/reviews'
import { CaseSheet } from '../activities/types/coaching/case-sheet'
import { NoteSample } from '../activities/types/lecture/note-sample'
import { PrintLine } from '../activities/types/warehouse/print-line'
import { Fold } from '../signoffs/sign-panel'
import type { DeskEntry } from './desk-entries'
import type { EntryMove } from './entry'

const TONES: Record<DeskEntry['state'], Tone> = {
  open: 'amber',
  confirmed: 'green',
  closed: 'green',
  withdrawn: 'grey',
}

interface EntryListProps {
  entries: readonly DeskEntry[]
  reply: Reply | undefined
  today: string
  /** Where the entries come from several activities. */
  showSource?: boolean
}

export function EntryList({ entries, reply, today, showSource = false }: EntryListProps) {
  return (
    <ul className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-2 py-3 first:pt-0 last:pb-0">
          <EntryText entry={entry} showSource={showSource} />
          {entry.moves.length > 0 ? <EntryMoves entry={entry} reply={reply} today={today} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** Only kinds that somebody settles carry a state; a note or a call is simply there. */
const SETTLED = ['price-change', 'question', 'gap', NOTE_SAMPLE, CASE_SHEET]

function EntryText({ entry, showSource }: { entry: DeskEntry; showSource: boolean }) {
  const words = useMessages(signoffMessages)
  const ui = useMessages(uiMessages)
  const pieces = useMessages(pieceMessages)
  const piece = isPiece(entry.kind)
  const refused = (piece || entry.kind === 'price-change') && entry.state === 'closed'
  return (
    <div className="min-w-0">
      <div className="break-words whitespace-pre-line">
        <EntryWords entry={entry} />
      </div>
      <p className="num flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-grey">
        {SETTLED.includes(entry.kind) || entry.state === 'withdrawn' ? (
          <Tag tone={refused ? 'red' : TONES[entry.state]}>
            {piece ? pieces.states[entry.state] : refused ? words.refusedPrice : words.entryStates[entry.state]}
          </Tag>
        ) : null}
        {entry.dueOn ? (
          <span>
            {words.dueOn}
            {ui.colon}
            <LocalDate on={entry.dueOn} />
          </span>
        ) : null}
        {showSource ? <span className="break-words">{entry.activityTitle}</span> : null}
        <Instant at={entry.createdAt} />
      </p>
      {entry.outcome ? (
        <p className="mt-1 break-words whitespace-pre-line">
          <span className="text-grey">{words.by(entry.closedByName)}</span>
          {entry.outcome}
        </p>
      ) : null}
    </div>
  )
}

function EntryWords({ entry: { kind, data } }: { entry: DeskEntry }) {
  const words = useMessages(signoffMessages)
  const activities = useMessages(activityMessages)
  const of = (field: string) => data[field] ?? ''
  switch (kind) {
    case 'price-change':
      return (
        <p className="num">
          {words.priceLine(of('orderRef'), of('before'), of('after'))}
          <span className="block">{of('reason')}</span>
          {of('approvedBy') ? (
            <span className="block text-grey">{activities.live.approvedByName(of('approvedBy'))}</span>
          ) : null}
        </p>
      )
    case 'call': {
      const outcome = activities.calls.outcomes[of('outcome') as keyof typeof activities.calls.outcomes]
      return (
        <p className="num">
          {of('about') ? <span className="block text-grey">{of('about')}</span> : null}
          {words.callLine(of('last4'), of('purpose'))}
          <span className="block">{[outcome, of('promise')].filter(Boolean).join(' · ')}</span>
        </p>
      )
    }
    case 'note':
      return (
        <dl>
          <dt className="text-sm text-grey">{of('source')}</dt>
          <dd>{of('saw')}</dd>
          <dd className="text-grey">{of('why')}</dd>
        </dl>
      )
    case 'print':
      return <PrintLine data={data} />
    case REVIEW:
      return <ReviewText data={data} />
    case NOTE_SAMPLE:
      return <NoteSample data={data} />
    case CASE_SHEET:
      return <CaseSheet data={data} />
    case 'receipt':
      return (
        <p>
          {words.receiptLine(of('ruleId'), of('version'))} · {of('typedName')}
        </p>
      )
    case 'gap':
      return (
        <p>
          {of('text')}
          {of('source') ? <span className="block text-sm text-grey">{of('source')}</span> : null}
        </p>
      )
    default:
      return <p>{of('text')}</p>
  }
}

export function entryIntent(entryId: string, move: EntryMove): string {
  return `entry ${entryId} ${move}`
}

function MoveForm({
  entry,
  move,
  reply,
  children,
}: {
  entry: DeskEntry
  move: EntryMove
  reply: Reply | undefined
  children: ReactNode
}) {
  const intent = entryIntent(entry.id, move)
  return (
    <Form noValidate method="post" preventScrollReset>
      <FormReply reply={reply} intent={intent}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="entryId" value={entry.id} />
        <input type="hidden" name="activityId" value={entry.activityId} />
        <input type="hidden" name="move" value={move} />
        {children}
      </FormReply>
    </Form>
  )
}

function EntryMoves({ entry, reply, today }: { entry: DeskEntry; reply: Reply | undefined; today: string }) {
  const words = useMessages(signoffMessages)
  const pieces = useMessages(pieceMessages)
  const piece = isPiece(entry.kind)
  const reviews = useMessages(reviewMessages)
  const has = (move: EntryMove) => entry.moves.includes(move)
  const isOpen = (move: EntryMove) => reply?.intent === entryIntent(entry.id, move)
  return (
    <div className="no-print flex flex-wrap items-start gap-2">
      {has('confirm') ? (
        <MoveForm entry={entry} move="confirm" reply={reply}>
          <Button icon="check">{piece ? pieces.sign : words.confirm}</Button>
        </MoveForm>
      ) : null}
      {has('refuse') ? (
        <Fold label={piece ? pieces.sendBack : words.refusePrice} open={isOpen('refuse')}>
          <MoveForm entry={entry} move="refuse" reply={reply}>
            <TextArea
              name="words"
              id={`refuse-${entry.id}`}
              label={piece ? pieces.sendBackReason : words.refusePriceReason}
              rows={2}
              maxLength={LONGEST.entryWords}
            />
            <Button look="danger">{piece ? pieces.sendBackSubmit : words.refusePriceSubmit}</Button>
          </MoveForm>
        </Fold>
      ) : null}
      {has('answer') ? (
        <Fold label={words.answer} open={isOpen('answer')}>
          <MoveForm entry={entry} move="answer" reply={reply}>
            <TextArea name="words" id={`answer-${entry.id}`} label={words.answerText} maxLength={LONGEST.entryWords} />
            <Button>{words.answer}</Button>
          </MoveForm>
        </Fold>
      ) : null}
      {has('close') ? (
        <Fold label={words.closeGap} open={isOpen('close')}>
          <MoveForm entry={entry} move="close" reply={reply}>
            <TextArea
              name="words"
              id={`close-${entry.id}`}
              label={words.closeGapText}
              rows={2}
              maxLength={LONGEST.entryWords}
            />
            <Button>{words.closeGap}</Button>
          </MoveForm>
        </Fold>
      ) : null}
      {has('withdraw') ? (
        <Fold label={entry.kind === REVIEW ? reviews.takeBack : words.withdrawGap} open={isOpen('withdraw')}>
          <MoveForm entry={entry} move="withdraw" reply={reply}>
            <TextArea
              name="words"
              id={`withdraw-${entry.id}`}
              label={entry.kind === REVIEW ? reviews.takeBackReason : words.withdrawGapText}
              rows={2}
              maxLength={LONGEST.entryWords}
            />
            <Button look="danger">{entry.kind === REVIEW ? reviews.takeBack : words.withdrawGap}</Button>
          </MoveForm>
        </Fold>
      ) : null}
      {has('date') ? (
        <Fold label={words.dateIt} open={isOpen('date')}>
          <MoveForm entry={entry} move="date" reply={reply}>
            <TextField name="dueOn" id={`due-${entry.id}`} type="date" min={today} label={words.dueOn} />
            <Button>{words.dateItSubmit}</Button>
          </MoveForm>
        </Fold>
      ) : null}
    </div>
  )
}
