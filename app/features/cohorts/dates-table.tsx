import { Tag } from '#app/components/ui/layout'
import { type Column, Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import type { DateChange, EndOfTraining, KeyDay } from './cohort-dates'

function Change({ before, after }: { before: string | null; after: string }) {
  const words = useMessages(cohortMessages)
  if (before === after) return <span className="text-grey">{words.unchanged}</span>
  return (
    <strong>
      <LocalDate on={after} />
    </strong>
  )
}

/** Old and new date of the days everybody asks about; of a cohort to be made there are only new ones. */
export function DatesTable({ dates, isNew = false }: { dates: readonly DateChange[]; isNew?: boolean }) {
  const words = useMessages(cohortMessages)
  const columns: Column<DateChange>[] = [
    { key: 'day', head: words.day, cell: (row) => <KeyDayName row={row} /> },
    { key: 'before', head: words.before, cell: (row) => (row.before ? <LocalDate on={row.before} /> : '–') },
    { key: 'after', head: isNew ? words.date : words.after, cell: (row) => <NewDate row={row} /> },
  ]
  return (
    <Table
      caption={isNew ? words.newDates : words.previewTitle}
      rows={dates}
      rowKey={(row) => String(row.day)}
      columns={isNew ? columns.filter(({ key }) => key !== 'before') : columns}
    />
  )
}

/** The title is the plan's own. */
export function KeyDayName({ row }: { row: KeyDay }) {
  const words = useMessages(cohortMessages)
  return (
    <>
      {words.keyDay(row.day)} · <span lang="zh-CN">{row.title}</span>
    </>
  )
}

function NewDate({ row }: { row: DateChange }) {
  const words = useMessages(cohortMessages)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Change before={row.before} after={row.after} />
      {row.confirmed ? null : <Tag tone="amber">{words.unconfirmed}</Tag>}
    </span>
  )
}

export function EndTag({ end }: { end: EndOfTraining }) {
  const words = useMessages(cohortMessages)
  return end.overrun > 0 ? <Tag tone="amber">{words.overrun(end.overrun)}</Tag> : <Tag tone="green">{words.inTime}</Tag>
}

export interface EndRow {
  id: string
  name: string
  before: EndOfTraining | null
  after: EndOfTraining
}

/** Where each trainee's training ends, before and after. */
export function EndsTable({ rows }: { rows: readonly EndRow[] }) {
  const words = useMessages(cohortMessages)
  if (rows.length === 0) return <p className="text-grey">{words.noRunning}</p>
  return (
    <Table
      caption={words.memberEnds}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', head: words.person, breaks: true, cell: (row) => row.name },
        { key: 'before', head: words.before, cell: (row) => (row.before ? <LocalDate on={row.before.endsOn} /> : '–') },
        {
          key: 'after',
          head: words.after,
          cell: (row) => <Change before={row.before?.endsOn ?? null} after={row.after.endsOn} />,
        },
        { key: 'limit', head: words.endsOn, cell: (row) => <EndTag end={row.after} /> },
      ]}
    />
  )
}

/** The second step of a change: everything as it was shown, and one button. */
export function HiddenFields({ fields }: { fields: Readonly<Record<string, string | number>> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
