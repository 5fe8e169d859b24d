import { type Content, type Courses, courseOf } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { finishTypingRun, insertTypingRun, listLeftTypingRuns, listTypingPassagesUsed } from '#db/queries/drills'
import { lockEnrolment } from '#db/queries/enrolments'
import { listTypingRunsOfActivity, saveTyped } from '#db/queries/typing'
import { inTransaction, type Tx } from '#db/transaction'
import { tellTestResult } from '../activities/tell-test-result.server'
import { typingStanding } from '../activities/typing-standing'
import { type Actor, appendAudit, SYSTEM } from '../audit/audit.server'
import { seededRandom } from '../exam-forms/seeded-random'
import { foldTyped } from './align-typed'
import { type Irregular, isIrregular, mostOf, REGULAR } from './irregular'
import { countCorrect, LEAST_TYPED, scoreTyping } from './score-typing'
import { followPace } from './typing-pace'
import { findTypingSettings, GRACE_MS, MOST_RUNS, practiceSettings } from './typing-settings.server'

const BATCH = 50

interface TypingInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

/** A passage this trainee has not typed yet; when all have been, they begin again. */
function choosePassage(content: Content, used: readonly string[], seed: string): string {
  const scored = content.passages.filter((p) => !p.warmUp)
  const fresh = scored.filter((p) => !used.includes(p.id))
  return seededRandom(seed).shuffle(fresh.length > 0 ? fresh : scored)[0]!.id
}

type RunRow = Awaited<ReturnType<typeof listTypingRunsOfActivity>>[number]

function standingOf(run: RunRow) {
  return typingStanding({ finishedAt: run.finished_at, held: run.held === 1, verdict: run.verdict })
}

function passageOf(run: RunRow, content: Content): string {
  return content.passages.find((p) => p.id === run.passage_id)?.text ?? ''
}

function irregularOf({ pasted, dropped, replaced }: RunRow): Irregular {
  return { pasted, dropped, replaced }
}

/** How far the run has come with this text, and whether a leap of it, now or before, was too long for hands. */
function paceOf(run: RunRow, { typed, at, content }: { typed: string; at: number; content: Content }) {
  const { reached, leapt } = followPace(
    run.started_at,
    { correct: run.reached, at: run.reached_at ?? run.started_at },
    { correct: countCorrect(passageOf(run, content), typed), at },
  )
  return { reached, leapt: leapt || run.held === 1 }
}

/** Ends a run with what was typed; answers how many rows changed. */
async function finishRun(
  tx: Tx,
  run: RunRow,
  {
    typed,
    leapt,
    irregular,
    at,
    content,
    passSpeed,
  }: { typed: string; leapt: boolean; irregular: Irregular; at: number; content: Content; passSpeed: number },
) {
  const passage = passageOf(run, content)
  const finishedAt = Math.min(at, run.deadline_at)
  const time = { elapsedMs: finishedAt - run.started_at, setMs: run.deadline_at - run.started_at }
  const measured = scoreTyping(passage, typed, time, passSpeed)
  const score = { ...measured, held: measured.held || leapt || isIrregular(irregular) }
  const changed = await finishTypingRun(tx, run.id, {
    finished_at: finishedAt,
    typed,
    speed: score.speed,
    accuracy: score.accuracy,
    band: score.band,
    held: score.held ? 1 : 0,
    ...irregular,
  })
  if (changed > 0)
    await tellTestResult(tx, { enrolmentId: run.enrolment_id, activityId: run.activity_id, content, now: at })
  return { changed, score }
}

type CloseInput = Omit<TypingInput, 'actor'>

/** A run that was left open is over at its deadline, with what the server had of it until then. */
async function closeLeftRuns(tx: Tx, runs: readonly RunRow[], input: CloseInput): Promise<number> {
  const settings = await findTypingSettings(tx, input)
  const { passSpeed } = settings.ok ? settings.value : practiceSettings(input.content)
  let closed = 0
  for (const run of runs) {
    if (run.finished_at !== null || run.deadline_at + GRACE_MS >= input.now) continue
    const typed = run.typed ?? ''
    const { changed, score } = await finishRun(tx, run, {
      typed,
      leapt: run.held === 1,
      irregular: irregularOf(run),
      at: run.deadline_at,
      content: input.content,
      passSpeed,
    })
    closed += changed
    await appendAudit(tx, {
      actor: SYSTEM,
      now: input.now,
      action: 'expire:typing',
      entity: 'typing_run',
      entityId: run.id,
      enrolmentId: run.enrolment_id,
      after: { run: run.run, ...score },
    })
  }
  return closed
}

/** The job: without it a last run that was left open would keep the activity unfinished for ever. Answers how many it closed. */
export async function closeLeftTypingRuns(
  db: Db,
  { now, courses }: { now: number; courses: Courses },
): Promise<number> {
  let closed = 0
  for (const left of await listLeftTypingRuns(db, now - GRACE_MS, BATCH))
    closed += await inTransaction(db, async (tx) => {
      await lockEnrolment(tx, left.enrolment_id)
      const runs = await listTypingRunsOfActivity(tx, left.enrolment_id, left.activity_id)
      return closeLeftRuns(tx, runs, {
        now,
        content: courseOf(courses, left.course_id),
        enrolmentId: left.enrolment_id,
        activityId: left.activity_id,
      })
    })
  return closed
}

/** Starts the next run: from now on the time counts, on the server. */
export function startTypingRun(db: Db, input: TypingInput): Promise<Outcome<string>> {
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    if (enrolment.ended_at !== null) return refuse('wrong-state')
    const settings = await findTypingSettings(tx, input)
    if (!settings.ok) return settings
    const runs = await listTypingRunsOfActivity(tx, enrolment.id, input.activityId)
    await closeLeftRuns(tx, runs, input)
    const { since, closedUntilOn, closedSinceOn } = settings.value
    if (closedSinceOn !== null) return refuse('second-test-over', closedSinceOn)
    if (closedUntilOn !== null) return refuse('retake-too-early', closedUntilOn)
    const spent = runs.filter((run) => run.started_at >= since && standingOf(run) !== 'rejected').length
    if (spent >= settings.value.runs || runs.length >= MOST_RUNS)
      return refuse('limit-reached', String(settings.value.runs))
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

interface HandedIn {
  /** The text came after the deadline and its grace; what the server had before then stands. */
  late: boolean
}

async function openCase(tx: Tx, input: TypingInput & { runId: string }) {
  const enrolment = await lockEnrolment(tx, input.enrolmentId)
  if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
  const settings = await findTypingSettings(tx, input)
  if (!settings.ok) return settings
  const run = (await listTypingRunsOfActivity(tx, enrolment.id, input.activityId)).find((r) => r.id === input.runId)
  return run ? accept({ run, passSpeed: settings.value.passSpeed }) : refuse('not-found')
}

type TypedInput = TypingInput & {
  runId: string
  typed: string
  /** A page without scripts tells nothing of it. */
  irregular?: Irregular
}

/**
 * What has been typed so far, sent by the page while the clock runs: it counts when nothing later arrives in time. Null: the
 * page has nothing new, and a page left open beside another one overwrites nothing.
 */
export function saveTypedSoFar(db: Db, input: Omit<TypedInput, 'typed'> & { typed: string | null }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await openCase(tx, input)
    if (!found.ok) return found
    const { run } = found.value
    if (run.finished_at !== null) return refuse('already-done')
    if (input.now > run.deadline_at + GRACE_MS) return refuse('deadline-passed')
    const irregular = mostOf(irregularOf(run), input.irregular ?? REGULAR)
    if (input.typed === null) {
      await saveTyped(tx, run.id, { reached_at: input.now, ...irregular })
      return accept()
    }
    const { reached, leapt } = paceOf(run, { typed: input.typed, at: input.now, content: input.content })
    await saveTyped(tx, run.id, {
      typed: input.typed,
      reached: reached.correct,
      reached_at: reached.at,
      held: leapt ? 1 : 0,
      ...irregular,
    })
    return accept()
  })
}

/** Of text that arrives after the deadline and its grace nothing counts but what the server had before. */
export function handInTyping(db: Db, input: TypedInput): Promise<Outcome<HandedIn>> {
  return inTransaction(db, async (tx) => {
    const found = await openCase(tx, input)
    if (!found.ok) return found
    const { run, passSpeed } = found.value
    const late = input.now > run.deadline_at + GRACE_MS
    // The job may have closed it first: the same is true then, and said.
    if (run.finished_at !== null) return late ? accept({ late }) : refuse('already-done')
    const typed = late ? (run.typed ?? '') : input.typed
    const isOver = input.now + GRACE_MS >= run.deadline_at
    if (!isOver && foldTyped(typed).length < LEAST_TYPED) return refuse('too-short', String(LEAST_TYPED))
    const leapt = late ? run.held === 1 : paceOf(run, { ...input, at: input.now }).leapt
    const { changed, score } = await finishRun(tx, run, {
      typed,
      leapt,
      irregular: mostOf(irregularOf(run), input.irregular ?? REGULAR),
      at: input.now,
      content: input.content,
      passSpeed,
    })
    if (changed === 0) return refuse('already-done')
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'hand-in:typing',
      entity: 'typing_run',
      entityId: run.id,
      enrolmentId: input.enrolmentId,
      after: { run: run.run, ...score, late },
    })
    return accept({ late })
  })
}
