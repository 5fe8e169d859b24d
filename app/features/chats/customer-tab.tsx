import { Icon } from '#app/components/ui/icon'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { CustomerFacts } from '../quick-replies/customer-facts'
import { DeskForm, DeskWords } from './desk-form'
import type { DeskSeat } from './desk-view'

const DEPARTMENTS = ['leader', 'after-sales', 'warehouse', 'operations', 'finance', 'supervisor'] as const

/** Who it is, what the day's board says, what the moment asks for in practice, and what needs no order. */
export function CustomerTab({ seat }: { seat: DeskSeat }) {
  const words = useMessages(chatMessages)
  return (
    <div className="grid gap-4">
      <CustomerFacts name={seat.customer} history={seat.history} board={seat.board} />
      {seat.help ? <Help help={seat.help} /> : null}
      <DeskForm act="hand-over" title={words.handOver}>
        <label className="mb-2 block text-sm">
          {words.handTo}
          <select
            name="to"
            className="mt-0.5 block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-2 text-base"
          >
            {DEPARTMENTS.map((one) => (
              <option key={one} value={one}>
                {words.departments[one]}
              </option>
            ))}
          </select>
        </label>
        <DeskWords label={words.handWords} />
      </DeskForm>
      <DeskForm act="plan-follow-up" title={words.followUp}>
        <DeskWords label={words.followWords} />
      </DeskForm>
    </div>
  )
}

function Help({ help }: { help: NonNullable<DeskSeat['help']> }) {
  const words = useMessages(chatMessages)
  return (
    <div className="rounded-lg border border-violet bg-violet-soft p-2">
      <h3 className="text-sm font-medium text-violet">{words.help}</h3>
      {help.length === 0 ? <p className="text-sm">{words.noHelp}</p> : null}
      <ul>
        {help.map(({ point, seen }) => (
          <li key={point} className="flex items-start gap-1.5">
            <Icon name={seen ? 'done' : 'open'} size={16} className={`mt-1 ${seen ? 'text-green' : 'text-grey'}`} />
            <span className="min-w-0">
              <span lang="zh-CN">{point}</span>{' '}
              <span className="text-sm text-grey">{seen ? words.helpSeen : words.helpNotYet}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
