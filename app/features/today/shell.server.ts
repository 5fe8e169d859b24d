import type { Db } from '#db/connect'
import { hasDrilled } from '#db/queries/drills'
import { countUnreadNotices } from '#db/queries/notifications'
import type { Viewer } from '../accounts/permissions'
import type { FindTraineePlace, TraineePlace } from '../cohorts/trainee-place.server'
import { marksPapers } from '../grading/papers.server'
import { holdsQuestion } from '../mentor-desk/ruling-queue.server'

export interface ShellFacts {
  now: number
  /** The training day, for a trainee in training. */
  day: number | null
  notices: number
  /** Papers are marked or released by this person, or an appeal is answered. */
  marks: boolean
  /** Some reply waits for their ruling. */
  rules: boolean
  /** There is a conduct ledger of theirs. */
  ledger: boolean
  /** Once the training is over, whether there is anything left to look at. */
  practice: 'open' | 'history' | 'none'
}

async function practiceOf(db: Db, place: TraineePlace | null): Promise<ShellFacts['practice']> {
  if (!place || place.enrolment.ended_at === null) return 'open'
  return (await hasDrilled(db, place.enrolment.id)) ? 'history' : 'none'
}

async function findTraining(db: Db, viewer: Viewer, findPlace: FindTraineePlace) {
  const place = viewer.roles.includes('trainee') ? await findPlace() : null
  const day = place?.enrolment.state === 'in_training' ? place.calendar.currentDay : 0
  return { day: day > 0 ? day : null, ledger: place !== null, practice: await practiceOf(db, place) }
}

/** What the frame around every page shows. */
export async function getShellFacts(
  db: Db,
  input: { viewer: Viewer; now: number; place: FindTraineePlace },
): Promise<ShellFacts> {
  const [training, notices, marks, rules] = await Promise.all([
    findTraining(db, input.viewer, input.place),
    countUnreadNotices(db, input.viewer.id),
    marksPapers(db, input.viewer),
    holdsQuestion(db, input.viewer),
  ])
  return { now: input.now, ...training, notices, marks, rules }
}
