import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findLessonProgress, upsertLessonProgress } from '#db/queries/lessons'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { type LessonCommand, openForLearning, placesOf } from './lesson-write.server'

/** “I have read it”. Saying so twice changes nothing. */
export function markLessonRead(db: Db, input: LessonCommand & { lessonId: string }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const place = placesOf(input.content).get(input.lessonId)
    if (!place) return refuse('not-found')
    const open = await openForLearning(tx, input, place.day)
    if (!open.ok) return open
    const known = await findLessonProgress(tx, input.enrolmentId, input.lessonId)
    if (known && known.read_at !== null) return accept()
    await upsertLessonProgress(tx, {
      enrolment_id: input.enrolmentId,
      lesson_id: input.lessonId,
      percent: 100,
      started_at: input.now,
      read_at: input.now,
      updated_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'read:lesson',
      entity: 'lesson',
      entityId: input.lessonId,
      enrolmentId: input.enrolmentId,
    })
    return accept()
  })
}
