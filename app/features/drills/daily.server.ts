import type { Content } from '#app/content/content.server'
import { daysBetween, localDateOf } from '#app/rules/dates'
import { findOpenDrill, findOpenDrillOfSet, listAnsweredPhrases } from '#db/queries/drills'
import { type EnrolmentRow, findEnrolment, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { findRaisedTargets } from '../activities/raised-targets.server'
import { loadCalendars } from '../cohorts/calendar.server'
import { findClosedBook } from './closed-book.server'
import { DAILY_SET, type Daily, planDaily, taughtDays } from './daily'
import type { DrillView } from './drills.server'
import { type PhraseStanding, schedulePhrases } from './phrase-schedule'

interface Asked {
  content: Content
  now: number
}

async function loadStandings(db: DbOrTx, enrolmentId: string, { content }: Asked): Promise<PhraseStanding[]> {
  const rows = await listAnsweredPhrases(db, enrolmentId)
  return schedulePhrases(
    rows.map((row) => ({
      intentId: row.intent_id,
      answeredAt: row.answered_at,
      mode: row.mode,
      tookMs: row.took_ms ?? 0,
      mark: (row.total + (row.total_high ?? row.total)) / 2,
    })),
    (id) => content.phraseById.get(id)?.limitSeconds,
  )
}

/** What the ten minutes of today are made of, from everything that was answered so far. */
export async function loadDaily(
  db: DbOrTx,
  input: Asked & { enrolment: EnrolmentRow },
): Promise<{ daily: Daily; standings: PhraseStanding[] }> {
  const { enrolment, content, now } = input
  const [standings, calendars] = await Promise.all([
    loadStandings(db, enrolment.id, input),
    loadCalendars(db, [enrolment], { days: content.plan.days.length, now }),
  ])
  const { currentDay, today } = calendars.get(enrolment.id)!
  const asked = { phrases: content.phrases, taught: taughtDays(content), zone: enrolment.zone }
  return { daily: planDaily({ ...asked, standings, day: currentDay, today }), standings }
}

export interface DailyOffer {
  /** Begun and not ended. */
  isOpen: boolean
  due: number
  fresh: number
  nextOn: string | null
}

/** For the pages that offer the ten minutes; null for whoever may not begin them now. */
export async function findDailyOffer(db: DbOrTx, input: Asked & { enrolmentId: string }): Promise<DailyOffer | null> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment || enrolment.ended_at !== null || (await findClosedBook(db, input))) return null
  const open = await findOpenDrillOfSet(db, enrolment.id, DAILY_SET)
  const { daily } = await loadDaily(db, { ...input, enrolment })
  return { isOpen: open !== undefined, due: daily.due, fresh: daily.cards.length - daily.due, nextOn: daily.nextOn }
}

export interface DailyToday {
  /** While a phrase exam runs, nothing else is offered. */
  openExamId: string | null
  offer: DailyOffer | null
}

export async function findDailyToday(db: DbOrTx, input: Asked & { enrolmentId: string }): Promise<DailyToday> {
  const open = await findOpenDrill(db, input.enrolmentId)
  if (open?.purpose === 'exam') return { openExamId: open.id, offer: null }
  return { openExamId: null, offer: await findDailyOffer(db, input) }
}

export interface PhraseLine {
  intentId: string
  code: string
  name: string
  limitSeconds: number
  times: number
  lastMark: number
  meanMs: number | null
  dueOn: string
  /** From today on; none and less where it may come back today. */
  dueInDays: number
}

export interface PhraseLines {
  lines: PhraseLine[]
  /** Seconds from the customer's line to the reply, agreed after the gate of day 3; null before. */
  target: number | null
}

/** How each phrase goes that somebody has practised, the next to come back first; null while a book of theirs is closed. */
export async function findPhraseLines(db: DbOrTx, input: Asked & { enrolmentId: string }): Promise<PhraseLines | null> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment || (await findClosedBook(db, input))) return null
  const [standings, { phraseSeconds }] = await Promise.all([
    loadStandings(db, enrolment.id, input),
    findRaisedTargets(db, enrolment.id),
  ])
  const today = localDateOf(input.now, enrolment.zone)
  const lines = standings.flatMap(({ intentId, times, lastMark, meanMs, dueAt }) => {
    const phrase = input.content.phraseById.get(intentId)
    if (!phrase) return []
    const { code, name, limitSeconds } = phrase
    const dueOn = localDateOf(dueAt, enrolment.zone)
    return [
      { intentId, code, name, limitSeconds, times, lastMark, meanMs, dueOn, dueInDays: daysBetween(today, dueOn) },
    ]
  })
  return {
    lines: lines.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.lastMark - b.lastMark),
    target: phraseSeconds,
  }
}

/** What ten minutes that are over have repeated, and when each of it comes back. */
export async function findDailyEnd(
  db: DbOrTx,
  { traineeId, drill, ...asked }: Asked & { traineeId: string; drill: Pick<DrillView, 'feedback'> },
): Promise<PhraseLines | null> {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  const found = enrolment ? await findPhraseLines(db, { ...asked, enrolmentId: enrolment.id }) : null
  const done = new Set(drill.feedback.map(({ code }) => code))
  return found ? { ...found, lines: found.lines.filter(({ code }) => done.has(code)) } : null
}
