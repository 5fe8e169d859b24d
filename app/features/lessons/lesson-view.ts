// What pages about lessons are sent: nothing that is not named here can reach a reader.

import type { ContentLanguage } from '#app/content/translation'
import type { SelfCheckView } from './self-check'

export interface LessonListItem {
  id: string
  title: string
  language: ContentLanguage
  minutes: number
  topic: string
  questions: number
  state: 'locked' | 'unread' | 'begun' | 'read' | 'done' | 'none'
  percent: number
}

export interface LessonDayList {
  day: number
  title: string
  opensOn: string | null
  open: boolean
  current: boolean
  lessons: LessonListItem[]
}

export interface LessonList {
  days: LessonDayList[]
  total: number
  /** Of a trainee's own; null for other readers. */
  done: number | null
}

export interface LessonHead {
  id: string
  title: string
  /** Of its title and text. */
  language: ContentLanguage
  day: number
  minutes: number
  topic: string
  goal: string
}

export interface LessonLink {
  id: string
  title: string
  language: ContentLanguage
  open: boolean
}

export interface LockedLesson {
  kind: 'locked'
  lesson: LessonHead
  opensOn: string | null
}

export interface OpenLesson {
  kind: 'open'
  lesson: LessonHead & { why: string; mentor: string[]; sources: string[]; reviewOn: string | null }
  moduleFile: string
  toc: { id: string; depth: number; text: string }[]
  checks: SelfCheckView[]
  /** Null when nothing is recorded for this reader. */
  progress: { percent: number; read: boolean; answered: number } | null
  activityId: string | null
  previous: LessonLink | null
  next: LessonLink | null
}

export type LessonView = LockedLesson | OpenLesson
