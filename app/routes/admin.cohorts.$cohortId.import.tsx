import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import type { Reply } from '#app/components/ui/form'
import { ActionBar, PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { PasswordSlips, type Slip } from '#app/features/accounts/password-slip'
import { RosterWishForm } from '#app/features/cohorts/cohort-forms'
import { findMemberChoices } from '#app/features/cohorts/cohorts.server'
import { importRoster, previewRoster } from '#app/features/cohorts/import-roster.server'
import { readRosterFile } from '#app/features/cohorts/read-roster-file.server'
import { ROSTER_ROWS } from '#app/features/cohorts/roster'
import {
  type RosterChoice,
  RosterChoiceForm,
  RosterRead,
  type RosterReadView,
} from '#app/features/cohorts/roster-choice'
import { RosterPreview, type RosterPreviewView } from '#app/features/cohorts/roster-preview'
import { type RosterFileProblem, RosterUpload } from '#app/features/cohorts/roster-upload'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { readUpload } from '#app/http/form.server'
import type { RouteHandle } from '#app/http/page-handler.server'
import { refused } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const cohort = await findMemberChoices(context.db, params.cohortId ?? '', context.clock.now())
  if (!cohort) throw notFound()
  return { id: cohort.id, name: cohort.name }
}

export const handle: RouteHandle = { takesFiles: true }

interface ImportReply extends Reply {
  fileProblem?: RosterFileProblem
  preview?: RosterPreviewView & RosterReadView
  choice?: RosterChoice
  imported?: { enrolled: number; accounts: Slip[] }
}

function badFile(fileProblem: RosterFileProblem, choice?: RosterChoice) {
  return data<ImportReply>({ fileProblem, ...(choice ? { choice } : {}) }, { status: 400 })
}

/** The rows travel in a hidden field between the two steps, so they are checked again as if nobody had seen them. */
function readHiddenRows(text: FormDataEntryValue | null) {
  try {
    return ROSTER_ROWS.safeParse(typeof text === 'string' ? JSON.parse(text) : null)
  } catch {
    return ROSTER_ROWS.safeParse(null)
  }
}

/** The file that was chosen, or the one that came before and is to be read in another way. */
async function bytesOf(form: FormData, file: File | null): Promise<Buffer> {
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.from(String(form.get('kept') ?? ''), 'base64url')
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const cohortId = params.cohortId ?? ''
  const { form, file, tooLarge } = await readUpload(request, 'file')
  if (tooLarge) return badFile({ reason: 'too-large' })
  if (form.has('rows')) {
    const rows = readHiddenRows(form.get('rows'))
    if (!rows.success) return badFile({ reason: 'empty' })
    const outcome = await importRoster(context.db, {
      actor: actorOf(context, viewer),
      now: context.clock.now(),
      cohortId,
      rows: rows.data,
    })
    // No redirect: the passwords exist in this one answer only.
    return outcome.ok ? data<ImportReply>({ done: 'imported', imported: outcome.value }) : refused(outcome)
  }
  const bytes = await bytesOf(form, file)
  if (bytes.length === 0) return badFile({ reason: 'none' })
  const wish = RosterWishForm.parse(Object.fromEntries(form))
  const withHidden = wish.withHidden === 'on'
  const cut = readRosterFile(bytes, wish)
  const kept = { kept: bytes.toString('base64url'), withHidden }
  if (!cut.ok) {
    const { readings, ...fault } = cut
    return badFile(fault, readings && { ...kept, sheets: [], hasHidden: false, readings })
  }
  const { source, lines } = cut
  const checked = await previewRoster(context.db, { cohortId, now: context.clock.now(), lines, withHidden })
  if (!checked) throw notFound()
  const hasHidden = checked.ok && checked.hidden.length > 0
  const choice = source.sheets.length > 1 || hasHidden ? { ...kept, ...source, hasHidden } : undefined
  if (!checked.ok) return badFile(checked, choice)
  const preview = { ...checked, source, withHidden }
  return data<ImportReply>({ preview, ...(choice ? { choice } : {}) })
}

export const meta = titled<typeof loader>((locale, { name }) => [cohortMessages[locale].importTitle, name])

export default function ImportPage() {
  const cohort = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as ImportReply | undefined
  const words = useMessages(cohortMessages)
  const back = <Link to={`/admin/cohorts/${cohort.id}`}>{words.toCohort}</Link>
  const importPath = `/admin/cohorts/${cohort.id}/import`
  if (reply?.imported) return <Imported cohortId={cohort.id} imported={reply.imported} />
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.importTitle} lead={`${cohort.name} · ${words.importLead}`} back={back} />
      {reply?.preview ? (
        <RosterRead {...reply.preview} />
      ) : (
        <RosterUpload problem={reply?.fileProblem} reply={reply} templatePath={`${importPath}/template`} />
      )}
      {reply?.choice ? <RosterChoiceForm {...reply.choice} /> : null}
      {reply?.preview ? <RosterPreview {...reply.preview} importPath={importPath} /> : null}
    </div>
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
