import { Form } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import type { RosterProblem, RosterRow } from './roster'

interface RosterPreviewProps {
  rows: readonly RosterRow[]
  problems: readonly RosterProblem[]
  newPeople: number
  importPath: string
}

/** What is wrong, line by line, then what would be imported. */
export function RosterPreview({ rows, problems, newPeople, importPath }: RosterPreviewProps) {
  const words = useMessages(cohortMessages)
  return (
    <>
      {problems.length > 0 ? (
        <Panel title={words.problemsTitle(problems.length)} tone="amber">
          <p className="mb-3">{words.problemsLead}</p>
          <Table
            caption={words.problemsTitle(problems.length)}
            rows={problems}
            rowKey={(p) => `${p.line}-${p.column}-${p.reason}`}
            columns={[
              { key: 'line', head: words.line, align: 'right', cell: (p) => p.line },
              { key: 'column', head: words.column, cell: (p) => words.columns[p.column] },
              {
                key: 'value',
                head: words.value,
                cell: (p) => <span className="block min-w-32 break-all">{p.value || '–'}</span>,
              },
              {
                key: 'problem',
                head: words.problem,
                cell: (p) => <span className="block min-w-40">{words.problems[p.reason]}</span>,
              },
            ]}
          />
        </Panel>
      ) : null}
      <Panel title={words.rowsTitle(rows.length)}>
        {rows.length === 0 ? (
          <p className="text-grey">{words.noRows}</p>
        ) : (
          <>
            {newPeople > 0 ? <Notice>{words.newPeople(newPeople)}</Notice> : null}
            <Table
              caption={words.rowsTitle(rows.length)}
              rows={rows}
              rowKey={(row) => row.username}
              columns={[
                { key: 'line', head: words.line, align: 'right', cell: (row) => row.line },
                { key: 'name', head: words.columns.displayName, cell: (row) => row.displayName },
                { key: 'username', head: words.columns.username, cell: (row) => <code>{row.username}</code> },
                { key: 'joined', head: words.columns.joinedOn, cell: (row) => <LocalDate on={row.joinedOn} /> },
                { key: 'mentor', head: words.columns.mentorUsername, cell: (row) => <code>{row.mentorUsername}</code> },
              ]}
            />
          </>
        )}
      </Panel>
      <Form method="post">
        <ActionBar>
          <LinkButton to={importPath} reloadDocument>
            {words.chooseAgain}
          </LinkButton>
          {rows.length > 0 ? (
            <>
              <input type="hidden" name="rows" value={JSON.stringify(rows)} />
              <Button look="primary">{words.confirmImport(rows.length)}</Button>
            </>
          ) : null}
        </ActionBar>
      </Form>
    </>
  )
}
