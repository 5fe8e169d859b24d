import { memo } from 'react'
import { useLocale } from '#app/i18n/messages'
import { getLessonModule } from './lesson-module'
import { mdxComponents } from './mdx-components'
import { findRenderedLesson } from './rendered-lessons'
import { type LessonData, LessonDataContext } from './use-lesson-data'

export function LessonContent({ moduleUrl, data }: { moduleUrl: string; data: LessonData }) {
  const Body = getLessonModule(moduleUrl)
  return (
    <LessonDataContext.Provider value={data}>
      <Body components={mdxComponents} />
    </LessonDataContext.Provider>
  )
}

/** The server copies HTML it has rendered before; the browser takes over the same elements from the lesson's module. */
export const LessonBody = memo(function LessonBody({ moduleUrl, data }: { moduleUrl: string; data: LessonData }) {
  const html = findRenderedLesson(moduleUrl, useLocale())
  if (html !== undefined)
    // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React from our own content
    return <div className="prose lesson-text" lang="zh-CN" dangerouslySetInnerHTML={{ __html: html }} />
  return (
    <div className="prose lesson-text" lang="zh-CN">
      <LessonContent moduleUrl={moduleUrl} data={data} />
    </div>
  )
})
