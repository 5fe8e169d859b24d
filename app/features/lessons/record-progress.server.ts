import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { upsertLessonProgress } from '#db/queries/lessons'
import { inTransaction } from '#db/transaction'
import { type LessonCommand, openForLearning, placesOf } from './lesson-write.server'

interface RecordProgressInput extends LessonCommand {
  lessonId: string
  percent: number
}

/** How far somebody has scrolled: shown to the reader alone and proof of nothing, so it leaves no audit row. */
export function recordProgress(db: Db, input: RecordProgressInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const place = placesOf(input.content).get(input.lessonId)
    if (!place) return refuse('not-found')
    const open = await openForLearning(tx, input, place.day)
    if (!open.ok) return open
    await upsertLessonProgress(tx, {
      enrolment_id: input.enrolmentId,
      lesson_id: input.lessonId,
      percent: input.percent,
      started_at: input.now,
      read_at: null,
      updated_at: input.now,
    })
    return accept()
  })
}
