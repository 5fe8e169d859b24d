import { memo } from 'react'
import type { ContentLanguage } from '#app/content/translation'
import { useLocale } from '#app/i18n/messages'
import { findRenderedLesson } from './rendered-lessons'

/** The text of a lesson. It is rendered on the server only, and nothing in it waits for a script. */
export const LessonBody = memo(function LessonBody({
  moduleFile,
  language,
}: {
  moduleFile: string
  language: ContentLanguage
}) {
  const html = findRenderedLesson(moduleFile, useLocale()) ?? ''
  return (
    <div
      className="prose lesson-text"
      lang={language}
      data-lesson={moduleFile}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React from our own content
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
})
