import { type SignActivityInput, signActivity } from '#app/features/signoffs/sign-activity.server'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { type BuiltPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'

/** Every day of the plan has come. */
export const LATER = NOW + 30 * DAY_MS

/** One activity of one trainee. */
export interface Where {
  enrolmentId: string
  activityId: string
}

let moments = 0

/** Each act a moment after the one before, so that notices have an order. */
export function by(person: BuiltPerson) {
  moments++
  return { actor: { id: person.id, requestId: null }, now: LATER + moments, content: testContent() }
}

export function on(enrolment: BuiltEnrolment, activityId: string): Where {
  return { enrolmentId: enrolment.id, activityId }
}

export function sign(db: Db, person: BuiltPerson, where: Where, change: Partial<SignActivityInput> = {}) {
  return signActivity(db, {
    ...by(person),
    ...where,
    signer: viewerOf(person),
    slot: 'mentor',
    verdict: 'signed',
    comment: '',
    redoByOn: null,
    tookPlaceOn: null,
    expectedRevision: 0,
    ...change,
  })
}

/** The trainee's own part, done; without data it is a question time without questions. */
export async function handedIn(db: Db, enrolment: BuiltEnrolment, activityId: string, data: unknown = {}) {
  await db
    .insertInto('activity_record')
    .values({
      enrolment_id: enrolment.id,
      activity_id: activityId,
      status: 'submitted',
      data: JSON.stringify(data),
      updated_at: NOW,
      done_at: NOW,
    })
    .execute()
}
