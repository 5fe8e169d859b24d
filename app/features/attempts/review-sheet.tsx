import { Link } from '@remix-run/react'
import type { FormEvent } from 'react'
import { Button, LinkButton } from '#app/components/ui/button'
import type { IconName } from '#app/components/ui/icon'
import { Notice, Panel } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import type { PaletteCell } from './palette'

export type HandInState = 'ready' | 'sending' | 'failed' | 'time-up'

interface ReviewProps {
  cells: readonly PaletteCell[]
  handInState: HandInState
  onHandIn: (event: FormEvent<HTMLFormElement>) => void
}

/** The last look: what is open, in words and numbers, then one deliberate step. */
export function ReviewSheet({ cells, handInState, onHandIn }: ReviewProps) {
  const words = useMessages(examMessages)
  const open = cells.filter((cell) => cell.completeness === 'none')
  const partial = cells.filter((cell) => cell.completeness === 'partial')
  const flagged = cells.filter((cell) => cell.flagged)
  const first = (open[0] ?? partial[0] ?? flagged[0] ?? cells[0])?.position ?? 1
  return (
    <Panel title={words.reviewTitle} className="mx-auto max-w-2xl">
      {open.length + partial.length === 0 ? <Notice tone="green">{words.allAnswered}</Notice> : null}
      {open.length > 0 ? <OpenList title={words.leftUnanswered(open.length)} cells={open} icon="open" /> : null}
      {partial.length > 0 ? <OpenList title={words.leftPartial(partial.length)} cells={partial} icon="pen" /> : null}
      {flagged.length > 0 ? <OpenList title={words.leftFlagged(flagged.length)} cells={flagged} icon="flag" /> : null}
      <form method="post" onSubmit={onHandIn} className="mt-5 border-t border-line pt-4">
        <p className="mb-3 text-grey">{words.handInNote}</p>
        <div className="flex flex-row-reverse flex-wrap justify-start gap-3">
          <Button look="primary" name="intent" value="submit" disabled={handInState === 'sending'}>
            {handInState === 'sending' ? words.handingIn : words.handIn}
          </Button>
          <LinkButton to={`?q=${first}`}>{words.backToQuestions}</LinkButton>
        </div>
      </form>
    </Panel>
  )
}

function OpenList({ title, cells, icon }: { title: string; cells: readonly PaletteCell[]; icon: IconName }) {
  const words = useMessages(examMessages)
  return (
    <Notice tone="amber" icon={icon} title={title}>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {cells.map(({ position }) => (
          <li key={position}>
            <Link
              to={`?q=${position}`}
              aria-label={words.paletteItem(position, title)}
              className="num flex min-h-11 min-w-11 items-center justify-center rounded-lg border border-line-strong bg-raised px-2 no-underline"
            >
              {position}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
