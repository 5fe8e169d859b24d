import { Table } from '#app/components/ui/table'
import { useMessages } from '#app/i18n/messages'
import { termsMessages } from '#app/i18n/terms'
import type { TermsChange } from './terms-difference'

/** What it was beside what it would be, one row for every figure or sentence. */
export function TermsChanges({ changes }: { changes: readonly TermsChange[] }) {
  const words = useMessages(termsMessages)
  if (changes.length === 0) return null
  const value = (text: string | null) => (text === null || text === '' ? words.none : (words.values[text] ?? text))
  return (
    <section className="mt-4">
      <h3 className="mb-2 font-medium">{words.judged}</h3>
      <Table
        caption={words.judged}
        rows={changes}
        rowKey={(c) => `${c.about} ${c.title} ${c.field} ${c.of} ${c.before} ${c.after}`}
        columns={[
          {
            key: 'about',
            breaks: true,
            head: words.what,
            cell: (c) => (
              <>
                <span className="block text-sm text-grey">
                  {words.subjects[c.about]}
                  {c.title ? ` · ${c.title}` : ''}
                </span>
                {[words.fields[c.field], words.of[c.of] ?? c.of].filter((part) => part !== '').join(' · ')}
              </>
            ),
          },
          {
            key: 'before',
            breaks: true,
            head: words.was,
            cell: (c) => <span className="num text-grey">{value(c.before)}</span>,
          },
          {
            key: 'after',
            breaks: true,
            head: words.is,
            cell: (c) => <span className="num font-medium">{value(c.after)}</span>,
          },
        ]}
      />
    </section>
  )
}
