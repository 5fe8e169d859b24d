import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findSitting, findSittingPulse } from '#db/queries/chats'
import {
  findVisit,
  listPossibleVisitors,
  listVisitsBy,
  listVisitsOfSitting,
  listVisitsTo,
  type VisitRow,
} from '#db/queries/visits'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { readActivityCase } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { linesOfBoth } from '../chats/chat-log'
import { closeIfOver } from '../chats/close-chat.server'
import { nextMoment, overAt, overSince, playSitting } from '../chats/sitting'
import { loadLog, openHeld } from '../chats/sitting-log.server'
import { phaseOf } from './visit'
import { factsOfVisit } from './visit-facts'
import type { VisitLine, VisitView } from './visit-view'

const SHOWN = 30

function mayReadVisit(
  viewer: Pick<Viewer, 'id' | 'roles'>,
  visit: { visitor_id: string | null; trainee_id: string },
  relation: EnrolmentRelation,
): boolean {
  if (viewer.id === visit.trainee_id) return false
  return visit.visitor_id === viewer.id || canOnEnrolment(viewer, 'adjust:enrolment', relation)
}

/** How the reader stands to the visited trainee; null for a missing visit and for one out of reach. */
export async function findVisitReach(db: DbOrTx, viewer: Pick<Viewer, 'id' | 'roles'>, visitId: string) {
  const visit = await findVisit(db, visitId)
  const relation = visit && (await findEnrolmentRelation(db, visit.enrolment_id, viewer.id))
  return relation && mayReadVisit(viewer, visit, relation) ? relation : null
}

function lineOf(row: VisitRow, content: Content, today: string): VisitLine {
  return {
    id: row.id,
    phase: phaseOf(factsOfVisit(row), today),
    scriptTitle: content.chatScripts.find(({ id }) => id === row.script_id)?.title ?? row.script_id,
    visitorName: row.visitor_name,
    fromOn: row.from_on,
    untilOn: row.until_on,
    heldAt: row.sitting_started_at,
  }
}

/** What the page shows on which visits are planned; null where the plan has no mystery customer. */
export async function getVisitPlanning(
  db: DbOrTx,
  { enrolmentId, content, now }: { enrolmentId: string; content: Content; now: number },
) {
  const activity = [...content.activityById.values()].find(({ type }) => type === 'mystery')
  if (!activity) return null
  const found = await readActivityCase(db, { enrolmentId, activityId: activity.id, content, now })
  if (!found.ok) return null
  const { enrolment, entry, facts, progress } = found.value
  const { today } = progress.calendar
  const rows = await listVisitsTo(db, enrolmentId)
  const met = rows.filter((row) => ['planned', 'running', 'held'].includes(phaseOf(factsOfVisit(row), today)))
  return {
    enrolmentId,
    traineeName: enrolment.trainee_name,
    activityId: activity.id,
    title: activity.title,
    on: entry.on,
    today,
    wanted: 'scripts' in activity.settings ? activity.settings.scripts : 1,
    mayPlan: enrolment.ended_at === null && !isDebriefed(facts.record),
    visits: rows.map((row) => lineOf(row, content, today)),
    people: (await listPossibleVisitors(db, enrolment.trainee_id)).map((p) => ({ id: p.id, name: p.display_name })),
    scripts: content.chatScripts
      .filter(({ id, form }) => form === 'mystery' && !met.some((row) => row.script_id === id))
      .map(({ id, title, stage }) => ({ id, title, stage })),
  }
}

/** Visits that somebody is to play, or has played. */
export async function listOwnVisits(db: DbOrTx, visitorId: string, today: string) {
  return (await listVisitsBy(db, visitorId, SHOWN)).map((row) => ({
    id: row.id,
    traineeName: row.trainee_name,
    phase: phaseOf(factsOfVisit(row), today),
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

/** Changes with everything that is kept of a visit; null where there is none. */
export async function findVisitPulse(db: DbOrTx, visitId: string): Promise<string | null> {
  const visit = await findVisit(db, visitId)
  if (!visit) return null
  const pulse = visit.sitting_id === null ? undefined : await findSittingPulse(db, visit.sitting_id)
  return `${visit.called_off_at ?? ''}.${pulse?.events ?? ''}.${pulse?.guest_events ?? ''}.${pulse?.state ?? ''}`
}

interface Asked {
  visitId: string
  viewerId: string
  content: Content
  now: number
  today: string
}

/** For whoever may read it: that has been asked before. */
export async function findVisitView(
  db: Db,
  { visitId, viewerId, content: course, now, today }: Asked,
): Promise<VisitView | null> {
  let visit = await findVisit(db, visitId)
  if (!visit) return null
  if (visit.sitting_id !== null && (await closeIfOver(db, visit.sitting_id, now, course)))
    visit = (await findVisit(db, visitId))!
  const sitting = visit.sitting_id === null ? undefined : await findSitting(db, visit.sitting_id)
  const phase = phaseOf(factsOfVisit(visit), today)
  const script = course.chatScripts.find(({ id }) => id === visit.script_id)
  const shopCase = script && course.cases.find(({ id }) => id === script.case)
  const isOver = phase !== 'planned' && phase !== 'running'
  const about = {
    phase,
    traineeName: visit.trainee_name,
    enrolmentId: visit.enrolment_id,
    activityId: visit.activity_id,
    fromOn: visit.from_on,
    untilOn: visit.until_on,
    visitorName: visit.visitor_name,
    isVisitor: visit.visitor_id === viewerId,
    hasCome: false,
    role:
      script && shopCase
        ? {
            title: script.title,
            about: script.about,
            customer: shopCase.customer.name,
            orders: shopCase.orders.map(({ tail, state, lines }) =>
              [
                tail,
                state,
                ...lines.map(
                  ({ product, size, color, quantity }) =>
                    `${productName(course, product)} ${size} ${color} ×${quantity}`,
                ),
              ].join(' · '),
            ),
            says: script.states.flatMap(({ says }) => says.map(({ text }) => text)),
          }
        : null,
  }
  const base = {
    id: visit.id,
    activityId: null,
    purpose: 'practice' as const,
    state: isOver ? ('finished' as const) : ('in_progress' as const),
    startedAt: sitting?.started_at ?? now,
    endsAt: sitting?.ends_at ?? now,
    serverNow: now,
    customersToCome: 0,
  }
  if (!sitting || visit.seat === null)
    return { ...base, nextAt: null, revision: `0.${phase}`, seats: [], kept: [], visit: about }
  const { content, judge } = await openHeld(db, sitting, course)
  const log = await loadLog(db, sitting)
  const until = sitting.finished_at ?? now
  const plays = playSitting(content, judge, log, until)
  const ends = { endsAt: sitting.ends_at }
  const own = plays.find(({ seat }) => seat === visit.seat)
  const lines = own ? linesOfBoth(own.play.lines, own.events) : []
  const nextAt = Math.min(
    nextMoment(content, sitting.started_at, plays) ?? Number.POSITIVE_INFINITY,
    overAt(content, ends, plays),
  )
  return {
    ...base,
    nextAt: sitting.state === 'in_progress' && overSince(content, ends, plays, now) === null ? nextAt : null,
    revision: `${log.count}.${log.guestCount}.${lines.length}.${own ? 1 : 0}.${own?.play.ended ? 1 : 0}.${sitting.state}`,
    seats: own
      ? [
          {
            seat: 0,
            customer: content.seats[visit.seat]!.shopCase.customer.name,
            history: [],
            openedAt: own.openedAt,
            lines,
            deeds: own.play.acts,
            waitsSince: null,
            ended: own.play.ended,
            orders: [],
            products: [],
            board: [],
            fills: {},
            help: null,
          },
        ]
      : [],
    kept: [...log.guestKeys],
    visit: { ...about, hasCome: log.guests?.some(({ seat, kind }) => seat === visit.seat && kind === 'came') ?? false },
  }
}

function productName({ products }: Content, id: string): string {
  return products.find((product) => product.id === id)?.name ?? id
}

/** Which of a sitting's customers were mystery customers: known once their talk has been. */
export async function revealedSeats(
  db: DbOrTx,
  sittingId: string,
  asked: { content: Content; now: number },
): Promise<number[]> {
  const seats: number[] = []
  for (const { activity_id: activityId, enrolment_id: enrolmentId, seat } of await listVisitsOfSitting(db, sittingId)) {
    const found = await readActivityCase(db, { ...asked, activityId, enrolmentId })
    if (found.ok && isDebriefed(found.value.facts.record) && seat !== null) seats.push(seat)
  }
  return seats
}
