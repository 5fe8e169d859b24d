import type { LoaderFunctionArgs } from '@remix-run/node'
import { lessonIn } from '#app/content/translation'
import { checklistText } from '#app/features/lessons/lesson-access'
import { isLessonOpen } from '#app/features/lessons/lessons.server'
import { notFound, requireOpenBook } from '#app/http/auth.server'
import { contentWith } from '#app/http/context.server'
import { textDownload } from '#app/http/download.server'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const content = await contentWith(context, ({ lessonById }) => lessonById.has(params.lessonId ?? ''))
  const known = content.lessonById.get(params.lessonId ?? '')
  const lesson = known && lessonIn(content, known, viewer.locale)
  const checklist = /^[1-9]\d?$/.test(params.number ?? '') ? lesson?.checklists[Number(params.number) - 1] : undefined
  const input = { viewer, content, now: context.clock.now() }
  if (!lesson || !checklist || !(await isLessonOpen(context.db, input, lesson.id))) throw notFound()
  return textDownload(checklist.title, checklistText(checklist.title, checklist.items))
}
