import type { LoaderFunctionArgs } from '@remix-run/node'
import { checklistText } from '#app/features/lessons/lesson-access'
import { findChecklist } from '#app/features/lessons/library.server'
import { notFound, requireOpenBook } from '#app/http/auth.server'
import { contentWith } from '#app/http/context.server'
import { textDownload } from '#app/http/download.server'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { locale } = await requireOpenBook(request, context)
  const id = params.id ?? ''
  const checklist = findChecklist(
    await contentWith(context, (content) => findChecklist(content, id, locale) !== null),
    id,
    locale,
  )
  if (!checklist) throw notFound()
  const groups = checklist.groups.map(({ title, items }) =>
    checklistText(
      title ?? '',
      items.map((item) => item.text),
    ).trimStart(),
  )
  return textDownload(checklist.title, [checklist.title, '', ...groups].join('\r\n'))
}
