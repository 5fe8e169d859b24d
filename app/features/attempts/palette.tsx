import { Icon } from '#app/components/ui/icon'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import type { Completeness } from './answer'

export interface PaletteCell {
  position: number
  completeness: Completeness
  flagged: boolean
}

const LOOKS: Record<Completeness, string> = {
  full: 'border-primary bg-primary-soft text-primary',
  partial: 'border-dashed border-primary text-primary',
  none: 'border-line-strong text-grey',
}
const WORDS = { full: 'answered', partial: 'partial', none: 'unanswered' } as const

/** Every number is a button of the question's form: it saves what is written, then goes there. */
export function Palette({ cells, current, form }: { cells: readonly PaletteCell[]; current: number; form: string }) {
  const words = useMessages(examMessages)
  return (
    <nav aria-label={words.palette} className="flex min-h-0 flex-col gap-3">
      <Legend cells={cells} />
      {/* A hundred questions scroll inside their own frame on a desk; handing in stays in sight below. */}
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1.5 p-1 lg:min-h-0 lg:overflow-y-auto">
        {cells.map(({ position, completeness, flagged }) => {
          const state = [
            words[WORDS[completeness]],
            flagged ? words.flagged : '',
            position === current ? words.current : '',
          ].filter(Boolean)
          return (
            <li key={position}>
              <button
                type="submit"
                form={form}
                name="go"
                value={position}
                aria-label={words.paletteItem(position, state.join(' · '))}
                aria-current={position === current ? 'step' : undefined}
                className={`num relative flex min-h-11 w-full items-center justify-center rounded-lg border text-base ${LOOKS[completeness]} ${
                  position === current ? 'outline-2 outline-offset-1 outline-ink' : ''
                } ${completeness === 'full' ? 'font-bold' : ''}`}
              >
                {position}
                {flagged ? <Icon name="flag" size={12} className="absolute top-0.5 right-0.5 text-amber" /> : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What the looks mean, with how many there are: an exam is no place for guessing. */
function Legend({ cells }: { cells: readonly PaletteCell[] }) {
  const words = useMessages(examMessages)
  const count = (state: Completeness) => cells.filter((cell) => cell.completeness === state).length
  const flagged = cells.filter((cell) => cell.flagged).length
  const states = (['full', 'partial', 'none'] as const).filter((state) => state !== 'partial' || count(state) > 0)
  return (
    <ul className="num flex flex-wrap gap-x-4 gap-y-1 text-sm text-grey">
      {states.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <span className={`size-4 rounded border ${LOOKS[state]}`} aria-hidden="true" />
          {/* One text in an element of its own: a translated page then still counts. */}
          <span>{`${words[WORDS[state]]} ${count(state)}`}</span>
        </li>
      ))}
      {flagged > 0 ? (
        <li className="inline-flex items-center gap-1.5">
          <Icon name="flag" size={14} className="text-amber" />
          <span>{`${words.flagged} ${flagged}`}</span>
        </li>
      ) : null}
    </ul>
  )
}
