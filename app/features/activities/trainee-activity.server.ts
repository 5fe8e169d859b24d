import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { factsOf } from './facts'
import { loadProgress, type TraineeProgress } from './progress.server'
import type { TraineeActivity } from './trainee-work'

export interface TraineeActivityInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

export interface LockedActivity extends TraineeActivity {
  enrolment: EnrolmentRow
  progress: TraineeProgress
}

/** Locks the enrolment, so that caps and revisions hold for two tabs at once. The activity must stand in the enrolment's own plan version. */
export async function lockTraineeActivity(tx: Tx, input: TraineeActivityInput): Promise<Outcome<LockedActivity>> {
  await lockEnrolment(tx, input.enrolmentId)
  return readTraineeActivity(tx, input)
}

export async function readTraineeActivity(tx: Tx, input: TraineeActivityInput): Promise<Outcome<LockedActivity>> {
  const enrolment = await findEnrolment(tx, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  const [progress] = await loadProgress(tx, [enrolment], { content: input.content, now: input.now })
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || !entry) return refuse('not-found')
  return accept({
    actorId: input.actor.id,
    traineeId: enrolment.trainee_id,
    enrolmentState: enrolment.state,
    entry,
    facts: factsOf(progress.facts, input.activityId),
    calendar: progress.calendar,
    enrolment,
    progress,
  })
}
