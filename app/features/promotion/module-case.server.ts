import type { Content } from '#app/content/content.server'
import { type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { listModules } from '#db/queries/remedial'
import { type DbOrTx, inTransaction, type Tx } from '#db/transaction'
import { loadProgress, type TraineeProgress } from '../activities/progress.server'
import type { Actor } from '../audit/audit.server'
import { isDayOpen } from '../cohorts/calendar.server'
import type { ModuleState, RemedialCase } from './remedial'

export type ModuleRow = Awaited<ReturnType<typeof listModules>>[number]

export interface ModuleInput {
  actor: Actor
  traineeId: string
  now: number
  content: Content
  enrolmentId: string
  moduleId: string
}

export interface ModuleCase {
  enrolment: EnrolmentRow
  progress: TraineeProgress
  rules: RemedialCase
  modules: ModuleRow[]
}

export async function readModuleCase(
  db: DbOrTx,
  input: Pick<ModuleInput, 'enrolmentId' | 'content' | 'now'>,
): Promise<ModuleCase | null> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], input) : []
  if (!enrolment || !progress) return null
  const activity = progress.activities.find((a) => a.activity.type === 'remedial')
  const plan = progress.facts.decisions.find((d) => d.kind === 'next-step')
  return {
    enrolment,
    progress,
    modules: await listModules(db, enrolment.id),
    rules: {
      state: enrolment.state,
      planAcknowledged: plan !== undefined && plan.acknowledged !== null,
      dayOpen: activity === undefined || isDayOpen(progress.calendar, activity.day),
      opensOn: activity?.on ?? progress.calendar.today,
      now: input.now,
    },
  }
}

export function moduleState(row: ModuleRow): ModuleState {
  return {
    startedAt: row.started_at,
    doneAt: row.done_at,
    minutesPlanned: row.minutes_planned,
    minutesDone: row.minutes_done,
    quizPercent: row.quiz_percent,
  }
}

/** Locks the enrolment, finds the trainee's own module and hands both to `work`. */
export function onModule<T>(
  db: Db,
  input: ModuleInput,
  work: (tx: Tx, given: ModuleCase, module: ModuleRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const given = await readModuleCase(tx, input)
    const module = given?.modules.find((m) => m.id === input.moduleId)
    if (!given || !module || given.enrolment.trainee_id !== input.traineeId) return refuse('not-found')
    return work(tx, given, module)
  })
}
