import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, Problem, TextField } from '#app/components/ui/form'
import { ActionBar, PageHeader, Panel } from '#app/components/ui/layout'
import { PasswordSlips, type Slip } from '#app/features/accounts/password-slip'
import { findMemberChoices } from '#app/features/cohorts/cohorts.server'
import { importRoster, previewRoster } from '#app/features/cohorts/import-roster.server'
import { readRosterFile } from '#app/features/cohorts/read-roster-file.server'
import {
  ROSTER_ROWS,
  type RosterColumn,
  type RosterProblem,
  type RosterRow,
  readRoster,
} from '#app/features/cohorts/roster'
import { RosterPreview } from '#app/features/cohorts/roster-preview'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { readUpload } from '#app/http/form.server'
import type { RouteHandle } from '#app/http/page-handler.server'
import { type ActionReply, refused } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const cohort = await findMemberChoices(context.db, params.cohortId ?? '', context.clock.now())
  if (!cohort) throw notFound()
  return { id: cohort.id, name: cohort.name }
}

export const handle: RouteHandle = { takesFiles: true }

type FileProblem = 'none' | 'too-large' | 'unreadable' | 'empty' | 'too-many' | 'no-head'
interface ImportReply extends ActionReply {
  fileProblem?: { reason: FileProblem; missing?: RosterColumn[] }
  preview?: { rows: RosterRow[]; problems: RosterProblem[]; newPeople: number }
  imported?: { enrolled: number; accounts: Slip[] }
}

function badFile(reason: FileProblem, missing?: RosterColumn[]) {
  return data<ImportReply>({ fileProblem: { reason, ...(missing ? { missing } : {}) } }, { status: 400 })
}

/** The rows travel in a hidden field between the two steps, so they are checked again as if nobody had seen them. */
function readHiddenRows(text: FormDataEntryValue | null) {
  try {
    return ROSTER_ROWS.safeParse(typeof text === 'string' ? JSON.parse(text) : null)
  } catch {
    return ROSTER_ROWS.safeParse(null)
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const cohortId = params.cohortId ?? ''
  const { form, file, tooLarge } = await readUpload(request, 'file')
  if (tooLarge) return badFile('too-large')
  if (form.has('rows')) {
    const rows = readHiddenRows(form.get('rows'))
    if (!rows.success) return badFile('empty')
    const outcome = await importRoster(context.db, {
      actor: actorOf(context, viewer),
      now: context.clock.now(),
      cohortId,
      rows: rows.data,
    })
    // No redirect: the passwords exist in this one answer only.
    return outcome.ok ? data<ImportReply>({ imported: outcome.value }) : refused(outcome)
  }
  if (!file) return badFile('none')
  const cut = await readRosterFile(new Uint8Array(await file.arrayBuffer()))
  if (!cut.ok) return badFile(cut.reason)
  const roster = readRoster(cut.lines)
  if (!roster.ok) return badFile(roster.reason, roster.missing)
  const checked = await previewRoster(context.db, cohortId, roster.rows)
  if (!checked) throw notFound()
  const problems = [...roster.problems, ...checked.problems].sort((a, b) => a.line - b.line)
  return data<ImportReply>({ preview: { rows: checked.rows, problems, newPeople: checked.newPeople } })
}

export const meta = titled<typeof loader>((locale, { name }) => [cohortMessages[locale].importTitle, name])

export default function ImportPage() {
  const cohort = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as ImportReply | undefined
  const words = useMessages(cohortMessages)
  const back = <Link to={`/admin/cohorts/${cohort.id}`}>{words.toCohort}</Link>
  if (reply?.imported) return <Imported cohortId={cohort.id} imported={reply.imported} />
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.importTitle} lead={`${cohort.name} · ${words.importLead}`} back={back} />
      {reply?.preview ? (
        <RosterPreview {...reply.preview} importPath={`/admin/cohorts/${cohort.id}/import`} />
      ) : (
        <Upload cohortId={cohort.id} reply={reply} />
      )}
    </div>
  )
}

function Upload({ cohortId, reply }: { cohortId: string; reply: ImportReply | undefined }) {
  const words = useMessages(cohortMessages)
  const problem = reply?.fileProblem
  const missing = (problem?.missing ?? []).map((column) => words.columns[column]).join(' · ')
  return (
    <Panel>
      {problem ? (
        <Problem>
          {problem.reason === 'no-head' ? words.fileProblems['no-head'](missing) : words.fileProblems[problem.reason]}
        </Problem>
      ) : null}
      <Form noValidate method="post" encType="multipart/form-data">
        <FormReply reply={reply}>
          <p className="mb-1">{words.columnsLead}</p>
          <p className="mb-4">
            <code>{Object.values(words.columns).join(' · ')}</code>{' '}
            <a href={`/admin/cohorts/${cohortId}/import/template`} download className="inline-block py-2">
              {words.template}
            </a>
          </p>
          <TextField
            name="file"
            type="file"
            label={words.file}
            hint={words.fileHint}
            accept=".csv,.xlsx,text/csv"
            required
          />
          <ActionBar>
            <Button look="primary">{words.check}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

function Imported({ cohortId, imported }: { cohortId: string; imported: NonNullable<ImportReply['imported']> }) {
  const words = useMessages(cohortMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.importedTitle(imported.enrolled)} />
      {imported.accounts.length > 0 ? <PasswordSlips slips={imported.accounts} /> : <p>{words.importedNoAccounts}</p>}
      <ActionBar>
        <LinkButton look="primary" to={`/admin/cohorts/${cohortId}`}>
          {words.toCohort}
        </LinkButton>
      </ActionBar>
    </div>
  )
}
