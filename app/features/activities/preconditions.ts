// Decides what has to be there before the final, and before the decision that rests on it: everything the plan put first, or a waiver by name.
import { conductStanding } from '#app/rules/conduct-points'
import type { Missing } from './activity-type'
import { attendanceOf } from './attendance'
import { type EnrolmentFacts, isPassed } from './facts'
import { type ActivityProgress, byTime } from './progress'

export interface Precondition {
  /** What a waiver names: an activity's id, `attendance`, `conduct` or `appeals`. */
  subject: string
  what: 'activity' | 'gate' | 'attendance' | 'conduct' | 'appeals'
  title: string | null
  day: number | null
  state: 'met' | 'missing' | 'waived'
  /** The activity was sent back. */
  notYet: boolean
  missing: readonly Missing[]
  /** How many: days not attended, points of conduct, appeals. */
  count: number | null
  /** A gate, an appeal and a paper under way are settled, never waived. */
  waivable: boolean
}

interface Given {
  facts: EnrolmentFacts
  /** Local date of the trainee. */
  today: string
}

/** What somebody has handed in is marked and released, not waived. */
const UNDER_WAY = ['release', 'third-examiner']

function ofActivity(entry: ActivityProgress, facts: EnrolmentFacts): Precondition {
  const { activity, day, status } = entry
  const isGate = activity.type === 'decision' && activity.holds !== undefined
  const met =
    activity.type === 'decision' && isGate
      ? status.state === 'done' && isPassed(facts, activity.settings.decision)
      : status.state === 'done'
  const waivable = !isGate && !status.missing.some((m) => UNDER_WAY.includes(m.what))
  const waived = waivable && facts.waived.some((w) => w.subject === activity.id)
  return {
    subject: activity.id,
    what: isGate ? 'gate' : 'activity',
    title: activity.title,
    day,
    state: met ? 'met' : waived ? 'waived' : 'missing',
    notYet: status.state === 'not-yet',
    missing: status.missing,
    count: null,
    waivable,
  }
}

/** Something that is no row of the plan: met, missing, or waived by its name. */
function ofWhole(
  what: 'attendance' | 'conduct' | 'appeals',
  { met, count, waivable, facts }: { met: boolean; count: number; waivable: boolean; facts: EnrolmentFacts },
): Precondition {
  const waived = waivable && facts.waived.some(({ subject }) => subject === what)
  const state = met ? 'met' : waived ? 'waived' : 'missing'
  return { subject: what, what, title: null, day: null, state, notYet: false, missing: [], count, waivable }
}

/** Of the row `before` itself nothing is asked; of the rows before it, all that are on this trainee's way. */
export function listPreconditions(
  before: ActivityProgress,
  entries: readonly ActivityProgress[],
  { facts, today }: Given,
): Precondition[] {
  const rows = entries
    .filter((entry) => entry.status.state !== 'not-applicable' && byTime(entry, before) < 0)
    .sort(byTime)
  const waived = new Set(facts.waived.map(({ subject }) => subject))
  const absent = attendanceOf(
    rows.filter(({ activity }) => !waived.has(activity.id)),
    today,
  )
  const { points, standing } = conductStanding(facts.conductPoints)
  return [
    ofWhole('appeals', { met: facts.openAppeals === 0, count: facts.openAppeals, waivable: false, facts }),
    ...rows.map((entry) => ofActivity(entry, facts)),
    ofWhole('attendance', {
      met: absent.present === absent.due,
      count: absent.due - absent.present,
      waivable: true,
      facts,
    }),
    ofWhole('conduct', { met: standing !== 'talk', count: points, waivable: true, facts }),
  ]
}
