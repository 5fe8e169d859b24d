import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { FLAGS } from '../../note-format'

/** A note as it was handed in, with its flag. */
export function NoteSample({ data }: { data: Record<string, unknown> }) {
  const words = useMessages(pieceMessages).note
  const flag = FLAGS.find((value) => value === data.flag)
  return (
    <p className="break-words">
      {flag ? <span className="font-medium">{words.flags[flag]} </span> : null}
      {String(data.text ?? '')}
    </p>
  )
}
