import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import {
  finishTypingRun,
  insertTypingRun,
  listLeftTypingRuns,
  listTypingPassagesUsed,
  listTypingRunsOfActivity,
} from '#db/queries/drills'
import { findEnrolment, findEnrolmentOfTrainee, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { isDayOpen } from '../cohorts/calendar.server'
import { seededRandom } from '../exam-forms/seeded-random'
import { bestRun, scoreTyping, type TypingBand } from './score-typing'

/** Free practice stands under this name, beside the plan's own rows. */
export const PRACTICE = 'practice'
const GRACE_MS = 5_000
const MAX_PRACTICE_RUNS = 99
const BATCH = 50

interface TypingSettings {
  runs: number
  minutes: number
  passSpeed: number
}

const PRACTICE_SETTINGS: TypingSettings = { runs: MAX_PRACTICE_RUNS, minutes: 3, passSpeed: 51 }

interface TypingInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

type DbLike = Parameters<typeof findEnrolment>[0]

async function findTypingSettings(db: DbLike, input: Omit<TypingInput, 'actor'>): Promise<Outcome<TypingSettings>> {
  if (input.activityId === PRACTICE) return accept(PRACTICE_SETTINGS)
  const enrolment = await findEnrolment(db, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], input) : []
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || entry?.activity.type !== 'typing') return refuse('not-found')
  if (!isDayOpen(progress.calendar, entry.day)) return refuse('day-locked', entry.on)
  return accept(entry.activity.settings)
}

/** A passage this trainee has not typed yet; when all have been, they begin again. */
function choosePassage(content: Content, used: readonly string[], seed: string): string {
  const fresh = content.passages.filter((p) => !used.includes(p.id))
  return seededRandom(seed).shuffle(fresh.length > 0 ? fresh : content.passages)[0]!.id
}

type RunRow = Awaited<ReturnType<typeof listTypingRunsOfActivity>>[number]

/** A run that was left open is over at its deadline: what was not handed in counts as nothing typed. */
async function closeLeftRuns(tx: Tx, runs: readonly RunRow[], now: number): Promise<number> {
  let closed = 0
  for (const run of runs) {
    if (run.finished_at !== null || run.deadline_at + GRACE_MS >= now) continue
    const nothing = { speed: 0, accuracy: 0, band: 'far' as const }
    closed += await finishTypingRun(tx, run.id, { finished_at: run.deadline_at, typed: '', ...nothing })
    await appendAudit(tx, {
      actor: SYSTEM,
      now,
      action: 'expire:typing',
      entity: 'typing_run',
      entityId: run.id,
      enrolmentId: run.enrolment_id,
      after: { run: run.run, ...nothing },
    })
  }
  return closed
}

/** The job: without it a last run that was left open would keep the activity unfinished for ever. Answers how many it closed. */
export async function closeLeftTypingRuns(db: Db, now: number): Promise<number> {
  let closed = 0
  for (const left of await listLeftTypingRuns(db, now - GRACE_MS, BATCH))
    closed += await inTransaction(db, async (tx) => {
      await lockEnrolment(tx, left.enrolment_id)
      return closeLeftRuns(tx, await listTypingRunsOfActivity(tx, left.enrolment_id, left.activity_id), now)
    })
  return closed
}

/** Starts the next run: from now on the time counts, on the server. */
export function startTypingRun(db: Db, input: TypingInput): Promise<Outcome<string>> {
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    const settings = await findTypingSettings(tx, input)
    if (!settings.ok) return settings
    const runs = await listTypingRunsOfActivity(tx, enrolment.id, input.activityId)
    await closeLeftRuns(tx, runs, input.now)
    if (runs.length >= settings.value.runs) return refuse('limit-reached', String(settings.value.runs))
    if (runs.some((run) => run.finished_at === null && run.deadline_at + GRACE_MS >= input.now))
      return refuse('attempt-open')
    const used = await listTypingPassagesUsed(tx, enrolment.id)
    const id = newId()
    await insertTypingRun(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: input.activityId,
      run: runs.length + 1,
      passage_id: choosePassage(
        input.content,
        used.map((row) => row.passage_id),
        id,
      ),
      started_at: input.now,
      deadline_at: input.now + settings.value.minutes * 60_000,
    })
    return accept(id)
  })
}

/** Typed text that arrives after the deadline and its grace is not counted; the run is closed with nothing. */
export function handInTyping(db: Db, input: TypingInput & { runId: string; typed: string }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    const settings = await findTypingSettings(tx, input)
    if (!settings.ok) return settings
    const run = (await listTypingRunsOfActivity(tx, enrolment.id, input.activityId)).find((r) => r.id === input.runId)
    if (!run) return refuse('not-found')
    if (run.finished_at !== null) return refuse('already-done')
    const late = input.now > run.deadline_at + GRACE_MS
    const typed = late ? '' : input.typed
    const passage = input.content.passages.find((p) => p.id === run.passage_id)?.text ?? ''
    const elapsed = Math.min(input.now, run.deadline_at) - run.started_at
    const score = scoreTyping(passage, typed, elapsed, settings.value.passSpeed)
    const changed = await finishTypingRun(tx, run.id, {
      finished_at: Math.min(input.now, run.deadline_at),
      typed,
      speed: score.speed,
      accuracy: score.accuracy,
      band: score.band,
    })
    if (changed === 0) return refuse('already-done')
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'hand-in:typing',
      entity: 'typing_run',
      entityId: run.id,
      enrolmentId: enrolment.id,
      after: { run: run.run, ...score, late },
    })
    return late ? refuse('deadline-passed') : accept()
  })
}

export interface TypingView {
  activityId: string
  runs: { run: number; speed: number; accuracy: number; band: TypingBand }[]
  best: { run: number; speed: number; accuracy: number; band: TypingBand } | null
  allowedRuns: number
  minutes: number
  passSpeed: number
  open: { runId: string; run: number; passage: string; startedAt: number; deadlineAt: number } | null
}

export async function findTypingView(
  db: Db,
  input: { traineeId: string; content: Content; now: number; activityId: string },
): Promise<Outcome<TypingView>> {
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  if (!enrolment) return refuse('not-found')
  const settings = await findTypingSettings(db, { ...input, enrolmentId: enrolment.id })
  if (!settings.ok) return settings
  const rows = await listTypingRunsOfActivity(db, enrolment.id, input.activityId)
  const open = rows.find((row) => row.finished_at === null && row.deadline_at + GRACE_MS >= input.now)
  const runs = rows.flatMap((row) =>
    row.finished_at === null
      ? []
      : [{ run: row.run, speed: row.speed ?? 0, accuracy: row.accuracy ?? 0, band: (row.band ?? 'far') as TypingBand }],
  )
  return accept({
    activityId: input.activityId,
    runs,
    best: bestRun(runs) ?? null,
    allowedRuns: settings.value.runs,
    minutes: settings.value.minutes,
    passSpeed: settings.value.passSpeed,
    open: open
      ? {
          runId: open.id,
          run: open.run,
          passage: input.content.passages.find((p) => p.id === open.passage_id)?.text ?? '',
          startedAt: open.started_at,
          deadlineAt: open.deadline_at,
        }
      : null,
  })
}
