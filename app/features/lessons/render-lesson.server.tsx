import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { renderToString } from 'react-dom/server'
import type { Content } from '#app/content/content.server'
import type { LessonFile } from '#app/content/content-file'
import { type Locale, LocaleContext } from '#app/i18n/messages'
import { lessonData } from './cards.server'
import { LessonContent } from './lesson-body'
import { loadLessonModule } from './lesson-module'
import { findRenderedLesson, keepRenderedLesson } from './rendered-lessons'

/** Renders a body once per lesson, content and language; afterwards a page only copies text. */
export async function prepareLesson(content: Content, lesson: LessonFile, locale: Locale): Promise<void> {
  if (findRenderedLesson(lesson.moduleUrl, locale) !== undefined) return
  await loadLessonModule(lesson.moduleUrl, pathToFileURL(path.join(content.lessonsDir, lesson.moduleFile)).href)
  const html = renderToString(
    <LocaleContext.Provider value={locale}>
      <LessonContent moduleUrl={lesson.moduleUrl} data={lessonData(content, lesson)} />
    </LocaleContext.Provider>,
  )
  keepRenderedLesson(lesson.moduleUrl, locale, html)
}
