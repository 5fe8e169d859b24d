import { Link } from '@remix-run/react'
import { Table } from '#app/components/ui/table'
import { boardMessages } from '#app/i18n/board'
import { useMessages } from '#app/i18n/messages'
import { type BoardLine, STAGES } from './board'
import { BoardCard, NextAndHeld, RiskWords, StateWords } from './board-line'
import { GateDots } from './gate-dots'

/** A real table on a desk; the same lines as cards on a phone. */
export function BoardTable({ lines }: { lines: readonly BoardLine[] }) {
  const words = useMessages(boardMessages)
  return (
    <>
      <ul className="grid gap-3 lg:hidden">
        {lines.map((line) => (
          <li key={line.enrolmentId}>
            <BoardCard line={line} />
          </li>
        ))}
      </ul>
      <div className="max-lg:hidden">
        <Table
          long
          caption={words.title}
          rows={lines}
          rowKey={(line) => line.enrolmentId}
          columns={[
            {
              key: 'name',
              breaks: true,
              head: words.columns.name,
              cell: (line) => (
                <>
                  <Link to={`/manager/trainees/${line.enrolmentId}`} className="font-bold wrap-anywhere">
                    {line.traineeName}
                  </Link>
                  <span className="block text-sm text-grey">{line.cohortName}</span>
                  <span className="block text-sm text-grey">{line.mentorName ?? words.noMentor}</span>
                </>
              ),
            },
            { key: 'day', head: words.columns.day, align: 'right', cell: (line) => words.dayShort(line.day) },
            {
              key: 'state',
              head: words.columns.state,
              cell: (line) => <StateWords line={line} />,
            },
            { key: 'gates', head: words.columns.gates, cell: (line) => <GateDots gates={line.gates} /> },
            { key: 'risk', head: words.columns.risk, cell: (line) => <RiskWords risk={line.risk} /> },
            { key: 'next', head: words.columns.next, cell: (line) => <NextAndHeld line={line} /> },
          ]}
        />
      </div>
    </>
  )
}

/** Columns in the order of the story; those without anybody fold to a line. */
export function BoardColumns({ lines }: { lines: readonly BoardLine[] }) {
  const words = useMessages(boardMessages)
  return (
    <div className="grid gap-5 md:grid-cols-2 xl:grid-cols-3">
      {STAGES.map((stage) => {
        const own = lines.filter((line) => line.stage === stage)
        return (
          <section key={stage} aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`} className="mb-2 border-b-2 border-line pb-1 font-bold">
              {words.stages[stage]} <span className="num font-normal text-grey">{words.columnCount(own.length)}</span>
            </h2>
            {own.length === 0 ? <p className="text-sm text-grey">{words.columnEmpty}</p> : null}
            <ul className="grid gap-3">
              {own.map((line) => (
                <li key={line.enrolmentId}>
                  <BoardCard line={line} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
