import { Button, LinkButton } from '#app/components/ui/button'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import type { RosterDoubt, RosterProblem, RosterRow } from './roster'
import type { RosterColumn } from './roster-head'

export interface RosterPreviewView {
  rows: readonly RosterRow[]
  problems: readonly RosterProblem[]
  doubts: readonly RosterDoubt[]
  newPeople: number
}

interface RemarkView {
  line: number
  column: RosterColumn
  reason: string
  value: string
  words: string
}

function RemarkTable({ caption, remarks }: { caption: string; remarks: readonly RemarkView[] }) {
  const words = useMessages(cohortMessages)
  return (
    <Table
      caption={caption}
      rows={remarks}
      rowKey={(r) => `${r.line}-${r.column}-${r.reason}`}
      columns={[
        {
          key: 'place',
          head: `${words.line} · ${words.column}`,
          cell: (r) => (
            <>
              {r.line} · {words.columns[r.column]}
              <span className="block text-grey wrap-anywhere">{r.value || '–'}</span>
            </>
          ),
        },
        { key: 'problem', head: words.problem, cell: (r) => r.words },
      ]}
    />
  )
}

/** What is wrong, row by row, what wants a second look, then what would be imported. */
export function RosterPreview({
  rows,
  problems,
  doubts,
  newPeople,
  importPath,
}: RosterPreviewView & { importPath: string }) {
  const words = useMessages(cohortMessages)
  return (
    <>
      {problems.length > 0 ? (
        <Panel title={words.problemsTitle(problems.length)} tone="amber">
          <p className="mb-3">{words.problemsLead}</p>
          <RemarkTable
            caption={words.problemsTitle(problems.length)}
            remarks={problems.map((p) => ({ ...p, words: words.problems[p.reason] }))}
          />
        </Panel>
      ) : null}
      {doubts.length > 0 ? (
        <Panel title={words.doubtsTitle(doubts.length)} tone="violet">
          <p className="mb-3">{words.doubtsLead}</p>
          <RemarkTable
            caption={words.doubtsTitle(doubts.length)}
            remarks={doubts.map((d) => ({ ...d, words: words.doubts[d.reason] }))}
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
                { key: 'name', head: words.columns.displayName, breaks: true, cell: (row) => row.displayName },
                { key: 'line', head: words.line, align: 'right', phone: 'hide', cell: (row) => row.line },
                { key: 'username', head: words.columns.username, cell: (row) => <code>{row.username}</code> },
                { key: 'joined', head: words.columns.joinedOn, cell: (row) => <LocalDate on={row.joinedOn} year /> },
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
