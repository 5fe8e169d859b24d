import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Content } from '#app/content/content.server'
import { troubleWithSession } from '#app/features/accounts/page-owner'
import {
  canInHouse,
  canOnEnrolment,
  canSomewhere,
  type EnrolmentAction,
  type EnrolmentRelation,
  type HouseAction,
  type Viewer,
} from '#app/features/accounts/permissions'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { localPath } from './respond.server'

export const CLOSED_BOOK_PAGE = '/library/closed'

/** Where somebody was: a form may be sent to another address than its page has. */
function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  if (request.method === 'GET') return localPath(pathname + search)
  const referer = request.headers.get('Referer') ?? ''
  const page = URL.canParse(referer) ? new URL(referer) : { pathname, search }
  return localPath(page.pathname + page.search)
}

/** @throws a redirect to sign-in, or to the forced password change. */
export async function requireViewer(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await context.viewer()
  const url = new URL(request.url)
  if (!viewer) {
    throw redirect(`/login?next=${encodeURIComponent(pageOf(request))}${request.method === 'GET' ? '' : '&again=1'}`)
  }
  if (viewer.mustChangePassword && url.pathname !== '/profile/password') throw redirect('/profile/password')
  return viewer
}

/**
 * For what the script of a page sends by itself: it cannot follow a redirect to the sign-in page, so it is told what is
 * wrong with the session, keeps what was written and asks the person.
 * @throws 401 when nobody is signed in, 403 with a name when it is somebody else than the page was drawn for.
 */
export async function requirePageOwner(request: Request, context: AppLoadContext): Promise<void> {
  const trouble = troubleWithSession(await context.viewer(), request.headers)
  if (trouble) throw Response.json(trouble, { status: trouble.refusal === 'signed-out' ? 401 : 403 })
}

/** @throws 403 when no role of the viewer holds it. */
export async function requireHousePermission(
  request: Request,
  context: AppLoadContext,
  action: HouseAction,
): Promise<Viewer> {
  const viewer = await requireViewer(request, context)
  if (!canInHouse(viewer, action)) throw forbidden()
  return viewer
}

/**
 * For everything that could be looked up: phrases, library, lessons, search. Which address is asked for and in which tab
 * makes no difference.
 * @throws a redirect to the page that says why and until when, while an exam drill is running that does not allow it.
 */
export async function requireOpenBook(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await requireHousePermission(request, context, 'read:library')
  if (await context.closedBook()) throw redirect(CLOSED_BOOK_PAGE)
  return viewer
}

/** For list pages: 403 unless the action is held in some scope; the page's own query then narrows to whose. */
export async function requireSomewhere(
  request: Request,
  context: AppLoadContext,
  action: EnrolmentAction,
): Promise<Viewer> {
  const viewer = await requireViewer(request, context)
  if (!canSomewhere(viewer, action)) throw forbidden()
  return viewer
}

/** Answers with the course of that enrolment, under its terms. @throws 404 alike for a missing enrolment and for one out of reach, so that ids tell nothing. */
export async function requireEnrolment(
  request: Request,
  context: AppLoadContext,
  action: EnrolmentAction,
  enrolmentId: string | null | undefined,
  activityId?: string,
): Promise<{ viewer: Viewer; relation: EnrolmentRelation; content: Content }> {
  const viewer = await requireViewer(request, context)
  const relation = enrolmentId ? await findEnrolmentRelation(context.db, enrolmentId, viewer.id) : null
  if (!relation || !canOnEnrolment(viewer, action, relation, activityId)) throw notFound()
  return { viewer, relation, content: await context.courseFor(relation) }
}

/**
 * The same for what belongs to one activity of an enrolment, an attempt for example, as it was found or not; hands it back.
 * @throws 404 alike for what is missing and for what is out of reach.
 */
export async function requirePlace<Place extends { enrolmentId: string; activityId: string }>(
  request: Request,
  context: AppLoadContext,
  action: EnrolmentAction,
  place: Place | null,
): Promise<{ viewer: Viewer; relation: EnrolmentRelation; content: Content; place: Place }> {
  const known = await requireEnrolment(request, context, action, place?.enrolmentId, place?.activityId)
  if (!place) throw notFound()
  return { ...known, place }
}

/** What has readers of its own: the area says who, by how the reader stands to the enrolment. @throws 404 for everybody else. */
export async function requireReader(
  request: Request,
  context: AppLoadContext,
  find: (viewer: Viewer) => ReturnType<typeof findEnrolmentRelation>,
): Promise<{ viewer: Viewer; content: Content }> {
  const viewer = await requireViewer(request, context)
  const relation = await find(viewer)
  if (!relation) throw notFound()
  return { viewer, content: await context.courseFor(relation) }
}

export function notFound(): Response {
  return new Response('not found', { status: 404 })
}

export function forbidden(): Response {
  return new Response('forbidden', { status: 403 })
}
