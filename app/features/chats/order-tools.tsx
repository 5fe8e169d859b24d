import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { BOUNDS } from '#app/rules/field-limits'
import { DeskForm, DeskWords } from './desk-form'
import type { DeskOrder } from './desk-view'

const FLAGS = ['red', 'yellow', 'green', 'blue', 'purple'] as const
const FIELD = 'mt-0.5 block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-2 text-base'

/** What can be done with an open order; what its state does not allow is not offered. */
export function OrderTools({ tail, detail }: { tail: string; detail: NonNullable<DeskOrder['detail']> }) {
  const words = useMessages(chatMessages)
  return (
    <div className="mt-3 grid gap-2">
      <DeskForm act="write-note" order={tail} title={words.writeNote}>
        <label className="mb-2 block text-sm">
          {words.flag}
          <select name="flag" className={FIELD}>
            <option value="">{words.noFlag}</option>
            {FLAGS.map((flag) => (
              <option key={flag} value={flag}>
                {words.flags[flag]}
              </option>
            ))}
          </select>
        </label>
        <DeskWords label={words.noteWords} hint={words.noteHint} />
      </DeskForm>
      {detail.state === 'unpaid' ? (
        <DeskForm act="change-price" order={tail} title={words.changePrice}>
          <label className="mb-2 block text-sm">
            {words.lessYuan}
            <input
              name="yuan"
              type="number"
              inputMode="decimal"
              step="0.01"
              {...BOUNDS.deskYuan}
              required
              className={`num ${FIELD}`}
            />
          </label>
        </DeskForm>
      ) : null}
      {detail.state === 'unpaid' || detail.state === 'paid' ? (
        <DeskForm act="change-address" order={tail} title={words.changeAddress}>
          <DeskWords label={words.addressWords} />
        </DeskForm>
      ) : null}
      {detail.claim && detail.claim.answer === null ? (
        <DeskForm act="answer-claim" order={tail} title={words.answerClaim}>
          <label className="mb-2 block text-sm">
            {words.claim}
            <select name="answer" className={FIELD}>
              <option value="agree">{words.claimAnswers.agree}</option>
              <option value="decline">{words.claimAnswers.decline}</option>
            </select>
          </label>
          <DeskWords label={words.claimWords} />
        </DeskForm>
      ) : null}
    </div>
  )
}
