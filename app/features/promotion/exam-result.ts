// What a released paper says, read from its row.
import type { listReleasedResults } from '#db/queries/decisions'
import type { AttemptResult, TopicResult } from '../grading/score-attempt'

export interface ExamResult {
  attemptId: string
  activityId: string
  examId: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  percent: number
  passPercent: number
  passed: boolean
  startedAt: number
  releasedAt: number
  topics: TopicResult[]
  formHash: string
}

export function releasedExam(row: Awaited<ReturnType<typeof listReleasedResults>>[number]): ExamResult {
  return {
    attemptId: row.id,
    activityId: row.activity_id,
    examId: row.exam_id,
    kind: row.kind,
    percent: row.percent ?? 0,
    passPercent: row.pass_percent,
    passed: row.passed === 1,
    startedAt: row.started_at,
    releasedAt: row.released_at ?? row.started_at,
    topics: row.result ? (JSON.parse(row.result) as AttemptResult).topics : [],
    formHash: row.content_hash,
  }
}
