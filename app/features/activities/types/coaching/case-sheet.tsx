import { Facts } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { CASE_FIELDS } from './case-fields'

/** One case sheet, read. */
export function CaseSheet({ data }: { data: Record<string, unknown> }) {
  const words = useMessages(pieceMessages).sheet
  return (
    <>
      <p className="num mb-2 font-medium break-words">{String(data.ref ?? '')}</p>
      <Facts facts={CASE_FIELDS.map((field) => [words.fields[field], String(data[field] ?? '')] as const)} />
    </>
  )
}
