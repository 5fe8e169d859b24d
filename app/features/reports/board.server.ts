import { type Courses, courseOf } from '#app/content/content.server'
import { countByState, listBoardPage, listCohortNames } from '#db/queries/board'
import { listMentorless } from '#db/queries/mentor-changes'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { DbOrTx } from '#db/transaction'
import { loadProgressOfAll } from '../activities/progress.server'
import { ENROLMENT_STATES, isFinalState } from '../cohorts/enrolment-states'
import { boardLine } from './board'
import type { BoardQuery } from './board-forms'

const PER_PAGE = { table: 25, columns: 60 }

const STATES_SHOWN: Record<BoardQuery['show'], readonly EnrolmentState[] | undefined> = {
  open: ENROLMENT_STATES.filter((state) => !isFinalState(state)),
  ended: ENROLMENT_STATES.filter(isFinalState),
  all: undefined,
}

/** One page of the board. The number of queries and the rows read depend on the page's size, not on the house's. */
export async function getBoard(db: DbOrTx, input: { query: BoardQuery; courses: Courses; now: number }) {
  const { query, courses, now } = input
  const filter = { cohortId: query.cohort || undefined, text: query.q || undefined }
  const states = STATES_SHOWN[query.show]
  const limit = PER_PAGE[query.view]
  const [rows, counts, cohorts] = await Promise.all([
    listBoardPage(db, { ...filter, states }, { limit, offset: (query.page - 1) * limit }),
    countByState(db, filter),
    listCohortNames(db),
  ])
  const [progress, mentorless] =
    rows.length > 0
      ? await Promise.all([
          loadProgressOfAll(db, rows, { courses, now }),
          listMentorless(
            db,
            rows.map((r) => r.id),
          ),
        ])
      : [[], []]
  const total = counts
    .filter((c) => states === undefined || states.includes(c.state))
    .reduce((sum, c) => sum + Number(c.n), 0)
  return {
    lines: progress.map((p) =>
      boardLine({
        enrolment: p.enrolment,
        progress: p,
        conductPoints: p.facts.conductPoints,
        mentorless: mentorless.some((m) => m.id === p.enrolment.id),
        finishWithin: courseOf(courses, p.enrolment.course_id).course.finishWithinCalendarDays,
      }),
    ),
    total,
    pages: Math.max(1, Math.ceil(total / limit)),
    counts: counts.map((c) => ({ state: c.state, count: Number(c.n) })),
    cohorts,
  }
}
