import type { ReactNode } from 'react'
import type { Reply } from '#app/components/ui/form'
import { Tag, type Tone } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import type { EntryView } from './activity-view'
import { EntryList } from './type-parts'

const TONES: Record<EntryView['state'], Tone> = { open: 'amber', confirmed: 'green', closed: 'red', withdrawn: 'grey' }

/** What was handed in, the oldest first, with what became of each. */
export function PieceList({
  pieces,
  reply,
  children,
}: {
  pieces: readonly EntryView[]
  reply: Reply | undefined
  children: (piece: EntryView) => ReactNode
}) {
  const words = useMessages(pieceMessages)
  return (
    <EntryList entries={pieces} reply={reply}>
      {(piece) => (
        <>
          {children(piece)}
          {piece.state === 'withdrawn' ? null : (
            <p className="mt-2 break-words">
              <Tag tone={TONES[piece.state]}>{words.states[piece.state]}</Tag>{' '}
              {piece.outcome
                ? words.sentBack(piece.closedByName ?? '', piece.outcome)
                : piece.state === 'confirmed'
                  ? piece.closedByName
                  : null}
            </p>
          )}
        </>
      )}
    </EntryList>
  )
}
