import type { Generated } from 'kysely'

export interface LessonProgressTable {
  enrolment_id: string
  lesson_id: string
  percent: Generated<number>
  started_at: number
  read_at: number | null
  updated_at: number
}

export interface SelfCheckAnswerTable {
  enrolment_id: string
  lesson_id: string
  question_id: string
  answer: string
  correct: Generated<0 | 1>
  tries: Generated<number>
  answered_at: number
}

export interface QuestionnaireAnswerTable {
  enrolment_id: string
  activity_id: string
  answers: string
  answered_at: number
  published_at: number | null
}
