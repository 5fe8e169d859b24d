import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'
import { renderToString } from 'react-dom/server'
import type { Content } from '#app/content/content.server'
import type { LessonFile } from '#app/content/content-file'
import { type Locale, LocaleContext } from '#app/i18n/messages'
import { lessonData } from './cards.server'
import { mdxComponents } from './mdx-components'
import { findRenderedLesson, keepRenderedLesson } from './rendered-lessons'
import { LessonDataContext } from './use-lesson-data'

type LessonComponent = React.ComponentType<{ components?: Record<string, unknown> }>
/** What the build makes of a lesson: it is handed React, so that it need not find one. */
type Factory = (react: typeof React, reactDom: typeof ReactDOM, jsx: typeof jsxRuntime) => { default: LessonComponent }

/** Renders a body once per lesson, content and language; afterwards a page only copies text. */
export async function prepareLesson(content: Content, lesson: LessonFile, locale: Locale): Promise<void> {
  if (findRenderedLesson(lesson.moduleFile, locale) !== undefined) return
  const module = pathToFileURL(path.join(content.lessonsDir, lesson.moduleFile)).href
  const { default: factory } = (await import(/* @vite-ignore */ module)) as { default: Factory }
  const { default: Body } = factory(React, ReactDOM, jsxRuntime)
  const html = renderToString(
    <LocaleContext.Provider value={locale}>
      <LessonDataContext.Provider value={lessonData(content, lesson)}>
        <Body components={mdxComponents} />
      </LessonDataContext.Provider>
    </LocaleContext.Provider>,
  )
  keepRenderedLesson(lesson.moduleFile, locale, html)
}
