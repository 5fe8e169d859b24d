import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findSitting } from '#db/queries/chats'
import { findEnrolment } from '#db/queries/enrolments'
import { linesOfBoth } from './chat-log'
import type { ReplayFault, ReplayPassage, ReplaySeat, ReplayView } from './desk-view'
import type { Passage } from './play-chat'
import type { ChatMark } from './score-chat'
import { type ChatContent, markSitting, playSitting, type SeatPlay } from './sitting'
import { loadLog, openHeld } from './sitting-log.server'

function faultsOf({ heard }: Passage): ReplayFault[] {
  if (!heard) return []
  const { hard, soft, words } = heard.judgement
  return [
    ...heard.wrong.map((why) => ({ what: 'wrong' as const, name: '', saw: '', why, sure: true })),
    ...hard.map(({ kind, saw, sure }) => ({ what: 'hard' as const, name: kind, saw, why: '', sure })),
    ...soft.map(({ kind, saw, sure }) => ({ what: 'soft' as const, name: kind, saw, why: '', sure })),
    ...words.map(({ word, why, sure }) => ({ what: 'word' as const, name: '', saw: word, why, sure })),
  ]
}

function passageView({ script }: ChatContent['seats'][number], passage: Passage): ReplayPassage {
  const state = script.states.find(({ id }) => id === passage.state)!
  return {
    from: passage.from,
    until: passage.until,
    points: state.points.map((point, n) => ({
      point: point.point,
      category: point.category,
      answer: passage.heard?.points[n]?.answer ?? 'no',
      optional: point.optional ?? false,
      saw: passage.heard?.points[n]?.saw ?? '',
    })),
    faults: faultsOf(passage),
    isAnswered: passage.heard !== null,
    model: script.models[state.id] ?? null,
  }
}

function seatView(
  content: ChatContent,
  { seat, play, events }: SeatPlay,
  mark: ChatMark,
  purpose: ReplayView['purpose'],
): ReplaySeat {
  const held = content.seats[seat]!
  return {
    seat,
    // In practice by the customer's name alone: a title would show who came from elsewhere than the list of practice.
    title: purpose === 'practice' ? '' : held.script.title,
    customer: held.shopCase.customer.name,
    lines: linesOfBoth(play.lines, events),
    deeds: play.acts,
    ended: play.ended && { how: play.ended.how, at: play.ended.at },
    low: mark.low,
    high: mark.high,
    categories: mark.categories,
    wants: mark.wants.map(({ wanted, done }) => ({
      ways: [wanted].flat().map((one) => ({ deed: one.act, order: 'order' in one ? one.order : null })),
      done,
    })),
    misdeeds: mark.misdeeds.filter(({ redLine }) => !redLine).map(({ why }) => why),
    redLines: mark.redLines,
    crossed: mark.crossed,
    pace: mark.pace,
    waits: mark.rounds.flatMap(({ repliedAt, waitedMs }) => (repliedAt === null ? [] : [{ repliedAt, waitedMs }])),
    passages: play.passages.map((passage) => passageView(held, passage)),
  }
}

export interface SittingPlace {
  id: string
  enrolmentId: string
  activityId: string | null
  purpose: ReplayView['purpose']
}

/** Whose sitting it is, for the permission check. */
export async function findSittingPlace(db: Db, sittingId: string): Promise<SittingPlace | null> {
  const sitting = await findSitting(db, sittingId)
  if (!sitting) return null
  const { id, enrolment_id: enrolmentId, activity_id: activityId, purpose } = sitting
  return { id, enrolmentId, activityId, purpose }
}

/** A sitting that is over, mark by mark. Whoever calls has asked whether it may be read; null while it runs. */
export async function findReplay(db: Db, sittingId: string, course: Content): Promise<ReplayView | null> {
  const sitting = await findSitting(db, sittingId)
  const enrolment = sitting && (await findEnrolment(db, sitting.enrolment_id))
  if (!enrolment) return null
  if (sitting?.state !== 'finished' || sitting.finished_at === null) return null
  const { content, judge } = await openHeld(db, sitting, course)
  const plays = playSitting(content, judge, await loadLog(db, sitting), sitting.finished_at)
  const marks = markSitting(content, plays, sitting.finished_at)
  return {
    id: sitting.id,
    activityId: sitting.activity_id,
    purpose: sitting.purpose,
    traineeName: enrolment.trainee_name,
    startedAt: sitting.started_at,
    finishedAt: sitting.finished_at,
    low: sitting.percent ?? 0,
    high: sitting.percent_high ?? 0,
    seats: plays.map((play, n) => seatView(content, play, marks[n]!, sitting.purpose)),
  }
}
