import type { AppLoadContext } from '@remix-run/node'
import type { Content } from '#app/content/content.server'
import type { Viewer } from '#app/features/accounts/permissions'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { mayReadVisit } from '#app/features/visits/visits.server'
import { localDateOf } from '#app/rules/dates'
import { findVisit } from '#db/queries/visits'
import { notFound, requireViewer } from './auth.server'

interface VisitDoor {
  viewer: Viewer
  content: Content
  visitId: string
  todayOf: (at: number) => string
}

/** Whoever plays the customer, the mentor and the managers. @throws 404 alike for a missing visit and for one out of reach. */
export async function requireVisit(request: Request, context: AppLoadContext, visitId: string): Promise<VisitDoor> {
  const viewer = await requireViewer(request, context)
  const visit = await findVisit(context.db, visitId)
  const relation = visit && (await findEnrolmentRelation(context.db, visit.enrolment_id, viewer.id))
  if (!relation || !mayReadVisit(viewer, visit, relation)) throw notFound()
  const content = await context.courseFor(relation)
  return { viewer, content, visitId, todayOf: (at) => localDateOf(at, content.course.zone) }
}
