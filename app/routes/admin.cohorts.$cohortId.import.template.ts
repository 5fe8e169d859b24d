import type { LoaderFunctionArgs } from '@remix-run/node'
import { ROSTER_COLUMNS } from '#app/features/cohorts/roster-head'
import { requireHousePermission } from '#app/http/auth.server'
import { cohortMessages } from '#app/i18n/cohorts'

/** A head and nothing else, with the byte order mark that makes Excel read it as UTF-8. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const { columns } = cohortMessages[viewer.locale]
  return new Response(`\uFEFF${ROSTER_COLUMNS.map((column) => columns[column]).join(',')}\r\n`, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="roster.csv"' },
  })
}
