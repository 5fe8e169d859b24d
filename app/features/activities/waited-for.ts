// Decides whose move it is, by role and name, when an activity waits for somebody other than the trainee.
import type { PlanRole } from '#app/content/plan'
import type { Missing } from './activity-type'
import type { ActivityPage } from './activity-view'

interface Person {
  role: PlanRole
  /** Empty where nobody is named, or where the name is not to be told. */
  name: string
}

type Waiting = Pick<ActivityPage, 'leader' | 'signers'> & { status: { missing: readonly Missing[] } }

/** Whoever leads the activity does these; what the trainee works at alone falls to the role named here. */
const FALLS_TO: Partial<Record<Missing['what'], PlanRole>> = {
  'mentor-sheet': 'mentor',
  release: 'manager',
  debrief: 'mentor',
}
/** And these are always the same person's. */
const BELONGS_TO: Partial<Record<Missing['what'], PlanRole>> = {
  'confirm-price': 'mentor',
  examiners: 'examiner',
  'third-examiner': 'examiner',
  decision: 'manager',
  ruling: 'mentor',
  stations: 'warehouse-guide',
  'case-sheets-unsigned': 'aftersales-guide',
}

function roleOf(missing: Missing, leader: PlanRole): PlanRole | undefined {
  if (missing.what === 'sign') return missing.slot as PlanRole | undefined
  const alone = leader === 'trainee' || leader === 'system'
  return BELONGS_TO[missing.what] ?? (alone ? FALLS_TO[missing.what] : missing.what in FALLS_TO ? leader : undefined)
}

/** Undefined where the wait is for no role of the plan, such as a second person's confirmation. */
export function waitedForRole(missing: readonly Missing[], leader: PlanRole): PlanRole | undefined {
  return missing.map((one) => roleOf(one, leader)).find((found) => found !== undefined)
}

/** Whose role it is, with the name; null for no role of the plan. */
export function findWaitedFor({ status, leader, signers }: Waiting): Person | null {
  const role = waitedForRole(status.missing, leader.role)
  if (!role) return null
  return { role, name: role === leader.role ? leader.name : (signers.find(({ slot }) => slot === role)?.name ?? '') }
}
